/**
 * An editor's state without a page: blocks in, commands run, blocks out.
 */
import { EditorState, TextSelection } from "prosemirror-state";

import { schema } from "../../static/js/notes/schema.js";

/** Return a state of the blocks [text, attrs]; `|` in a text is the caret. */
export function stateOf(blocks, plugins = []) {
  const nodes = blocks.map(([text, attrs]) => {
    const words = text.replace("|", "");
    return schema.node("block", attrs, words ? schema.text(words) : null);
  });
  const doc = schema.node("doc", null, nodes);
  const state = EditorState.create({ doc, plugins });
  const line = blocks.findIndex(([text]) => text.includes("|"));
  if (line < 0) return state;
  const before = nodes.slice(0, line).reduce((sum, node) => sum + node.nodeSize, 0);
  const caret = TextSelection.create(doc, before + 1 + blocks[line][0].indexOf("|"));
  return state.apply(state.tr.setSelection(caret));
}

/** Return the blocks of a state as [text, attrs], attributes without a value left out. */
export function blocksOf(state) {
  const { $from } = state.selection;
  const blocks = [];
  state.doc.forEach((block, position) => {
    const offset = $from.depth && $from.before() === position ? $from.parentOffset : null;
    const text = block.textContent;
    const attrs = Object.fromEntries(Object.entries(block.attrs).filter(([, value]) => value !== null));
    blocks.push([offset === null ? text : `${text.slice(0, offset)}|${text.slice(offset)}`, attrs]);
  });
  return blocks;
}

/** Return the state after a command, null when the command did not apply. */
export function after(state, command) {
  let result = null;
  const applied = command(state, (transaction) => (result = state.apply(transaction)));
  return applied ? result : null;
}
