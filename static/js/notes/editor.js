/**
 * The editor of one agenda item: a ProseMirror view bound to its part of the shared document.
 */
import { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { redoCommand, undoCommand, yCursorPlugin, ySyncPlugin, yUndoPlugin } from "y-prosemirror";

import { BlockView } from "./block-view.js";
import { endList, indentBy, nextBlock, openAbove, setKind, split, toggleList, undress } from "./commands.js";
import { cursorBuilder, selectionBuilder } from "./cursors.js";
import { idPlugin, mendIds } from "./ids.js";
import { languagePlugin } from "./language.js";
import { limitPlugin } from "./limits.js";
import { menuPlugin } from "./menu.js";
import { cleaned } from "./paste.js";
import { attributes } from "./rules.js";
import { schema } from "./schema.js";
import { undoManager } from "./undo.js";

const { strong, em, code } = schema.marks;

const keys = {
  Enter: chainCommands(endList, openAbove, split),
  "Ctrl-Enter": nextBlock,
  Backspace: undress,
  Tab: enterFields,
  "Mod-]": indentBy(1),
  "Mod-[": indentBy(-1),
  "Ctrl-Shift-a": setKind("action"),
  "Ctrl-Shift-d": setKind("decision"),
  "Ctrl-Shift-g": setKind("gap"),
  "Mod-b": toggleMark(strong),
  "Mod-i": toggleMark(em),
  "Mod-`": toggleMark(code),
  "Mod-z": undoCommand,
  "Mod-y": redoCommand,
  "Mod-Shift-z": redoCommand,
};

/** What the menu and the buttons offer: {name, words, run}. */
export function choices({ kinds, lists }) {
  const kind = (name) => ({ name, words: kinds[name], run: setKind(name) });
  const list = (name) => ({ name, words: lists[name], run: toggleList(name) });
  return [...attributes.kind.enum.map(kind), ...attributes.list.enum.map(list)];
}

/** Turn `host`, an element labelled by the item's heading, into the editor of `fragment`; `page` is the NotesPage. */
export function mount(host, fragment, page) {
  const elsewhere = () => page.idsOutside(fragment);
  const manager = undoManager(fragment);
  const plugins = [
    ySyncPlugin(fragment),
    yCursorPlugin(page.awareness, { cursorBuilder, selectionBuilder }),
    yUndoPlugin({ undoManager: manager }),
    menuPlugin(page.choices, page.menu),
    keymap(keys),
    keymap(baseKeymap),
    idPlugin(elsewhere),
    languagePlugin(),
    page.toolbar.plugin(),
    limitPlugin({ views: () => page.views, refused: () => page.say(page.texts.tooMuch) }),
  ];
  const view = new EditorView(
    { mount: host },
    {
      state: EditorState.create({ schema, plugins }),
      editable: () => page.writable,
      nodeViews: { block: (block, editor, getPos) => new BlockView(block, editor, getPos, page) },
      transformPastedHTML: cleaned,
      attributes: described(host),
    },
  );
  manager.on("stack-item-popped", () => setTimeout(() => mendLater(view, elsewhere)));
  return view;
}

function described(host) {
  return {
    role: "textbox",
    "aria-multiline": "true",
    "aria-labelledby": host.getAttribute("aria-labelledby"),
    "aria-describedby": "notes-help",
  };
}

/** What is appended to an undo never reaches Yjs, so its ids are mended in a change of their own. */
function mendLater(view, elsewhere) {
  if (view.isDestroyed) return;
  const mended = mendIds(view.state, { elsewhere });
  if (mended) view.dispatch(mended.setMeta("addToHistory", false));
}

function enterFields(state, _dispatch, view) {
  const { $from } = state.selection;
  return $from.depth > 0 && view.nodeDOM($from.before()).blockView.enterFields();
}
