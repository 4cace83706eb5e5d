/**
 * The browser makes nothing that the server refuses.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { languageOf, languagePlugin } from "../../static/js/notes/language.js";
import { limitPlugin } from "../../static/js/notes/limits.js";
import { cleaned } from "../../static/js/notes/paste.js";
import { fits, fittingLink, limits } from "../../static/js/notes/rules.js";
import { schema } from "../../static/js/notes/schema.js";
import { blocksOf, stateOf } from "./editing.js";

test("an attribute is taken whole or not at all", () => {
  assert.ok(fits("due", "2024-06-14"));
  assert.ok(!fits("due", "next week"));
  assert.ok(!fits("due", "2024-06-14 "));
  assert.ok(fits("owner", "org-000012"));
  assert.ok(!fits("owner", "12"));
  assert.ok(fits("kind", "action") && !fits("kind", "task"));
  assert.ok(fits("indent", 6) && !fits("indent", 7) && !fits("indent", 1.5) && !fits("indent", "1"));
  assert.ok(fits("gap", null));
});

test("a link leads to the web or to a mailbox", () => {
  assert.deepEqual(fittingLink("https://example.org/a", "A page"), { href: "https://example.org/a", title: "A page" });
  assert.deepEqual(fittingLink("mailto:a@example.org", "two\nlines"), { href: "mailto:a@example.org", title: null });
  assert.equal(fittingLink("javascript:alert(1)", ""), null);
  assert.equal(fittingLink("https://example.org/a b", ""), null);
  assert.equal(fittingLink(null, ""), null);
});

test("pasted HTML brings no style and no script", () => {
  const word = '<!--[if gte mso 9]>x<![endif]--><style>p{color:red}</style><p class=a style="color:red">One</p><script>x()</script>';

  assert.equal(cleaned(word), '<p class=a data-st="color:red">One</p>');
  assert.equal(cleaned("<img src=x onerror='a()' onload=b()>"), "<img src=x data-off='a()' data-off=b()>");
});

test("the language of a block is told by its letters", () => {
  assert.equal(languageOf("კონტაქტების სია (PDF)"), "ka");
  assert.equal(languageOf("The list of contacts"), "en");
  assert.equal(languageOf("2024"), null);
});

test("a block follows the language that is typed into it", () => {
  const state = stateOf([["|", { id: "first1" }]], [languagePlugin()]);

  const georgian = state.apply(state.tr.insertText("სია"));
  const english = georgian.apply(georgian.tr.insertText("The list of contacts", 1, 4));

  assert.equal(blocksOf(georgian)[0][1].lang, "ka");
  assert.equal(blocksOf(english)[0][1].lang, "en");
});

/** A state that may hold so many letters more; `others` are in other items. */
function limited(others = 0) {
  const refusals = [];
  const views = [{ state: stateOf([["ა".repeat(others), {}]]) }];
  const plugin = limitPlugin({ views: () => views, refused: () => refusals.push("refused") });
  const state = stateOf([["|", {}]], [plugin]);
  return { refusals, grown: (letters) => state.apply(state.tr.insertText("ა".repeat(letters))).doc.textContent.length };
}

test("one change is never larger than the server takes", () => {
  const { refusals, grown } = limited();

  assert.equal(grown(limits.updateBytes / 4), limits.updateBytes / 4);
  assert.deepEqual(refusals, []);
  assert.equal(grown(limits.updateBytes / 2), 0);
  assert.deepEqual(refusals, ["refused"]);
});

test("all items together are never larger than the server takes", () => {
  const { refusals, grown } = limited(Math.floor(limits.text / 3) - 10);

  assert.equal(grown(10), 10);
  assert.deepEqual(refusals, []);
  assert.equal(grown(20), 0);
  assert.deepEqual(refusals, ["refused"]);
});

test("many small blocks count as well", () => {
  const { refusals } = limited();
  const plugin = limitPlugin({ views: () => [], refused: () => refusals.push("refused") });
  const state = stateOf([["One", {}]], [plugin]);
  const blocks = Array.from({ length: 2000 }, () => schema.node("block"));

  assert.equal(state.apply(state.tr.insert(state.doc.content.size, blocks)).doc.childCount, 1);
  assert.deepEqual(refusals, ["refused"]);
});
