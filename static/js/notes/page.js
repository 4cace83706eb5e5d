/**
 * What all editors of the page share: the document, the words, the records, and whether one may write.
 */
import { blocksOf, rootsOf, wordsOf } from "./blocks.js";
import { fieldsByKind } from "./fields.js";

export class NotesPage {
  constructor(data, { doc, menu, say }) {
    this.texts = data.texts;
    this.doc = doc;
    this.menu = menu;
    this.say = say;
    this.fields = fieldsByKind(data);
    this.roots = new Map(rootsOf(data).map((name) => [name, doc.getXmlFragment(name)]));
    this.views = []; // the editors
    this.blocks = new Set(); // the blocks they show
    this.records = new Map(); // block id: {number, kind, missing}
    this.writable = false;
    this.hearing = false; // true while somebody else's edit is applied
  }

  /** Show what a stage message tells about records and rights. */
  takeStage({ records, writable }) {
    this.records = new Map(records.map((record) => [record.block, record]));
    this.allow(writable);
  }

  allow(writable) {
    this.writable = writable;
    if (!writable) this.toolbar.dom.remove(); // it comes back with the next focus
    for (const view of this.views) view.setProps({});
    for (const block of this.blocks) block.refresh();
  }

  /** Return the ids of all blocks that stand outside `fragment`. */
  idsOutside(fragment) {
    const others = [...this.roots.values()].filter((root) => root !== fragment);
    return new Set(others.flatMap((root) => blocksOf(root).map((block) => block.getAttribute("id"))));
  }

  /** Return all notes as plain text, one line a block. */
  text() {
    return [...this.roots.values()].map((root) => blocksOf(root).map(wordsOf).join("\n")).join("\n\n");
  }
}
