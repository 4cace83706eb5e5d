import assert from "node:assert/strict";
import { test } from "node:test";

import { nextOf } from "../../static/js/notes/stage.js";

const items = [
  { id: "one", state: "done" },
  { id: "two", state: "current" },
  { id: "three", state: "parked" },
  { id: "four", state: "planned" },
];

test("the next item is the first planned one behind the current", () => {
  assert.equal(nextOf({ meeting: "in-progress", current: "two", items }), "four");
});

test("there is none at the end, before the meeting and after it", () => {
  assert.equal(nextOf({ meeting: "in-progress", current: "four", items }), null);
  assert.equal(nextOf({ meeting: "scheduled", current: null, items }), null);
  assert.equal(nextOf({ meeting: "held", current: null, items }), null);
});
