/**
 * The fields of a block in words, for those who read.
 */
import { dayInWords } from "./blocks.js";

/** Return an element for each field that has something to say. */
export function factsOf(fields, attrs) {
  return fields.map((field) => fact(field, attrs[field.name])).filter(Boolean);
}

function fact({ label, missing, choices }, value) {
  if (!value && !missing) return null;
  const element = document.createElement("span");
  element.className = value ? "block-fact" : "block-fact block-fact-missing";
  const name = document.createElement("span");
  name.textContent = `${label} `;
  element.append(name, value ? wordsFor(choices, value) : missing);
  return element;
}

function wordsFor(choices, value) {
  if (!choices) return dayInWords(value);
  return choices.find(([each]) => each === value)?.[1] ?? value;
}
