/**
 * Give every block an id of its own, and only one block each id.
 */
import { Plugin } from "prosemirror-state";
import { ySyncPluginKey } from "y-prosemirror";

const LETTERS = "abcdefghijklmnopqrstuvwxyz012345";

/** Return a new id: twelve letters, 60 bits. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => LETTERS[byte & 31]).join("");
}

/**
 * Return a transaction that mends the ids of `state`, null if they are well.
 *
 * Of two blocks with one id the first keeps it, unless it is empty: that is the half a split left behind.
 * `before` is the state the change began from; an id that is new since then must not stand in another item,
 * whose ids `elsewhere()` tells.
 */
export function mendIds(state, { before = null, elsewhere }) {
  const { holders, wrong } = survey(state.doc);
  const known = before ? survey(before.doc).holders : new Map();
  const fresh = [...holders].filter(([id]) => !known.has(id));
  if (fresh.length) {
    const taken = elsewhere();
    fresh.forEach(([id, position]) => taken.has(id) && wrong.push(position));
  }
  if (!wrong.length) return null;
  return wrong.reduce((change, position) => change.setNodeAttribute(position, "id", newId()), state.tr);
}

function survey(doc) {
  const holders = new Map(); // id: position of the block that keeps it
  const wrong = []; // positions of blocks that need another one
  doc.forEach((block, position) => {
    const { id } = block.attrs;
    const held = holders.get(id);
    if (!id) wrong.push(position);
    else if (held === undefined) holders.set(id, position);
    else if (doc.nodeAt(held).content.size === 0 && block.content.size) {
      wrong.push(held);
      holders.set(id, position);
    } else wrong.push(position);
  });
  return { holders, wrong };
}

/**
 * Mend ids in the same dispatch as a local change.
 *
 * What is appended to a change that came from Yjs (remote, undo) would never reach Yjs: undo.js mends those later.
 */
export function idPlugin(elsewhere) {
  return new Plugin({
    appendTransaction(transactions, before, state) {
      const local = transactions.some((each) => each.docChanged);
      const shared = transactions.some((each) => each.getMeta(ySyncPluginKey)?.isChangeOrigin);
      return local && !shared ? mendIds(state, { before, elsewhere }) : null;
    },
  });
}
