/**
 * A block as it stands on the page: its kind in words beside the text, what belongs to it below.
 */
const SYMBOLS = { decision: "◆", action: "➜", gap: "◌", parking: "‖" };
const HIGHLIGHT = 2500; // milliseconds

export class BlockFrame {
  constructor(texts) {
    this.texts = texts;
    this.label = element("p", "block-kind");
    this.text = element("p", "block-text");
    this.meta = element("div", "block-meta");
    this.reference = element("span", "block-ref");
    this.dom = element("div", "block");
    const body = element("div", "block-body");
    body.append(this.text, this.meta);
    this.dom.append(this.label, body);
    this.label.contentEditable = this.meta.contentEditable = "false"; // in the editor; elsewhere it means nothing
  }

  /** Show what the block is; return its kind. */
  show({ id, kind, list, indent, lang }, { empty }) {
    const shown = kind ?? "note";
    const classes = ["block", `block-${shown}`];
    if (list) classes.push("block-list", `block-${list}`, `indent-${indent ?? 0}`);
    if (empty) classes.push("block-empty");
    if (this.dom.classList.contains("block-changed")) classes.push("block-changed");
    this.dom.className = classes.join(" ");
    this.dom.id = id ? `block-${id}` : "";
    this.dom.dataset.kind = shown;
    this.text.lang = lang ?? "";
    if (shown !== this.kind) this.#name(shown);
    this.kind = shown;
    return shown;
  }

  /** Show the number of the record that was made of this block. */
  refer(record) {
    this.reference.textContent = record?.number ?? "";
    this.reference.hidden = !record;
  }

  /** Point out for a moment that somebody else changed this. */
  highlight() {
    clearTimeout(this.fading);
    this.dom.classList.add("block-changed");
    this.fading = setTimeout(() => this.dom.classList.remove("block-changed"), HIGHLIGHT);
  }

  #name(kind) {
    const symbol = element("span", "symbol");
    symbol.textContent = SYMBOLS[kind] ?? "";
    symbol.setAttribute("aria-hidden", "true");
    this.label.replaceChildren(symbol, this.texts.kinds[kind]);
  }
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
