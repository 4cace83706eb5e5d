/**
 * The kinds of block as buttons below the text, for those without a keyboard.
 */
import { Plugin } from "prosemirror-state";

export class Toolbar {
  constructor(choices, label) {
    this.dom = document.createElement("div");
    this.dom.className = "block-menu";
    this.dom.setAttribute("role", "group");
    this.dom.setAttribute("aria-label", label);
    this.buttons = choices.map((choice) => this.#button(choice));
    this.dom.append(...this.buttons.map(({ dom }) => dom));
  }

  /** Return a plugin that brings the toolbar to the editor one writes in. */
  plugin() {
    return new Plugin({
      props: { handleDOMEvents: { focus: (view) => void this.#follow(view) } },
      view: () => ({ update: (view) => view === this.view && this.#press() }),
    });
  }

  #follow(view) {
    this.view = view;
    view.dom.after(this.dom);
    this.#press();
  }

  #press() {
    const { $from } = this.view.state.selection;
    const { kind, list } = $from.parent.attrs;
    for (const { name, dom } of this.buttons) {
      dom.setAttribute("aria-pressed", String(name === (list ?? kind ?? "note")));
    }
  }

  #button({ name, words, run }) {
    const dom = document.createElement("button");
    dom.type = "button";
    dom.className = "button button-small button-live";
    dom.textContent = words;
    dom.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays in the text
    dom.addEventListener("click", () => {
      run(this.view.state, this.view.dispatch);
      this.view.focus();
    });
    return { name, dom };
  }
}
