/**
 * The messages of docs/notes-protocol.md that the provider leaves to us, as bytes.
 */
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import * as Y from "yjs";

import { messages } from "./rules.js";

export const STEP_1 = 0; // "this is what I have"
export const STEP_2 = 1; // "this is what you lack"; an update is 2

const BEYOND = 0x7fffffff;

/** Return the step and the body of a sync message, null for any other. */
export function readSync(data) {
  const decoder = createDecoder(new Uint8Array(data));
  if (readVarUint(decoder) !== messages.sync) return null;
  return { step: readVarUint(decoder), body: readVarUint8Array(decoder) };
}

export function writeSync(step, body) {
  const encoder = createEncoder();
  writeVarUint(encoder, messages.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, body);
  return toUint8Array(encoder);
}

/** Read the body of a stage message. */
export function readStage(decoder) {
  return JSON.parse(readVarString(decoder));
}

/** Return the part of `update` that the clients in `own` wrote, with all deletions: others send their own. */
export function ownPart(update, own) {
  const foreign = [...Y.parseUpdateMeta(update).to.keys()].filter((client) => !own.has(client));
  if (!foreign.length) return update;
  return Y.diffUpdate(update, Y.encodeStateVector(new Map(foreign.map((client) => [client, BEYOND]))));
}
