/**
 * The line to the server: y-websocket, with an ear for what is confirmed and a hand on what is sent.
 */
import { readVarUint } from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

import { socketAddress } from "./addresses.js";
import { casualties } from "./casualties.js";
import { ownPart, readStage, readSync, STEP_1, STEP_2, writeSync } from "./frames.js";
import { closing, messages, version } from "./rules.js";

const FINAL = new Set(Object.values(closing.final));
const LONGEST_WAIT = 5000; // milliseconds between two attempts
const RESTART = 10000; // milliseconds within which all pages come back to a server that restarts

export class Line {
  /**
   * `own` holds the client ids of this account, whose text we send again. `on` has what we tell: changed(), stage(),
   * lost(casualties), setBack() and closed(code).
   */
  constructor({ doc, saved, own, address, epoch, on }) {
    Object.assign(this, { doc, saved, own, on });
    const { origin, name } = split(address);
    this.provider = new WebsocketProvider(origin, name, doc, {
      connect: false,
      disableBc: true, // it would carry edits between tabs past the server
      maxBackoffTime: LONGEST_WAIT,
      params: { schema: String(version), ...(epoch && { epoch }) },
      shouldReconnect: ({ code }) => !FINAL.has(code),
      WebSocketPolyfill: this.#tapped(),
    });
    this.#listen();
    this.#followNetwork();
  }

  get awareness() {
    return this.provider.awareness;
  }

  get connected() {
    return this.provider.wsconnected;
  }

  get synced() {
    return this.provider.synced;
  }

  connect() {
    if (!this.ended) this.provider.connect();
  }

  /** A socket whose outgoing frames we see, count and trim. */
  #tapped() {
    const line = this;
    return class extends WebSocket {
      constructor(...address) {
        super(...address);
        line.saved.socketOpened();
      }

      send(data) {
        super.send(line.#outgoing(data));
      }
    };
  }

  #outgoing(data) {
    const message = readSync(data);
    if (!message || message.step === STEP_1) return data;
    const trims = message.step === STEP_2;
    const body = trims ? ownPart(message.body, this.own) : message.body;
    this.saved.sending(body);
    return trims ? writeSync(STEP_2, body) : data;
  }

  #listen() {
    const { provider, doc, saved, on } = this;
    const sync = provider.messageHandlers[messages.sync];
    provider.messageHandlers[messages.sync] = (encoder, decoder, ...rest) => {
      this.hearing = readSync(decoder.arr);
      sync(encoder, decoder, ...rest);
      this.#confirm(this.hearing);
      this.hearing = null;
      on.changed();
    };
    provider.messageHandlers[messages.acknowledgement] = (_encoder, decoder) => {
      saved.acknowledged(readVarUint(decoder));
      on.changed();
    };
    provider.messageHandlers[messages.stage] = (_encoder, decoder) => on.stage(readStage(decoder));
    doc.on("afterTransaction", (transaction) => {
      if (transaction.origin !== provider || !this.hearing) return;
      const lost = casualties(transaction, this.hearing.body, this.own);
      if (lost.length) on.lost(lost);
    });
    provider.on("status", ({ status }) => {
      if (status === "connected") this.#greet();
      on.changed();
    });
    provider.on("connection-close", (event) => this.#closing(event));
    provider.on("closed", ({ code }) => {
      this.ended = true;
      on.closed(code);
    });
  }

  /** Others have forgotten us, and ignore a state that they have seen before: tell it as a new one. */
  #greet() {
    this.awareness.setLocalState(this.awareness.getLocalState());
  }

  #confirm({ step, body }) {
    if (step !== STEP_1) this.saved.received(body);
    else if (this.saved.serverHas(Y.decodeStateVector(body))) this.on.setBack();
  }

  /** All pages of a restarting server would come back in the same moment. */
  #closing(event) {
    if (event?.code === closing.passing.restarting) {
      this.provider.shouldConnect = false;
      setTimeout(() => this.connect(), Math.random() * RESTART);
    }
    this.on.changed();
  }

  /** The browser knows of a lost network long before the socket does. */
  #followNetwork() {
    window.addEventListener("offline", () => this.provider.ws?.close());
    window.addEventListener("online", () => this.connect());
  }
}

/** The provider wants the last part of an address as the name of a room; we keep the slash behind it. */
function split(address) {
  const [, before, name] = /^(.*)\/([^/]+\/?)$/.exec(socketAddress(address).href);
  return { origin: before, name };
}
