import assert from "node:assert/strict";
import { test } from "node:test";

import { nextOf } from "../../static/js/notes/stage.js";

const items = [
  { id: "one", state: "done" },
  { id: "two", state: "current" },
  { id: "three", state: "parked" },
  { id: "four", state: "planned" },
];

test("the next item is the first that is still planned", () => {
  assert.equal(nextOf({ meeting: "in-progress", items }), "four");
});

test("there is none when all are through, before the meeting and after it", () => {
  assert.equal(nextOf({ meeting: "in-progress", items: items.slice(0, 3) }), null);
  assert.equal(nextOf({ meeting: "scheduled", items }), null);
  assert.equal(nextOf({ meeting: "held", items }), null);
});
