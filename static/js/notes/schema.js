/**
 * The editor's schema, made from the shared rules: flat blocks of text with a few marks.
 *
 * Nothing is nested: in a nested document a colleague's text is lost when somebody indents or converts its block.
 */
import { Schema } from "prosemirror-model";

import { attributes, fits, fittingLink } from "./rules.js";

const names = Object.keys(attributes);
const none = Object.fromEntries(names.map((name) => [name, null]));

const PLAIN = "p, h1, h2, h3, h4, h5, h6, td, th, blockquote, pre";

const block = {
  group: "block",
  content: "text*",
  defining: true,
  selectable: false,
  attrs: Object.fromEntries(names.map((name) => [name, { default: null }])),
  parseDOM: [
    { tag: "p[data-block]", getAttrs: readOurs },
    { tag: "li > p", getAttrs: (dom) => readItem(dom.parentNode) },
    { tag: "li", getAttrs: (dom) => (dom.querySelector(":scope > p") ? false : readItem(dom)) },
    { tag: PLAIN },
  ],
  toDOM: ({ attrs }) => ["p", { "data-block": "", ...written(attrs) }, 0],
};

/** Pasted HTML carries its styles in `data-st`, see paste.js. */
const styled = (pattern) => ({
  tag: "span[data-st]",
  consuming: false,
  getAttrs: (dom) => (pattern.test(dom.dataset.st) ? null : false),
});

const marks = {
  strong: {
    parseDOM: [
      { tag: "strong" },
      { tag: "b", getAttrs: (dom) => (/font-weight:\s*normal/.test(dom.dataset.st) ? false : null) },
      styled(/font-weight:\s*(bold|[6-9]00)/),
    ],
    toDOM: () => ["strong", 0],
  },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }, styled(/font-style:\s*italic/)], toDOM: () => ["em", 0] },
  code: { parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
  link: {
    attrs: { href: {}, title: { default: null } },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => fittingLink(dom.getAttribute("href"), dom.title) ?? false }],
    toDOM: ({ attrs }) => ["a", { ...attrs, rel: "noopener noreferrer nofollow", target: "_blank" }, 0],
  },
};

export const schema = new Schema({ nodes: { doc: { content: "block+" }, block, text: {} }, marks });

function written(attrs) {
  const given = names.filter((name) => attrs[name] !== null);
  return Object.fromEntries(given.map((name) => [`data-${name}`, String(attrs[name])]));
}

function readOurs(dom) {
  const read = (name) => {
    const text = dom.getAttribute(`data-${name}`);
    const value = attributes[name].integer && text ? Number(text) : text;
    return fits(name, value) ? value : null;
  };
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

function readItem(dom) {
  let depth = -1;
  for (let outer = dom.parentNode; outer; outer = outer.parentNode) if (/^[UO]L$/.test(outer.nodeName)) depth += 1;
  const list = dom.parentNode?.nodeName === "OL" ? "ordered" : "bullet";
  return { ...none, list, indent: Math.min(attributes.indent.integer[1], Math.max(0, depth)) || null };
}
