/**
 * What the keys and the menu do to blocks.
 */
import { splitBlockAs } from "prosemirror-commands";
import { TextSelection } from "prosemirror-state";

import { attributes } from "./rules.js";
import { schema } from "./schema.js";

const DEEPEST = attributes.indent.integer[1];
const plain = { kind: null, list: null, indent: null };

/** Change the attributes of every block in the selection to what `changed(attrs)` returns; it returns null to refuse. */
function changeBlocks(changed) {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const changes = [];
    state.doc.nodesBetween(from, to, (block, position) => {
      if (block.type === schema.nodes.block) changes.push([position, changed(block.attrs)]);
      return false;
    });
    if (!changes.length || changes.some(([, change]) => change === null)) return false;
    const transaction = state.tr;
    for (const [position, change] of changes) {
      for (const [name, value] of Object.entries(change)) transaction.setNodeAttribute(position, name, value);
    }
    dispatch?.(transaction.scrollIntoView());
    return true;
  };
}

/** Make the line a decision, an action …; a note is what has no kind. */
export function setKind(kind) {
  const wanted = kind === "note" ? null : kind;
  return changeBlocks(() => ({ ...plain, kind: wanted }));
}

/** Make the line a point of a list, or take it out of one. */
export function toggleList(list) {
  return changeBlocks((attrs) => (attrs.list === list ? plain : { kind: null, list }));
}

export function indentBy(step) {
  return changeBlocks(({ list, indent }) => {
    if (!list) return null;
    return { indent: Math.max(0, Math.min(DEEPEST, (indent ?? 0) + step)) || null };
  });
}

/** At its very start a line first loses its kind, its indent and its list, before it joins the one above. */
export function undress(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const { kind, list, indent } = $from.parent.attrs;
  if (indent) return indentBy(-1)(state, dispatch);
  if ((kind && kind !== "note") || list) return setKind("note")(state, dispatch);
  return false;
}

/** An empty point of a list ends the list. */
export function endList(state, dispatch) {
  const { parent } = state.selection.$from;
  return parent.content.size === 0 && parent.attrs.list ? undress(state, dispatch) : false;
}

/** A new line before this one leaves this block whole, so that nothing typed in it meanwhile is lost. */
export function openAbove(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.content.size === 0) return false;
  const { list, indent } = $from.parent.attrs;
  dispatch?.(state.tr.insert($from.before(), schema.node("block", { list, indent })).scrollIntoView());
  return true;
}

/** Divide the line; what follows is a note, or the next point of the list. */
export const split = splitBlockAs(({ type, attrs }) => {
  const { list, indent } = attrs;
  return { type, attrs: { list, indent } };
});

/** Go on in a new note below, or in the empty one that is here or there. */
export function nextBlock(state, dispatch) {
  const { $from } = state.selection;
  if (!$from.depth) return false;
  if (isFree($from.parent)) return true;
  const after = $from.after();
  if (dispatch) {
    const transaction = state.tr;
    if (!isFree(state.doc.nodeAt(after))) transaction.insert(after, schema.node("block"));
    dispatch(transaction.setSelection(TextSelection.create(transaction.doc, after + 1)).scrollIntoView());
  }
  return true;
}

const isFree = (block) => block !== null && block.content.size === 0 && !block.attrs.kind && !block.attrs.list;
