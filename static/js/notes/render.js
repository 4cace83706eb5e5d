/**
 * Draw the notes for those who only read: plain elements, no editor.
 */
import * as Y from "yjs";

import { BlockFrame } from "./block-frame.js";
import { blocksOf } from "./blocks.js";
import { factsOf } from "./facts.js";
import { fittingLink } from "./rules.js";

const MARKS = { strong: "strong", em: "em", code: "code", link: "a" };

/** Keeps one element of the page in step with one root of the document. */
export class DrawnRoot {
  constructor(host, root, { texts, fields, records }) {
    Object.assign(this, { host, root, texts, fields, records });
    this.frames = new Map(); // shared block: its frame
    root.observeDeep((events) => this.#follow(events));
    this.draw();
  }

  /** Draw everything again, as when the records are new. */
  draw() {
    for (const [block, frame] of this.frames) this.#fill(frame, block);
    this.#arrange();
  }

  #follow(events) {
    const touched = new Set(events.map(({ target }) => (target instanceof Y.XmlText ? target.parent : target)));
    for (const block of touched) {
      const frame = this.frames.get(block);
      if (!frame) continue; // the root itself, or a block not drawn yet
      this.#fill(frame, block);
      frame.highlight();
    }
    this.#arrange();
  }

  #arrange() {
    const blocks = blocksOf(this.root);
    const frames = new Map(blocks.map((block) => [block, this.frames.get(block) ?? this.#made(block)]));
    for (const [block, frame] of this.frames) if (!frames.has(block)) frame.dom.remove();
    let here = this.host.firstChild;
    for (const { dom } of frames.values()) {
      if (dom === here) here = here.nextSibling;
      else this.host.insertBefore(dom, here);
    }
    this.frames = frames;
  }

  #made(block) {
    const frame = new BlockFrame(this.texts);
    this.#fill(frame, block);
    return frame;
  }

  #fill(frame, block) {
    const attrs = block.getAttributes();
    const words = block.firstChild instanceof Y.XmlText ? block.firstChild.toDelta() : [];
    const kind = frame.show(attrs, { empty: !words.length });
    frame.text.replaceChildren(...words.map(piece));
    frame.refer(this.records().get(attrs.id));
    frame.meta.replaceChildren(...factsOf(this.fields[kind] ?? [], attrs), frame.reference);
  }
}

function piece({ insert, attributes = {} }) {
  return Object.entries(attributes).reduce(marked, document.createTextNode(insert));
}

function marked(inner, [mark, value]) {
  const link = mark === "link" ? fittingLink(value.href, value.title) : {};
  if (!MARKS[mark] || !link) return inner;
  const element = document.createElement(MARKS[mark]);
  if (link.href) Object.assign(element, { href: link.href, rel: "noopener noreferrer nofollow", target: "_blank" });
  element.append(inner);
  return element;
}
