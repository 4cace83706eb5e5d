/**
 * Fetch the notes over HTTP: a socket's frame could not hold large ones, and the epoch names the store on this device.
 */
import { createDecoder, readVarUint } from "lib0/decoding";

import { socketAddress } from "./addresses.js";
import { knownEpoch } from "./epochs.js";
import { readStage } from "./frames.js";
import { messages } from "./rules.js";

const PATIENCE = 8000; // milliseconds for one attempt
const PAUSE = 2000; // milliseconds between two

/** Return {epoch, update}; without a network the epoch this device knows, and no update. */
export async function firstState(data) {
  for (;;) {
    const state = await attempt(data.stateAddress);
    const epoch = state ? state.epoch || (await firstEpoch(data.documentAddress)) : knownEpoch(data);
    if (epoch) return { epoch, update: state?.update ?? null };
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

async function attempt(address) {
  try {
    const response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) return null;
    return { epoch: response.headers.get("Notes-Epoch"), update: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return null;
  }
}

/** Notes have no epoch until a first socket opens them: open one, and return what its stage says; null if it fails. */
function firstEpoch(address) {
  return new Promise((resolve) => {
    const socket = new WebSocket(socketAddress(address));
    socket.binaryType = "arraybuffer";
    socket.onmessage = ({ data }) => {
      const decoder = createDecoder(new Uint8Array(data));
      if (readVarUint(decoder) === messages.stage) resolve(readStage(decoder).epoch);
      socket.close();
    };
    socket.onclose = () => resolve(null);
  });
}
