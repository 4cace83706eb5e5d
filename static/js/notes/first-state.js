/**
 * Fetch the notes over HTTP: a socket's frame could not hold large ones, and the epoch names the store on this device.
 */
import { knownEpoch } from "./epochs.js";

const PATIENCE = 8000; // milliseconds for one attempt
const PAUSE = 2000; // milliseconds between two

/** Return {epoch, update}; without a network the epoch this device knows, and no update. */
export async function firstState(data) {
  for (;;) {
    const state = await attempt(data.stateAddress);
    const epoch = state?.epoch ?? knownEpoch(data);
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
