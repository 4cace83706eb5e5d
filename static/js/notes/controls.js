/**
 * The inputs below a block's text, for those who write: choose an organisation, a day, a gap.
 *
 * They stay out of the page's Tab order; Tab leads from the text through the fields of its own block.
 */
import { fits } from "./rules.js";

export class Controls {
  /** `change(name, value)` writes a value into the notes; `leave()` returns to the block's text. */
  constructor({ fields, change, leave }) {
    this.fields = fields; // per kind
    this.change = change;
    this.leave = leave;
    this.kind = null;
    this.controls = [];
    this.dom = document.createElement("div");
    this.dom.className = "block-fields";
    this.dom.addEventListener("keydown", (event) => this.#keydown(event));
  }

  /** Show the fields of `kind` with the values of the block. */
  show(kind, attrs) {
    if (kind !== this.kind) this.#build(kind);
    for (const control of this.controls) control.show(attrs[control.name]);
  }

  set disabled(disabled) {
    for (const { input } of this.controls) input.disabled = disabled;
  }

  /** Put the keyboard into the first field; return false if there is none. */
  focus() {
    this.controls[0]?.input.focus();
    return this.controls.length > 0;
  }

  #build(kind) {
    this.kind = kind;
    const change = (name, value) => fits(name, value) && this.change(name, value);
    this.controls = (this.fields[kind] ?? []).map((field) => new Control(field, change));
    this.dom.replaceChildren(...this.controls.map(({ dom }) => dom));
  }

  #keydown(event) {
    const here = this.controls.findIndex(({ input }) => input === event.target);
    const next = this.controls[here + (event.shiftKey ? -1 : 1)];
    const back = event.key === "Escape" || (event.key === "Enter" && event.ctrlKey);
    if (event.key === "Tab" && next) next.input.focus();
    else if (back || (event.key === "Tab" && event.shiftKey && here === 0)) this.leave();
    else return;
    event.preventDefault();
  }
}

class Control {
  constructor(field, change) {
    this.name = field.name;
    this.missing = field.missing;
    this.shown = undefined;
    this.input = field.choices ? select(field) : day();
    this.input.tabIndex = -1;
    this.input.addEventListener("change", () => {
      if (this.input.checkValidity()) change(this.name, this.input.value || null);
    });
    this.dom = document.createElement("label");
    this.label = document.createElement("span");
    this.label.textContent = field.label;
    this.dom.append(this.label, " ", this.input);
  }

  /** Show a value; what is half typed is left alone until the value itself changes. */
  show(value) {
    if (value === this.shown) return;
    this.shown = value;
    this.input.value = value ?? "";
    if (value && !this.input.value) this.input.append(new Option(value, value, true, true));
    this.dom.className = this.missing && !value ? "block-field block-field-missing" : "block-field";
  }
}

function select({ choices, missing, empty }) {
  const element = document.createElement("select");
  element.append(new Option(missing ?? empty, ""), ...choices.map(([value, words]) => new Option(words, value)));
  return element;
}

function day() {
  const element = document.createElement("input");
  element.type = "date";
  element.min = "2000-01-01"; // so that a year is not taken for one while it is being typed
  element.max = "2099-12-31";
  return element;
}
