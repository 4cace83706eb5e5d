/**
 * What a block may be and what the messages mean: the rules that server and browser share.
 */
import rules from "../../../meetings/notes/schema.json" with { type: "json" };

export const { version, attributes, marks, limits, messages, closing } = rules;
export const GENERAL = rules.roots[0]; // notes that belong to no agenda item

const whole = (pattern) => new RegExp(`^(?:${pattern})$`);

const checks = Object.fromEntries(
  Object.entries(attributes).map(([name, rule]) => [name, checkOf(rule)]),
);
const href = whole(marks.link.href.pattern);
const title = whole(marks.link.title.pattern);

function checkOf(rule) {
  if (rule.enum) return (value) => rule.enum.includes(value);
  if (rule.integer) return (value) => Number.isInteger(value) && rule.integer[0] <= value && value <= rule.integer[1];
  const pattern = whole(rule.pattern);
  return (value) => typeof value === "string" && pattern.test(value);
}

/** Return whether the server takes this value; no value is always taken. */
export function fits(name, value) {
  return value === null || checks[name](value);
}

/** Return a link as the server takes it, null if it takes none of it. */
export function fittingLink(address, words) {
  if (!href.test(address ?? "")) return null;
  return { href: address, title: words && title.test(words) ? words : null };
}
