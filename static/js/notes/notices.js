/**
 * What must not be overlooked: a notice above the notes, with what can be done about it.
 */

/** Show `words`, and optionally a text and buttons of {words, run}; return the element. */
export function showNotice(place, { words, text = null, buttons = [], bad = false }) {
  const notice = document.createElement("div");
  notice.className = bad ? "notice notice-bad live-notice" : "notice notice-warn live-notice";
  notice.setAttribute("role", "alert");
  const symbol = document.createElement("span");
  symbol.className = "symbol";
  symbol.setAttribute("aria-hidden", "true");
  symbol.textContent = bad ? "✕" : "▲";
  const body = document.createElement("div");
  body.className = "stack-s";
  body.append(paragraph(words));
  if (text) body.append(quotation(text));
  if (buttons.length) body.append(row(buttons, notice));
  notice.append(symbol, body);
  place.append(notice);
  return notice;
}

function paragraph(words) {
  const element = document.createElement("p");
  element.textContent = words;
  return element;
}

function quotation(text) {
  const element = document.createElement("blockquote");
  element.textContent = text;
  return element;
}

function row(buttons, notice) {
  const element = document.createElement("div");
  element.className = "buttons";
  for (const { words, run } of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small";
    button.textContent = words;
    button.addEventListener("click", async () => {
      await run?.();
      notice.remove();
    });
    element.append(button);
  }
  return element;
}
