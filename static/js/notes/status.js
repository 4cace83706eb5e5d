/**
 * Say honestly how the notes stand: saved only once the server has confirmed everything.
 */
export const PATIENCE = 5000; // milliseconds after which an unconfirmed edit is no longer "saving"

/**
 * Return the state by name: closed, loading, offline, sent (offline, with nothing unsent), saved, saving, waiting.
 *
 * `unsent` counts what is not confirmed, `waited` tells for how long there has been any; `synced` is true once this
 * socket has brought everything.
 */
export function stateOf({ closed, ready, connected, synced, unsent, waited }) {
  if (closed) return "closed";
  if (!ready) return "loading";
  if (unsent) {
    if (!connected) return "offline";
    return waited < PATIENCE ? "saving" : "waiting";
  }
  return connected && synced ? "saved" : "sent";
}
