/**
 * The fields of a block in words, for those who read.
 */
/** Return an element for each field that has something to say. */
export function factsOf(fields, attrs) {
  return fields.map((field) => fact(field, attrs[field.name])).filter(Boolean);
}

function fact(field, value) {
  const { label, missing } = field;
  if (!value && !missing) return null;
  const element = document.createElement("span");
  element.className = value ? "block-fact" : "block-fact block-fact-missing";
  const name = document.createElement("span");
  name.textContent = `${label} `;
  element.append(name, value ? wordsFor(field, value) : missing);
  return element;
}

function wordsFor({ words, choices }, value) {
  return words ? words(value) : (choices.find(([each]) => each === value)?.[1] ?? value);
}
