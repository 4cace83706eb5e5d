/**
 * The line of those who read: one socket that is only listened to, and comes back when it is lost.
 */
import { createDecoder, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { readSyncMessage, writeSyncStep1 } from "y-protocols/sync";

import { socketAddress } from "./addresses.js";
import { readStage, readSync, STEP_2 } from "./frames.js";
import { closing, messages, version } from "./rules.js";

const FINAL = new Set(Object.values(closing.final));
const SHORTEST_WAIT = 500; // milliseconds before the second attempt, doubled for each further one
const LONGEST_WAIT = 10000;
const SILENCE = 40000; // milliseconds; the server sends something every 15 s

export class ReadingLine {
  /** `on` has what we tell: changed(), stage() and closed(code). */
  constructor({ doc, address, epoch, on }) {
    const url = socketAddress(address);
    url.searchParams.set("schema", version);
    url.searchParams.set("epoch", epoch);
    Object.assign(this, { doc, url, on, attempts: 0, synced: false });
    window.addEventListener("offline", () => this.socket?.close());
    window.addEventListener("online", () => this.#again(0));
  }

  get connected() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  connect() {
    const socket = new WebSocket(this.url);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => socket.send(this.#question());
    socket.onmessage = ({ data }) => this.#hear(new Uint8Array(data));
    socket.onclose = ({ code }) => this.#lost(code);
    this.socket = socket;
    this.#expectWords();
  }

  #question() {
    const encoder = createEncoder();
    writeVarUint(encoder, messages.sync);
    writeSyncStep1(encoder, this.doc);
    return toUint8Array(encoder);
  }

  #hear(bytes) {
    this.#expectWords();
    const decoder = createDecoder(bytes);
    const type = readVarUint(decoder);
    if (type === messages.stage) this.on.stage(readStage(decoder));
    if (type !== messages.sync) return;
    readSyncMessage(decoder, createEncoder(), this.doc, this);
    if (readSync(bytes).step === STEP_2) {
      this.synced = true;
      this.attempts = 0;
    }
    this.on.changed();
  }

  #lost(code) {
    clearTimeout(this.silence);
    this.synced = false;
    if (FINAL.has(code)) this.on.closed(code);
    else {
      const longest = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.attempts);
      this.attempts += 1;
      this.#again(Math.random() * longest); // 200 readers do not come back in one moment
    }
    this.on.changed();
  }

  #again(wait) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      if (this.socket.readyState === WebSocket.CLOSED) this.connect();
    }, wait);
  }

  /** A line that is silent for long is dead, though the socket has not noticed. */
  #expectWords() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.socket.close(), SILENCE);
  }
}
