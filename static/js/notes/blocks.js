/**
 * Read the shared document without an editor.
 */
import * as Y from "yjs";

import { GENERAL } from "./rules.js";

/** Return the names of the document's roots: one for each agenda item, and one for all else. */
export const rootsOf = ({ items }) => [...items.map(({ id }) => id), GENERAL];

export const blocksOf = (root) => root.toArray().filter((block) => block instanceof Y.XmlElement);

/** Return the text of a block without its marks. */
export function wordsOf(block) {
  const delta = block.firstChild instanceof Y.XmlText ? block.firstChild.toDelta() : [];
  return delta.map(({ insert }) => insert).join("");
}

/** Return a day such as 2024-06-14 in words; browsers do not know every language's `months`, so they are given. */
export function dayInWords(day, months) {
  const [year, month, number] = day.split("-").map(Number);
  return months[month - 1] ? `${number} ${months[month - 1]} ${year}` : day;
}
