/**
 * Text that somebody removed without having seen it is found, and only that.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import * as Y from "yjs";

import { casualties } from "../../static/js/notes/casualties.js";

/** Amina and Bilal before one block that reads "Water"; return what Amina lost when she hears from Bilal. */
function meanwhile({ bilalDoes, aminaDoes }) {
  const [amina, bilal] = [new Y.Doc(), new Y.Doc()];
  const block = new Y.XmlElement("block");
  block.insert(0, [new Y.XmlText("Water")]);
  amina.getXmlFragment("item-1").insert(0, [block]);
  Y.applyUpdate(bilal, Y.encodeStateAsUpdate(amina));

  const before = Y.encodeStateVector(bilal);
  bilalDoes(bilal.getXmlFragment("item-1"));
  aminaDoes(block.firstChild);
  const update = Y.encodeStateAsUpdate(bilal, before);
  let lost;
  amina.on("afterTransaction", (transaction) => (lost = casualties(transaction, update, new Set([amina.clientID]))));
  Y.applyUpdate(amina, update);
  return lost;
}

test("what I typed into a block that goes is told, with its place", () => {
  const lost = meanwhile({ bilalDoes: (root) => root.delete(0, 1), aminaDoes: (text) => text.insert(5, " for Batumi") });

  assert.deepEqual(lost, [{ root: "item-1", text: " for Batumi" }]);
});

test("what was seen and deleted is no loss", () => {
  const lost = meanwhile({ bilalDoes: (root) => root.get(0).firstChild.delete(0, 5), aminaDoes: () => {} });

  assert.deepEqual(lost, []);
});

test("what others lost is theirs to be told", () => {
  const [amina, bilal] = [new Y.Doc(), new Y.Doc()];
  bilal.getText("item-1").insert(0, "Bilal's");
  Y.applyUpdate(amina, Y.encodeStateAsUpdate(bilal));
  const before = Y.encodeStateVector(bilal);
  bilal.getText("item-1").delete(0, 7);
  const update = Y.encodeStateAsUpdate(bilal, before);
  let lost;
  amina.on("afterTransaction", (transaction) => (lost = casualties(transaction, update, new Set([amina.clientID]))));

  Y.applyUpdate(amina, update);

  assert.deepEqual(lost, []);
});
