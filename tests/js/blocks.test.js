import assert from "node:assert/strict";
import { test } from "node:test";

import * as Y from "yjs";

import { blocksOf, dayInWords, rootsOf, wordsOf } from "../../static/js/notes/blocks.js";

const MONTHS = ["January", "February", "March", "April", "May", "June"];

test("a day is written in the words that are given", () => {
  assert.equal(dayInWords("2024-06-04", MONTHS), "4 June 2024");
});

test("what is no day is shown as it stands", () => {
  assert.equal(dayInWords("2024-99-04", MONTHS), "2024-99-04");
});

test("the document has a root for each item, and one for all else", () => {
  assert.deepEqual(rootsOf({ items: [{ id: "one" }, { id: "two" }] }), ["one", "two", "general"]);
});

test("the words of a block are its text without marks", () => {
  const root = new Y.Doc().getXmlFragment("one");
  const [block, empty] = [new Y.XmlElement("block"), new Y.XmlElement("block")];
  const text = new Y.XmlText("Clean water");
  text.format(0, 5, { strong: {} });
  block.insert(0, [text]);
  root.insert(0, [block, empty]);

  assert.deepEqual(blocksOf(root).map(wordsOf), ["Clean water", ""]);
});
