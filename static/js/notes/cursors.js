/**
 * Where others write: a caret with their name. Colours are classes, since the policy allows no inline style.
 */
const COLOURS = ["#2a5596", "#7f5000", "#1c6a3b", "#6a1b9a", "#a3241b", "#0b5f6b"];

export const colourOf = (client) => COLOURS[client % COLOURS.length];

const tone = (user) => `tone-${Math.max(0, COLOURS.indexOf(user.color))}`;

export function cursorBuilder(user) {
  const caret = document.createElement("span");
  const name = document.createElement("b");
  caret.className = `block-caret ${tone(user)}`;
  caret.setAttribute("aria-hidden", "true"); // a screen reader would read names into the text
  name.textContent = user.name;
  caret.append("\u2060", name, "\u2060"); // word joiners: the line does not break at a caret
  return caret;
}

export const selectionBuilder = (user) => ({ class: `block-selection ${tone(user)}` });
