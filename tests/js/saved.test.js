/**
 * "Saved" means that the server said so: for what was typed, and for what was taken away.
 */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import * as Y from "yjs";

import { Saved } from "../../static/js/notes/saved.js";

const PROVIDER = "the line to the server";

/** A page: its document, what it sent, and what it counts. */
function page(stored = null) {
  const doc = new Y.Doc();
  const saved = new Saved(doc);
  const sent = [];
  if (stored) Y.applyUpdate(doc, stored.updates, PROVIDER);
  saved.restore(stored?.snapshot ?? null);
  doc.on("update", (update, origin, _doc, transaction) => {
    if (origin === PROVIDER) return;
    saved.changedHere(transaction);
    saved.sending(update);
    sent.push(update);
  });
  return { doc, saved, sent, text: doc.getText("item") };
}

const kept = ({ doc, saved }) => ({ updates: Y.encodeStateAsUpdate(doc), snapshot: saved.snapshot() });

let here;
beforeEach(() => (here = page()));

test("typing is unsent until its frame is acknowledged", () => {
  here.text.insert(0, "Water");
  here.text.insert(5, " first");

  assert.equal(here.saved.unsent(), 11);
  here.saved.acknowledged(1);
  assert.equal(here.saved.unsent(), 6);
  here.saved.acknowledged(2);
  assert.equal(here.saved.unsent(), 0);
});

test("an acknowledgement counts all frames before it", () => {
  for (const letter of "Water") here.text.insert(here.text.length, letter);

  here.saved.acknowledged(5);

  assert.equal(here.saved.unsent(), 0);
});

test("taking text away is unsent as well", () => {
  here.text.insert(0, "Water first");
  here.saved.acknowledged(1);

  here.text.delete(0, 6);

  assert.equal(here.saved.unsent(), 6);
  here.saved.acknowledged(2);
  assert.equal(here.saved.unsent(), 0);
});

test("a new socket starts counting again, and what was on the way is still unsent", () => {
  here.text.insert(0, "Water");
  here.saved.socketOpened();

  here.saved.acknowledged(1);

  assert.equal(here.saved.unsent(), 5);
});

test("what the server sends is confirmed, even when it changes nothing here", () => {
  here.text.insert(0, "Water");
  here.text.delete(0, 1);

  here.saved.received(Y.encodeStateAsUpdate(here.doc));

  assert.equal(here.saved.unsent(), 0);
});

test("the server's vector confirms what was typed, not what was deleted", () => {
  here.text.insert(0, "Water");
  here.text.delete(0, 1);

  const setBack = here.saved.serverHas(Y.decodeStateVector(Y.encodeStateVector(here.doc)));

  assert.equal(setBack, false);
  assert.equal(here.saved.unsent(), 1);
});

test("a server that was set back is noticed, and the text is unsent again", () => {
  here.text.insert(0, "Water");
  here.saved.acknowledged(1);

  const setBack = here.saved.serverHas(new Map([[here.doc.clientID, 2]]));

  assert.equal(setBack, true);
  assert.equal(here.saved.unsent(), 3);
});

test("a reload remembers what was confirmed, typed and deleted", () => {
  here.text.insert(0, "Water first");
  here.text.delete(0, 2);
  here.saved.acknowledged(2);
  here.text.insert(0, "Wa");
  here.text.delete(2, 1);

  const reloaded = page(kept(here));

  assert.equal(reloaded.saved.unsent(), 3);
  assert.equal(reloaded.text.toString(), here.text.toString());
});

test("a reload that knows of no confirmation reports everything", () => {
  here.text.insert(0, "Water");
  here.saved.acknowledged(1);

  const reloaded = page({ ...kept(here), snapshot: null });

  assert.equal(reloaded.saved.unsent(), 5);
});

test("unsent text is counted in blocks", () => {
  const root = here.doc.getXmlFragment("notes");
  const blocks = ["Water", "Food", "Roads"].map((words) => {
    const block = new Y.XmlElement("block");
    block.insert(0, [new Y.XmlText(words)]);
    return block;
  });
  root.insert(0, blocks);
  here.saved.acknowledged(1);
  assert.equal(here.saved.unsentBlocks(), 0);

  blocks[0].firstChild.insert(0, "Clean ");
  blocks[0].firstChild.delete(0, 1);
  blocks[2].firstChild.delete(0, 1);

  assert.equal(here.saved.unsentBlocks(), 2);
});

test("what is kept never claims more than the server confirmed", () => {
  here.text.insert(0, "Water");
  here.saved.acknowledged(1);
  here.text.delete(1, 2);

  const snapshot = Y.decodeSnapshot(here.saved.snapshot());

  assert.deepEqual([...snapshot.sv], [[here.doc.clientID, 5]]);
  assert.equal(snapshot.ds.clients.size, 0);
});
