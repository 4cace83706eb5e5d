/**
 * Undo what this person did in one agenda item, and nobody else's work.
 */
import { defaultDeleteFilter, ySyncPluginKey } from "y-prosemirror";
import { UndoManager } from "yjs";

const NODES = new Set(["block"]);

/** Undoing the making of a block would delete what others wrote in it; taking its id away would orphan its record. */
export function undoManager(fragment) {
  return new UndoManager(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    captureTransaction: (transaction) => transaction.meta.get("addToHistory") !== false,
    deleteFilter: (item) => item.parentSub !== "id" && defaultDeleteFilter(item, NODES),
  });
}
