/**
 * Know which part of the notes the server has confirmed, so that "saved" is never said too early.
 *
 * Confirmed is what the server acknowledged or sent: a clock per client, and every deletion but those in `deletions`.
 * All else is unsent. Merging edits on the way cannot change the count.
 */
import * as Y from "yjs";

import { allWithout, deleteSetOf, joined, rangesOf } from "./ranges.js";

export class Saved {
  constructor(doc) {
    this.doc = doc;
    this.clocks = new Map(); // client: the first clock that is not confirmed
    this.deletions = new Map(); // client: ranges deleted here and not confirmed
    this.inFlight = []; // frames of this socket that wait for their acknowledgement
    this.frames = 0; // sent on this socket, empty ones too, as the server counts them
  }

  /** Start from what this device knew to be confirmed (`snapshot()`, or nothing), once the document is loaded. */
  restore(bytes) {
    const known = bytes ? Y.decodeSnapshot(bytes) : Y.createSnapshot(Y.createDeleteSet(), new Map());
    known.sv.forEach((clock, client) => this.#raise(client, clock));
    this.deletions = allWithout(this.#allDeletions(), rangesOf(known.ds));
  }

  /** Return what is confirmed, in bytes; kept too long it only over-reports what is unsent. */
  snapshot() {
    const vector = new Map();
    clocksOf(this.doc).forEach((clock, client) => {
      const confirmed = Math.min(clock, this.clocks.get(client) ?? 0);
      if (confirmed) vector.set(client, confirmed);
    });
    const deletions = deleteSetOf(allWithout(this.#allDeletions(), this.deletions));
    return Y.encodeSnapshot(Y.createSnapshot(deletions, vector));
  }

  /** Take note of a transaction made on this page. */
  changedHere(transaction) {
    rangesOf(transaction.deleteSet).forEach((ranges, client) => {
      this.deletions.set(client, joined([...(this.deletions.get(client) ?? []), ...ranges]));
    });
  }

  /** A new socket: the server counts from one again, and what was on the way may be lost. */
  socketOpened() {
    this.inFlight = [];
    this.frames = 0;
  }

  /** Take note of an update that leaves on this socket. */
  sending(update) {
    this.frames += 1;
    this.inFlight.push({ frame: this.frames, ...contentsOf(update) });
  }

  /** The server has committed the first `frames` frames of this socket. */
  acknowledged(frames) {
    while (this.inFlight.length && this.inFlight[0].frame <= frames) this.#confirm(this.inFlight.shift());
  }

  /** Whatever the server sends is committed, also what we already had. */
  received(update) {
    this.#confirm(contentsOf(update));
  }

  /** The server told what it has; return whether that is less than it once confirmed: it was set back. */
  serverHas(vector) {
    const setBack = [...this.clocks].some(([client, clock]) => (vector.get(client) ?? 0) < clock);
    if (setBack) this.clocks = new Map(vector);
    else vector.forEach((clock, client) => this.#raise(client, clock));
    return setBack;
  }

  /** Return how much is unsent: typed characters and the like, and deletions. */
  unsent() {
    let count = 0;
    for (const { from, to } of this.#unsentStructs()) count += to - from;
    this.deletions.forEach((ranges) => ranges.forEach(([from, to]) => (count += to - from)));
    return count;
  }

  /** Return how many blocks hold something unsent. */
  unsentBlocks() {
    const blocks = new Set();
    const look = (client, from, to) => {
      for (const item of itemsBetween(this.doc, client, from, to)) blocks.add(blockOf(item));
    };
    for (const { client, from, to } of this.#unsentStructs()) look(client, from, to);
    this.deletions.forEach((ranges, client) => ranges.forEach(([from, to]) => look(client, from, to)));
    return blocks.size;
  }

  *#unsentStructs() {
    for (const [client, to] of clocksOf(this.doc)) {
      const from = this.clocks.get(client) ?? 0;
      if (from < to) yield { client, from, to };
    }
  }

  #confirm({ ends, deletions }) {
    ends.forEach((clock, client) => this.#raise(client, clock));
    this.deletions = allWithout(this.deletions, deletions);
  }

  #raise(client, clock) {
    this.clocks.set(client, Math.max(clock, this.clocks.get(client) ?? 0));
  }

  #allDeletions() {
    return rangesOf(Y.createDeleteSetFromStructStore(this.doc.store));
  }
}

function contentsOf(update) {
  return { ends: Y.parseUpdateMeta(update).to, deletions: rangesOf(Y.decodeUpdate(update).ds) };
}

/** Return the clock each client has reached in `doc`. */
function clocksOf(doc) {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

function* itemsBetween(doc, client, from, to) {
  const structs = doc.store.clients.get(client);
  for (let index = Y.findIndexSS(structs, from); index < structs.length && structs[index].id.clock < to; index += 1) {
    if (structs[index] instanceof Y.Item) yield structs[index]; // the others are long collected
  }
}

function blockOf(item) {
  let block = item;
  while (block.parent?._item) block = block.parent._item;
  return block;
}
