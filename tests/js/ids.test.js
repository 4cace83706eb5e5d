/**
 * Every block has an id of its own; of two with the same one the first keeps it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { ySyncPluginKey } from "y-prosemirror";

import { split } from "../../static/js/notes/commands.js";
import { idPlugin, mendIds, newId } from "../../static/js/notes/ids.js";
import { fits } from "../../static/js/notes/rules.js";
import { after, stateOf } from "./editing.js";

const nowhere = () => new Set();
const idsOf = (state) => state.doc.content.content.map((block) => block.attrs.id);

test("a new id is one the server takes, and never the same", () => {
  const ids = Array.from({ length: 1000 }, newId);

  assert.equal(new Set(ids).size, 1000);
  assert.ok(ids.every((id) => fits("id", id)));
});

test("a split line gets its id in the same dispatch", () => {
  const state = stateOf([["One| two", { id: "first1" }]], [idPlugin(nowhere)]);

  const [first, second] = idsOf(after(state, split));

  assert.equal(first, "first1");
  assert.ok(second && second !== "first1");
});

test("of two blocks with one id the first keeps it", () => {
  const state = stateOf([["One", { id: "twin01" }], ["Two", { id: "twin01" }]]);

  const [first, second] = idsOf(state.apply(mendIds(state, { elsewhere: nowhere })));

  assert.equal(first, "twin01");
  assert.notEqual(second, "twin01");
});

test("an empty one gives its id to the text that left it", () => {
  const state = stateOf([["", { id: "twin01" }], ["Two", { id: "twin01" }]]);

  const [first, second] = idsOf(state.apply(mendIds(state, { elsewhere: nowhere })));

  assert.notEqual(first, "twin01");
  assert.equal(second, "twin01");
});

test("a block pasted from another item gets an id of its own", () => {
  const before = stateOf([["One", { id: "first1" }]]);
  const state = stateOf([["One", { id: "first1" }], ["Two", { id: "other1" }]]);

  const mended = mendIds(state, { before, elsewhere: () => new Set(["other1", "first1"]) });

  const [first, second] = idsOf(state.apply(mended));
  assert.equal(first, "first1");
  assert.notEqual(second, "other1");
});

test("blocks that are well are left alone, and nobody looks elsewhere", () => {
  const state = stateOf([["One", { id: "first1" }], ["Two", { id: "other1" }]]);
  const elsewhere = () => assert.fail("asked for the ids of the whole document");

  assert.equal(mendIds(state, { before: state, elsewhere }), null);
});

test("what came from others is not mended in their change: it would not reach them", () => {
  const state = stateOf([["One", { id: "first1" }]], [idPlugin(nowhere)]);
  const change = state.tr.setNodeAttribute(0, "id", null).setMeta(ySyncPluginKey, { isChangeOrigin: true });

  assert.deepEqual(idsOf(state.apply(change)), [null]);
});
