/**
 * What Enter, Backspace and the shortcuts do to blocks.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { endList, indentBy, nextBlock, openAbove, setKind, split, toggleList, undress } from "../../static/js/notes/commands.js";
import { after, blocksOf, stateOf } from "./editing.js";

const run = (blocks, command) => {
  const state = after(stateOf(blocks), command);
  return state && blocksOf(state);
};

test("a line becomes an action point, and keeps its id", () => {
  assert.deepEqual(run([["Ask|", { id: "abcdef" }]], setKind("action")), [["Ask|", { id: "abcdef", kind: "action" }]]);
});

test("a point of a list that becomes a decision leaves the list", () => {
  assert.deepEqual(run([["So|", { list: "bullet", indent: 2 }]], setKind("decision")), [["So|", { kind: "decision" }]]);
});

test("a note is what has no kind", () => {
  assert.deepEqual(run([["So|", { kind: "gap" }]], setKind("note")), [["So|", {}]]);
});

test("a list is switched on and off", () => {
  assert.deepEqual(run([["One|", {}]], toggleList("bullet")), [["One|", { list: "bullet" }]]);
  assert.deepEqual(run([["One|", { list: "bullet", indent: 1 }]], toggleList("bullet")), [["One|", {}]]);
  assert.deepEqual(run([["One|", { list: "bullet" }]], toggleList("ordered")), [["One|", { list: "ordered" }]]);
});

test("only points of a list are indented, and never beyond the deepest", () => {
  assert.equal(run([["Note|", {}]], indentBy(1)), null);
  assert.deepEqual(run([["One|", { list: "bullet" }]], indentBy(1)), [["One|", { list: "bullet", indent: 1 }]]);
  assert.deepEqual(run([["One|", { list: "bullet", indent: 6 }]], indentBy(1)), [["One|", { list: "bullet", indent: 6 }]]);
  assert.deepEqual(run([["One|", { list: "bullet", indent: 1 }]], indentBy(-1)), [["One|", { list: "bullet" }]]);
});

test("what follows an action point is a note", () => {
  const blocks = [["Ask the centre|", { id: "abcdef", kind: "action", due: "2024-06-14" }]];

  assert.deepEqual(run(blocks, split), [["Ask the centre", { id: "abcdef", kind: "action", due: "2024-06-14" }], ["|", {}]]);
});

test("what follows a point of a list is the next point", () => {
  assert.deepEqual(run([["On|e", { id: "abcdef", list: "ordered", indent: 1 }]], split), [
    ["On", { id: "abcdef", list: "ordered", indent: 1 }],
    ["|e", { list: "ordered", indent: 1 }],
  ]);
});

test("a line opened above leaves this block whole", () => {
  assert.deepEqual(run([["|Ask", { id: "abcdef", kind: "action" }]], openAbove), [
    ["", {}],
    ["|Ask", { id: "abcdef", kind: "action" }],
  ]);
  assert.equal(run([["A|sk", {}]], openAbove), null);
  assert.equal(run([["|", {}]], openAbove), null);
});

test("an empty point of a list steps out, then ends the list", () => {
  assert.deepEqual(run([["|", { list: "bullet", indent: 1 }]], endList), [["|", { list: "bullet" }]]);
  assert.deepEqual(run([["|", { list: "bullet" }]], endList), [["|", {}]]);
  assert.equal(run([["One|", { list: "bullet" }]], endList), null);
});

test("Backspace at the start takes the kind before it joins lines", () => {
  assert.deepEqual(run([["|Ask", { kind: "action" }]], undress), [["|Ask", {}]]);
  assert.equal(run([["|Ask", {}]], undress), null);
  assert.equal(run([["A|sk", { kind: "action" }]], undress), null);
});

test("the next block is a new note, or the empty one that is there", () => {
  assert.deepEqual(run([["O|ne", { kind: "action" }], ["Two", {}]], nextBlock), [
    ["One", { kind: "action" }],
    ["|", {}],
    ["Two", {}],
  ]);
  assert.deepEqual(run([["O|ne", {}], ["", {}]], nextBlock), [["One", {}], ["|", {}]]);
  assert.deepEqual(run([["|", { kind: "action" }]], nextBlock), [["", { kind: "action" }], ["|", {}]]);
});

test("in an empty note one stays: it is the next block already", () => {
  const state = stateOf([["One", {}], ["|", {}]]);

  assert.equal(nextBlock(state, () => assert.fail("changed something")), true);
});
