/**
 * Keep local edits within what the server takes; one refused edit would block everything typed after it.
 */
import { Plugin } from "prosemirror-state";
import { ySyncPluginKey } from "y-prosemirror";

import { limits } from "./rules.js";

const BYTES_A_BLOCK = 200; // its id, attributes and marks, generously
const BYTES_A_LETTER = 3; // at most, for each UTF-16 unit

const encoder = new TextEncoder();
const bytesOf = (doc) => encoder.encode(doc.textContent).length;

/** Refuse a local change that makes the notes, whose editors `views()` lists, or one update too large; `refused()` says so. */
export function limitPlugin({ views, refused }) {
  return new Plugin({
    filterTransaction(transaction, state) {
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)?.isChangeOrigin) return true;
      const fine = fitsUpdate(state.doc, transaction.doc) && fitsNotes(views(), state.doc, transaction.doc);
      if (!fine) refused();
      return fine;
    },
  });
}

function fitsUpdate(before, after) {
  const letters = after.content.size - before.content.size;
  const blocks = Math.max(0, after.childCount - before.childCount);
  return letters * BYTES_A_LETTER + blocks * BYTES_A_BLOCK <= limits.updateBytes;
}

function fitsNotes(views, before, after) {
  if (after.content.size <= before.content.size) return true;
  const others = views.map(({ state }) => state.doc).filter((doc) => doc !== before);
  const docs = [...others, after];
  const atMost = docs.reduce((sum, doc) => sum + doc.content.size, 0) * BYTES_A_LETTER;
  return atMost <= limits.text || docs.reduce((sum, doc) => sum + bytesOf(doc), 0) <= limits.text;
}
