/**
 * The corner that always tells whether the notes are saved, and the polite voice beside it.
 */
import { PATIENCE, stateOf } from "./status.js";

const SYMBOLS = { saved: "✓", saving: "…", loading: "…", waiting: "▲", sent: "✕", offline: "✕", closed: "✕" };
const QUIET = 10000; // milliseconds between two announcements

export class SaveState {
  /** `corner` is seen, `voice` (a role=status) is heard; `facts()` returns what status.js asks for. */
  constructor({ corner, voice, texts, facts }) {
    Object.assign(this, { corner, voice, texts, facts });
    this.since = 0;
    this.spoke = -Infinity;
    this.paint = this.paint.bind(this);
  }

  /** Look again, and show what has changed. */
  paint() {
    const { blocks, ...facts } = this.facts();
    if (!facts.unsent) this.since = 0;
    else if (!this.since) {
      this.since = Date.now();
      setTimeout(this.paint, PATIENCE + 100);
    }
    const state = stateOf({ ...facts, waited: this.since ? Date.now() - this.since : 0 });
    const count = facts.unsent && (state === "offline" || state === "waiting") ? blocks() : 0;
    this.#show(state, count);
  }

  /** Let a screen reader say this: at most one thing in ten seconds, always the latest, and nothing twice in a row. */
  say(words) {
    clearTimeout(this.waiting);
    if (words === this.voice.textContent) return;
    this.waiting = setTimeout(
      () => {
        this.spoke = Date.now();
        this.voice.textContent = words;
      },
      Math.max(0, this.spoke + QUIET - Date.now()),
    );
  }

  #show(state, count) {
    const words = this.texts[state].replace("{count}", String(count));
    if (this.shown === words) return;
    this.shown = words;
    this.corner.dataset.state = state;
    this.corner.className = `save-state save-state-corner save-state-${state}`;
    this.corner.querySelector(".symbol").textContent = SYMBOLS[state];
    this.corner.querySelector("[data-words]").textContent = words;
    if (state !== "saving") this.say(words);
  }
}
