/**
 * The page of those who follow the notes: the same blocks, drawn without an editor.
 */
import * as Y from "yjs";

import "./elements/live-timer.js";
import { showClosed } from "./notes/closed.js";
import { fieldsByKind } from "./notes/fields.js";
import { firstState } from "./notes/first-state.js";
import { keepMade } from "./notes/made.js";
import { showNotice } from "./notes/notices.js";
import { ReadingLine } from "./notes/reading-line.js";
import { DrawnRoot } from "./notes/render.js";
import { rootsOf } from "./notes/blocks.js";
import { SaveState } from "./notes/save-state.js";
import { beginAtCurrent, showStage } from "./notes/stage.js";

const find = (name) => document.getElementById(name);

class Watcher {
  constructor(data) {
    this.data = data;
    this.doc = new Y.Doc();
    this.roots = new Map(rootsOf(data).map((name) => [name, this.doc.getXmlFragment(name)]));
    this.records = new Map();
    this.state = new SaveState({
      corner: find("notes-state"),
      voice: find("notes-voice"),
      texts: data.texts.states,
      facts: () => this.#facts(),
    });
    this.state.paint();
  }

  async open() {
    const { epoch, update } = await firstState(this.data);
    if (update) Y.applyUpdate(this.doc, update);
    this.#draw();
    beginAtCurrent();
    this.line = new ReadingLine({
      doc: this.doc,
      address: this.data.documentAddress,
      epoch,
      on: {
        changed: () => this.#changed(),
        stage: (stage) => this.#stage(stage),
        closed: (code) => this.#closed(code),
      },
    });
    this.line.connect();
  }

  #draw() {
    const shared = { texts: this.data.texts, fields: fieldsByKind(this.data), records: () => this.records };
    this.drawn = [...this.roots].map(([name, root]) => new DrawnRoot(find(`notes-${name}`), root, shared));
    this.madeChanged = keepMade(find("notes-made"), { ...this.data, ...shared, doc: this.doc, roots: this.roots });
  }

  #changed() {
    this.ready ||= this.line.synced || this.line.attempts > 0;
    this.state.paint();
  }

  #stage(stage) {
    this.records = new Map(stage.records.map((record) => [record.block, record]));
    showStage(find("agenda"), stage, this.data);
    for (const root of this.drawn) root.draw();
    this.madeChanged();
    if (stage.writable) this.#invite();
  }

  /** Who was named note-taker meanwhile needs the other page. */
  #invite() {
    if (this.invited) return;
    this.invited = true;
    const { mayWrite, reload } = this.data.texts;
    const buttons = [{ words: reload, run: () => window.location.reload() }];
    showNotice(find("notes-notices"), { words: mayWrite, buttons });
  }

  #closed(code) {
    this.closed = true;
    const text = () => find("content").innerText;
    showClosed(code, { place: find("notes-notices"), texts: this.data.texts, store: null, text });
  }

  #facts() {
    const { closed, ready, line } = this;
    return { closed, ready, connected: line?.connected, synced: line?.synced, unsent: 0 };
  }
}

new Watcher(JSON.parse(find("notes-data").textContent)).open();
