/**
 * Make y-prosemirror 1.3.7 align blocks by their id, as notes/keyed-diff.js does, instead of by position.
 *
 * Without this a dragged block moves its text into a neighbour, and what a colleague types meanwhile is lost.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const ours = fileURLToPath(new URL("../notes/keyed-diff.js", import.meta.url));
const before = "  y.transact(() => {\n    // try to compare and update\n";

const head = `import { updateBlocksById } from ${JSON.stringify(ours)}\n`;
const call = `  if (updateBlocksById(yDomFragment, {
    at: left,
    yBlocks: yChildren.slice(left, yChildCnt - right),
    pBlocks: pChildren.slice(left, pChildCnt - right),
    transact: (change) => y.transact(change, ySyncPluginKey),
    update: (yBlock, pBlock) => updateYFragment(y, yBlock, pBlock, meta),
    create: (pBlock) => createTypeFromTextOrElementNode(pBlock, meta),
    forget: (yBlock) => meta.mapping.delete(yBlock)
  })) return
`;

/** Return the source with our call before its own alignment; another version than the pinned one is an error. */
export function patch(source) {
  const parts = source.split(before);
  if (parts.length !== 2) throw new Error("y-prosemirror changed: look at updateYFragment again.");
  return head + parts.join(call + before);
}

export const keyedDiff = {
  name: "keyed-diff",
  setup(build) {
    build.onLoad({ filter: /y-prosemirror\/src\/plugins\/sync-plugin\.js$/ }, async ({ path }) => ({
      contents: patch(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};
