import assert from "node:assert/strict";
import { test } from "node:test";

import { PATIENCE, stateOf } from "../../static/js/notes/status.js";

const well = { closed: false, ready: true, connected: true, synced: true, unsent: 0, waited: 0 };

const cases = [
  ["everything confirmed is saved", {}, "saved"],
  ["the page that has just been opened loads", { ready: false, connected: false, synced: false }, "loading"],
  ["what was just typed is being saved", { unsent: 3 }, "saving"],
  ["what nobody confirms for long is not called saving", { unsent: 3, waited: PATIENCE }, "waiting"],
  ["without a line what was typed is unsent", { unsent: 3, connected: false, synced: false }, "offline"],
  ["without a line nothing unsent is sent", { connected: false, synced: false }, "sent"],
  ["a line that has not brought everything is no proof", { synced: false }, "sent"],
  ["closed for good is closed, whatever is unsent", { closed: true, unsent: 3 }, "closed"],
];

for (const [name, facts, expected] of cases) {
  test(name, () => assert.equal(stateOf({ ...well, ...facts }), expected));
}
