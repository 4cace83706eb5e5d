/**
 * Find text of mine that died because somebody removed its surroundings without having seen it.
 */
import * as Y from "yjs";

import { rangesOf, without } from "./ranges.js";

/**
 * Return the lost texts of a remote transaction, each with the root it stood in.
 *
 * What `update` itself names as deleted was seen by whoever deleted it. What dies beside it was not. Ask in
 * `afterTransaction`: later the text is collected.
 */
export function casualties(transaction, update, own) {
  const named = rangesOf(Y.decodeUpdate(update).ds);
  const lost = new Map(); // root: its text
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (!isTextOf(item, own)) return;
    const { client, clock } = item.id;
    for (const [from, to] of without([[clock, clock + item.length]], named.get(client) ?? [])) {
      const root = rootOf(item);
      lost.set(root, (lost.get(root) ?? "") + item.content.str.slice(from - clock, to - clock));
    }
  });
  return [...lost].map(([root, text]) => ({ root, text }));
}

function isTextOf(item, own) {
  return item instanceof Y.Item && own.has(item.id.client) && item.content instanceof Y.ContentString;
}

function rootOf(item) {
  let type = item.parent;
  while (type._item) type = type._item.parent;
  return Y.findRootTypeKey(type);
}
