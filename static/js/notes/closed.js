/**
 * The server closed the notes for good: say why, and leave nobody without their text.
 */
import { showNotice } from "./notices.js";
import { closing } from "./rules.js";

const reasons = Object.fromEntries(Object.entries(closing.final).map(([name, code]) => [code, name]));

/** These take the text off the device: who lost the right to read keeps no copy. */
const WIPED = new Set([closing.final.forbidden, closing.final.hidden]);

/** After these the page cannot go on with what it holds: the text is copied by hand, then it starts afresh. */
const AFRESH = new Set([closing.final.malformed, closing.final.restored, closing.final.tooLarge]);

/** `text()` returns all notes as plain text; `store` is null where the browser keeps nothing. */
export async function showClosed(code, { place, texts, store, text }) {
  if (WIPED.has(code)) await store?.wipe();
  const copy = { words: texts.copyAndReload, run: () => copyAndReload(text(), store) };
  const reload = { words: texts.reload, run: () => window.location.reload() };
  showNotice(place, {
    words: texts.closed[reasons[code]],
    buttons: [AFRESH.has(code) ? copy : reload],
    bad: true,
  });
}

async function copyAndReload(text, store) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    saveAsFile(text); // not allowed to us, or not to any page without https
  }
  await store?.wipe();
  window.location.reload();
}

function saveAsFile(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = "notes.txt";
  link.click();
}
