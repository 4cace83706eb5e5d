/**
 * <live-timer>: how long the current agenda item has been spoken of, and how that compares to its minutes.
 *
 * `data-now` is the server's clock when the page was made; only the time since then is measured here.
 */
const SECOND = 1000;
const MINUTE = 60 * SECOND;

class LiveTimer extends HTMLElement {
  connectedCallback() {
    this.offset = this.dataset.now ? Date.parse(this.dataset.now) - performance.timeOrigin - performance.now() : 0;
    this.show(this.dataset.started || null, Number(this.dataset.minutes));
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
  }

  /** Run from `started`, an ISO time; null stops. `minutes` is what the agenda grants. */
  show(started, minutes) {
    clearInterval(this.ticking);
    this.hidden = !started;
    if (!started) return;
    this.started = Date.parse(started);
    this.minutes = minutes;
    this.ticking = setInterval(() => this.#paint(), SECOND);
    this.#paint();
  }

  #paint() {
    const spent = Math.max(0, performance.timeOrigin + performance.now() + this.offset - this.started);
    const granted = this.minutes * MINUTE;
    const time = this.querySelector("time");
    time.textContent = clock(spent);
    time.dateTime = `PT${Math.floor(spent / SECOND)}S`;
    this.querySelector("[data-minutes]").textContent = this.minutes;
    this.querySelector(".done").setAttribute("width", String(Math.min(100, (spent / granted) * 100)));
    this.classList.toggle("timer-over", spent > granted);
  }
}

function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

customElements.define("live-timer", LiveTimer);
