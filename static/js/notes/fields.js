/**
 * What a block of each kind says beside its text: who, by when, which gap.
 *
 * Described here once; controls.js makes inputs of it for those who write, facts.js words for those who read.
 */
import { dayInWords } from "./blocks.js";

/**
 * Return the fields per kind. One without `choices` is a day; `missing` are the words for one that must not stay
 * empty, `empty` for one that may.
 */
export function fieldsByKind({ texts, organisations, gaps }) {
  const gapChoices = gaps.map(({ id, number, statement }) => [id, `${number} ${statement}`]);
  const owner = {
    name: "owner",
    label: texts.owner,
    missing: texts.ownerMissing,
    choices: organisations.map(({ id, name }) => [id, name]),
  };
  const due = {
    name: "due",
    label: texts.due,
    missing: texts.dueMissing,
    words: (day) => dayInWords(day, texts.months),
  };
  const gap = { name: "gap", label: texts.gap, empty: texts.gapNone, choices: gapChoices };
  const priority = {
    name: "priority",
    label: texts.priority,
    empty: texts.priorities.normal,
    choices: [["high", texts.priorities.high]],
  };
  const basis = {
    name: "basis",
    label: texts.basis,
    empty: texts.bases.consensus,
    choices: ["vote", "noted"].map((each) => [each, texts.bases[each]]),
  };
  return {
    action: [owner, due, gap, priority],
    decision: [basis],
    gap: [{ ...gap, label: texts.sameAs, empty: texts.gapNew }],
  };
}
