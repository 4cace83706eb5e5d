/**
 * The page of those who write the notes: every agenda item an editor, one document, one line to the server.
 */
import * as Y from "yjs";

import "./elements/live-timer.js";
import { showClosed } from "./notes/closed.js";
import { colourOf } from "./notes/cursors.js";
import { choices, mount } from "./notes/editor.js";
import { rememberEpoch } from "./notes/epochs.js";
import { firstState } from "./notes/first-state.js";
import { Line } from "./notes/line.js";
import { keepMade } from "./notes/made.js";
import { showNotice } from "./notes/notices.js";
import { NotesPage } from "./notes/page.js";
import { keepPeople } from "./notes/people.js";
import { SaveState } from "./notes/save-state.js";
import { Saved } from "./notes/saved.js";
import { schema } from "./notes/schema.js";
import { beginAtCurrent, showStage } from "./notes/stage.js";
import { stayOnPage } from "./notes/steps.js";
import { openStore } from "./notes/storage.js";
import { Toolbar } from "./notes/toolbar.js";

const FROM_HTTP = "first state";
const find = (name) => document.getElementById(name);

class Writer {
  constructor(data) {
    this.data = data;
    this.texts = data.texts;
    this.doc = new Y.Doc();
    this.saved = new Saved(this.doc);
    this.state = new SaveState({
      corner: find("notes-state"),
      voice: find("notes-voice"),
      texts: data.texts.states,
      facts: () => this.#facts(),
    });
    this.page = new NotesPage(data, { doc: this.doc, menu: find("notes-menu"), say: (words) => this.state.say(words) });
    this.state.paint();
  }

  /** What this device knows comes first, then the server's state; only then may one write, and the line opens. */
  async open() {
    const { epoch, update } = await firstState(this.data);
    rememberEpoch(this.data, epoch);
    await this.#load(epoch);
    if (update) {
      Y.applyUpdate(this.doc, update, FROM_HTTP);
      this.saved.received(update);
    }
    this.doc.on("update", (_update, _origin, _doc, transaction) => this.#changed(transaction));
    this.line = this.#line(epoch);
    this.#mount();
    beginAtCurrent();
    this.line.connect();
  }

  async #load(epoch) {
    this.store = await openStore(this.doc, this.data, epoch).catch(() => null);
    this.own = (await this.store?.ownClients()) ?? new Set([this.doc.clientID]);
    this.saved.restore(await this.store?.confirmed());
    if (!this.store) showNotice(find("notes-notices"), { words: this.texts.keepsNothing });
  }

  #line(epoch) {
    return new Line({
      doc: this.doc,
      saved: this.saved,
      own: this.own,
      address: this.data.documentAddress,
      epoch,
      on: {
        changed: () => this.#confirmed(),
        stage: (stage) => this.#stage(stage),
        lost: (casualties) => casualties.forEach((each) => this.#lost(each)),
        setBack: () => showNotice(find("notes-notices"), { words: this.texts.setBack }),
        closed: (code) => this.#closed(code),
      },
    });
  }

  #mount() {
    const { page } = this;
    page.awareness = this.line.awareness;
    page.awareness.setLocalStateField("user", { name: this.data.name, color: colourOf(this.doc.clientID) });
    page.choices = choices(this.texts);
    page.toolbar = new Toolbar(page.choices, this.texts.kindOfBlock);
    for (const [name, fragment] of page.roots) {
      page.views.push(mount(find(`notes-${name}`), fragment, page));
    }
    page.allow(this.data.writable);
    keepPeople(find("notes-people"), page.awareness);
    this.madeChanged = keepMade(find("notes-made"), {
      ...this.data,
      doc: this.doc,
      roots: page.roots,
      records: () => page.records,
    });
    this.doc.on("beforeTransaction", ({ local }) => (page.hearing = !local));
    this.doc.on("afterTransaction", () => (page.hearing = false));
    stayOnPage(find("agenda"));
  }

  #changed(transaction) {
    if (transaction.local) this.saved.changedHere(transaction);
    queueMicrotask(this.state.paint); // the provider sends first
  }

  #confirmed() {
    this.ready ||= this.line.synced || this.line.provider.wsUnsuccessfulReconnects > 0;
    this.store?.keepConfirmed(() => this.saved.snapshot());
    this.state.paint();
  }

  #stage(stage) {
    this.page.takeStage(stage);
    if (!stage.writable) this.#readOnly();
    showStage(find("agenda"), stage, this.data);
    this.madeChanged();
  }

  /** Whose right to write has gone, or whose page is older than the server's rules, may still read. */
  #readOnly() {
    if (this.toldReadOnly) return;
    this.toldReadOnly = true;
    const buttons = [{ words: this.texts.reload, run: () => window.location.reload() }];
    showNotice(find("notes-notices"), { words: this.texts.readOnly, buttons });
  }

  #lost({ root, text }) {
    const view = this.page.views[[...this.page.roots.keys()].indexOf(root)];
    const putBack = () => {
      const block = schema.node("block", null, schema.text(text));
      view.dispatch(view.state.tr.insert(view.state.doc.content.size, block).scrollIntoView());
    };
    const buttons = [{ words: this.texts.putBack, run: putBack }, { words: this.texts.dismiss }];
    showNotice(find("notes-notices"), { words: this.texts.lost, text, buttons });
  }

  #closed(code) {
    this.page.allow(false);
    this.closed = true;
    this.state.paint();
    const text = () => this.page.text();
    showClosed(code, { place: find("notes-notices"), texts: this.texts, store: this.store, text });
  }

  #facts() {
    return {
      closed: this.closed,
      ready: this.ready,
      connected: this.line?.connected,
      synced: this.line?.synced,
      unsent: this.saved.unsent(),
      blocks: () => Math.max(1, this.saved.unsentBlocks()),
    };
  }
}

new Writer(JSON.parse(find("notes-data").textContent)).open();
