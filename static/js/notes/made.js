/**
 * The list of what the notes have made so far: decisions, action points, gaps.
 */
import { blocksOf, dayInWords, wordsOf } from "./blocks.js";

const KINDS = ["decision", "action", "gap"];
const PAUSE = 400; // milliseconds; nobody reads this list letter by letter

/** Keep `box` in step with the document; `records()` returns the records by block. Return what asks for a fresh look. */
export function keepMade(box, { doc, roots, records, texts, organisations }) {
  const owners = new Map(organisations.map(({ id, name }) => [id, name]));
  const paint = () => {
    const made = [...roots.values()].flatMap(blocksOf).map(entryOf).filter(Boolean);
    const lists = KINDS.map((kind) => list(kind, made.filter((entry) => entry.kind === kind)));
    box.replaceChildren(...lists.filter(Boolean).flat());
    if (!made.length) box.append(paragraph(texts.nothingMade));
  };

  let waiting = null;
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      paint();
    }, PAUSE);
  };
  doc.on("update", soon);
  paint();
  return soon;

  function entryOf(block) {
    const { id, kind, owner, due } = block.getAttributes();
    const words = KINDS.includes(kind) && wordsOf(block).trim();
    return words ? { id, kind, words, owner: owners.get(owner), due, number: records().get(id)?.number } : null;
  }

  function list(kind, entries) {
    if (!entries.length) return null;
    const heading = document.createElement("h3");
    heading.textContent = `${texts.made[kind]} (${entries.length})`;
    const element = document.createElement("ul");
    element.className = "link-list";
    element.setAttribute("role", "list");
    element.append(...entries.map(point));
    return [heading, element];
  }

  function point({ id, kind, words, number, owner, due }) {
    const element = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#block-${id}`;
    link.textContent = words;
    const facts = [number];
    if (kind === "action") facts.push(owner ?? texts.ownerMissing, due ? dayInWords(due, texts.months) : texts.dueMissing);
    const line = paragraph(facts.filter(Boolean).join(", "));
    line.className = "small";
    if (kind === "action" && !(owner && due)) line.className = "small made-missing";
    element.append(link, line);
    return element;
  }
}

function paragraph(words) {
  const element = document.createElement("p");
  element.textContent = words;
  return element;
}
