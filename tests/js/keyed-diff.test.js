/**
 * What a colleague types into a block survives when somebody moves, inserts or removes blocks beside it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Schema } from "prosemirror-model";
import * as Y from "yjs";

import { patch } from "../../static/js/build/keyed-diff-plugin.mjs";
import { longestRise } from "../../static/js/notes/keyed-diff.js";
import { yProsemirror } from "./patched.mjs";

const { initProseMirrorDoc, updateYFragment } = await yProsemirror();

const schema = new Schema({
  nodes: { doc: { content: "block+" }, block: { content: "text*", attrs: { id: { default: null } } }, text: {} },
});

const block = (id, text) => schema.node("block", { id }, text ? schema.text(text) : null);

/** Two people before the same blocks; `shows` is what an editor does when its page changes. */
function twoPeople(blocks) {
  const [amina, bilal] = [new Y.Doc(), new Y.Doc()].map((doc) => ({ doc, root: doc.getXmlFragment("item") }));
  shows(amina, blocks);
  exchange(amina, bilal);
  return { amina, bilal };
}

function shows(person, blocks) {
  const { meta } = initProseMirrorDoc(person.root, schema);
  updateYFragment(person.doc, person.root, schema.node("doc", null, blocks), meta);
}

function exchange(one, other) {
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc));
}

const reads = ({ root }) => root.toArray().map((each) => [each.getAttribute("id"), each.firstChild?.toString() ?? ""]);

const [water, food, roads] = [block("water", "Water"), block("food", "Food"), block("roads", "Roads")];

test("a moved block takes nothing from its neighbours", () => {
  const { amina, bilal } = twoPeople([water, food, roads]);

  shows(amina, [roads, water, food]);
  shows(bilal, [block("water", "Water first"), block("food", "Food later"), roads]);
  exchange(amina, bilal);

  assert.deepEqual(reads(amina), [["roads", "Roads"], ["water", "Water first"], ["food", "Food later"]]);
  assert.deepEqual(reads(bilal), reads(amina));
});

test("a block put between two keeps what is typed into both", () => {
  const { amina, bilal } = twoPeople([water, food]);

  shows(amina, [block("water", "Water!"), block("new", "New"), block("food", "Food!")]);
  shows(bilal, [block("water", "Clean Water"), block("food", "More Food")]);
  exchange(amina, bilal);

  assert.deepEqual(reads(bilal), [["water", "Clean Water!"], ["new", "New"], ["food", "More Food!"]]);
});

test("removing a block removes no other", () => {
  const { amina, bilal } = twoPeople([water, food, roads]);

  shows(amina, [block("water", "Water?"), block("roads", "Roads?")]);
  shows(bilal, [water, food, block("roads", "Side Roads")]);
  exchange(amina, bilal);

  assert.deepEqual(reads(amina), [["water", "Water?"], ["roads", "Side Roads?"]]);
});

test("a single block is changed in place, whatever its id", () => {
  const { amina, bilal } = twoPeople([water]);

  shows(amina, [block("other", "Water")]);
  shows(bilal, [block("water", "Water first")]);
  exchange(amina, bilal);

  assert.deepEqual(reads(amina), [["other", "Water first"]]);
});

test("blocks that share an id are left to y-prosemirror", () => {
  const { amina } = twoPeople([block("twin", "One"), block("twin", "Two")]);

  shows(amina, [block("twin", "One"), block("other", "Two"), block("third", "Three")]);

  assert.deepEqual(reads(amina), [["twin", "One"], ["other", "Two"], ["third", "Three"]]);
});

test("another version of y-prosemirror is not patched by chance", () => {
  assert.throws(() => patch("export const updateYFragment = () => {}"), /y-prosemirror changed/);
});

test("the longest rise is kept, and what is new never is", () => {
  const kept = (numbers) => [...longestRise(numbers)].map((index) => numbers[index]).sort((a, b) => a - b);

  assert.deepEqual(kept([2, 0, 1]), [0, 1]);
  assert.deepEqual(kept([-1, 0, -1, 1, 2]), [0, 1, 2]);
  assert.deepEqual(kept([3, 4, 0, 5, 1]), [3, 4, 5]);
  assert.deepEqual(kept([-1, -1]), []);
});
