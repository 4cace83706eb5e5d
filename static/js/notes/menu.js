/**
 * The block menu: type `/`, narrow the list by typing on, choose with the arrows and Enter.
 *
 * What is open follows from the text before the caret alone, so another person's edit cannot upset it.
 */
import { Plugin, PluginKey } from "prosemirror-state";

const key = new PluginKey("menu");
const TYPED = /(?:^|\s)\/([^\s/]*)$/;

/**
 * Return the plugin; `choices` are {name, words, run}, `box` is the listbox that all editors of the page share.
 */
export function menuPlugin(choices, box) {
  return new Plugin({
    key,
    state: {
      init: () => null,
      apply: (transaction, menu, _before, state) => follow(transaction.getMeta(key) ?? menu, state, choices),
    },
    props: {
      handleTextInput(view, _from, _to, text) {
        if (text === "/") queueMicrotask(() => view.dispatch(view.state.tr.setMeta(key, { chosen: 0 })));
        return false;
      },
      handleKeyDown(view, event) {
        const menu = key.getState(view.state);
        if (!menu || view.composing || !(event.key in keys)) return false;
        keys[event.key](view, menu);
        return true;
      },
      handleDOMEvents: {
        blur: (view) => void (key.getState(view.state) && close(view, view.state.tr)),
      },
    },
    view: () => ({ update: (view) => paint(view, key.getState(view.state), box), destroy: () => (box.hidden = true) }),
  });
}

/** Return the menu as the text before the caret has it, null when it is closed. */
function follow(menu, { selection }, choices) {
  const { $from, empty } = selection;
  if (!menu || menu.closed || !empty || !$from.depth) return null;
  const typed = TYPED.exec($from.parent.textBetween(0, $from.parentOffset));
  if (!typed) return null;
  const options = choices.filter(({ name, words }) =>
    [name, words.toLowerCase()].some((each) => each.startsWith(typed[1].toLowerCase())),
  );
  if (!options.length) return null;
  return { options, chosen: Math.min(menu.chosen, options.length - 1), from: $from.pos - typed[1].length - 1 };
}

const keys = {
  ArrowDown: (view, menu) => move(view, menu, 1),
  ArrowUp: (view, menu) => move(view, menu, -1),
  Escape: (view) => close(view, view.state.tr),
  Enter: (view, menu) => choose(view, menu),
  Tab: (view, menu) => choose(view, menu),
};

function move(view, menu, step) {
  const chosen = (menu.chosen + step + menu.options.length) % menu.options.length;
  view.dispatch(view.state.tr.setMeta(key, { ...menu, chosen }));
}

function close(view, transaction) {
  view.dispatch(transaction.setMeta(key, { closed: true }));
}

function choose(view, { options, chosen, from }) {
  close(view, view.state.tr.delete(from, view.state.selection.from));
  options[chosen].run(view.state, view.dispatch);
}

function paint(view, menu, box) {
  if (!menu) {
    if (box.owner !== view) return;
    box.hidden = true;
    box.owner = null;
    view.dom.removeAttribute("aria-activedescendant");
    view.dom.removeAttribute("aria-controls");
    return;
  }
  box.owner = view;
  box.hidden = false;
  const rows = menu.options.map((option, index) =>
    row(option, index === menu.chosen, () => choose(view, { ...menu, chosen: index })),
  );
  box.replaceChildren(...rows);
  place(box, view.coordsAtPos(menu.from));
  view.dom.setAttribute("aria-controls", box.id);
  view.dom.setAttribute("aria-activedescendant", rowId(menu.options[menu.chosen]));
}

const rowId = ({ name }) => `block-menu-${name}`;

function row(option, chosen, run) {
  const element = document.createElement("div");
  element.id = rowId(option);
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", String(chosen));
  element.textContent = option.words;
  element.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the caret stays in the text
    run();
  });
  return element;
}

function place(box, { left, bottom, top }) {
  const below = bottom + box.offsetHeight < window.innerHeight;
  box.style.insetInlineStart = `${Math.max(0, Math.min(left, window.innerWidth - box.offsetWidth))}px`;
  box.style.insetBlockStart = `${below ? bottom : top - box.offsetHeight}px`;
}
