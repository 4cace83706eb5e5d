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

/** Return a day such as 2024-06-14 as the reader's language writes it. */
export function dayInWords(day) {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const format = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const language = document.documentElement.lang;
  return date.toLocaleDateString(language === "en" ? "en-GB" : language, format);
}
