import assert from "node:assert/strict";
import { test } from "node:test";

import { createDecoder } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString } from "lib0/encoding";
import * as Y from "yjs";

import { ownPart, readStage, readSync, STEP_2, writeSync } from "../../static/js/notes/frames.js";

test("a sync message comes back as it went", () => {
  const body = new Uint8Array([7, 8, 9]);

  assert.deepEqual(readSync(writeSync(STEP_2, body).buffer), { step: STEP_2, body });
});

test("a message of another kind is no sync message", () => {
  assert.equal(readSync(new Uint8Array([1, 0, 0]).buffer), null);
});

test("the stage comes as JSON", () => {
  const encoder = createEncoder();
  writeVarString(encoder, JSON.stringify({ current: "აქ" }));

  assert.deepEqual(readStage(createDecoder(toUint8Array(encoder))), { current: "აქ" });
});

test("only what I wrote is sent again, with every deletion", () => {
  const [mine, theirs, server] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  theirs.getText("item").insert(0, "theirs");
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  mine.getText("item").insert(0, "mine ");
  mine.getText("item").delete(5, 2);

  const part = ownPart(Y.encodeStateAsUpdate(mine), new Set([mine.clientID]));

  assert.deepEqual([...Y.parseUpdateMeta(part).to.keys()], [mine.clientID]);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(theirs));
  Y.applyUpdate(server, part);
  assert.equal(server.getText("item").toString(), "mine eirs");
});

test("an update of nobody else passes as it is", () => {
  const doc = new Y.Doc();
  doc.getText("item").insert(0, "mine");
  const update = Y.encodeStateAsUpdate(doc);

  assert.equal(ownPart(update, new Set([doc.clientID])), update);
});
