/**
 * The agenda beside the notes, kept in step with the meeting: what is done, what is spoken of now, what comes next.
 *
 * The server wrote it all; we change what a stage message changes.
 */
const SYMBOLS = { current: "▶", done: "✓", skipped: "–", parked: "‖", moved: "→" };

/** Show a stage in `agenda`; `items` tells the minutes and titles of the agenda items. */
export function showStage(agenda, stage, { items, texts }) {
  for (const { id, state } of stage.items) showItem(agenda, id, state, texts);
  showCurrent(stage.current);
  showTimer(agenda, stage, items);
  showSteps(agenda, stage);
}

function showItem(agenda, id, state, texts) {
  const row = agenda.querySelector(`[data-item="${CSS.escape(id)}"]`);
  if (!row) return;
  const link = row.querySelector("a");
  if (state === "current") link.setAttribute("aria-current", "step");
  else link.removeAttribute("aria-current");
  row.querySelector(".symbol").textContent = SYMBOLS[state] ?? row.dataset.position;
  row.querySelector(".agenda-state").textContent = texts.itemStates[state] ?? "";
}

/** Mark the notes of the current item; who was looking at those of the last one is taken along. */
function showCurrent(id) {
  const last = document.querySelector(".notes-item-current");
  const current = document.querySelector(`[data-notes-of="${CSS.escape(id ?? "")}"]`);
  if (last === current) return;
  const follows = last && isSeen(last) && !last.contains(document.activeElement);
  last?.classList.remove("notes-item-current");
  current?.classList.add("notes-item-current");
  if (follows) current?.scrollIntoView();
}

function isSeen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** Begin at the item that is spoken of, unless the address names another place. */
export function beginAtCurrent() {
  if (!window.location.hash) document.querySelector(".notes-item-current")?.scrollIntoView({ behavior: "instant" });
}

function showTimer(agenda, stage, items) {
  const timer = agenda.querySelector("live-timer");
  const current = stage.items.find(({ id }) => id === stage.current);
  timer.show(current?.started_at ?? null, items.find(({ id }) => id === stage.current)?.minutes);
}

/** Of the buttons that run the meeting, those that make sense now; the next item is named in its form. */
function showSteps(agenda, stage) {
  const next = nextOf(stage);
  const fits = { start: stage.meeting === "scheduled", next: next !== null, end: stage.meeting === "in-progress" };
  for (const form of agenda.querySelectorAll("form[data-step]")) {
    form.hidden = !fits[form.dataset.step];
    if (form.dataset.step === "next") form.elements.step.value = next ?? "";
  }
}

/** Return the id of the first item that is still planned, while the meeting runs. */
export function nextOf({ meeting, items }) {
  if (meeting !== "in-progress") return null;
  return items.find(({ state }) => state === "planned")?.id ?? null;
}
