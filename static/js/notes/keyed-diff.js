/**
 * Bring shared blocks to what the editor shows, matching them by id: what stays is changed in place, so that
 * nobody's text moves into another block.
 *
 * build/keyed-diff-plugin.mjs calls this from inside y-prosemirror.
 */

/**
 * Change `yBlocks`, which stand in `fragment` from `at` on, into `pBlocks`; return false, having done nothing,
 * where that cannot be done by id.
 *
 * A single block is left to y-prosemirror: it is changed in place whatever its id, which is how a block that was
 * given a new id keeps what others typed in it.
 */
export function updateBlocksById(fragment, { at, yBlocks, pBlocks, transact, update, create, forget }) {
  const yKeys = yBlocks.map(keyOfShared);
  const pKeys = pBlocks.map(keyOfShown);
  const places = new Map(yKeys.map((key, place) => [key, place]));
  const unique = places.size === yBlocks.length;
  if (!unique || yBlocks.length + pBlocks.length <= 2) return false;
  if (places.has(null) || pKeys.includes(null)) return false;

  const from = pKeys.map((key) => places.get(key) ?? -1);
  const kept = longestRise(from);
  transact(() => {
    let here = at;
    let next = 0;
    const drop = () => {
      forget(yBlocks[next++]);
      fragment.delete(here, 1);
    };
    pBlocks.forEach((pBlock, index) => {
      if (kept.has(index)) {
        while (next < from[index]) drop();
        update(yBlocks[next++], pBlock);
      } else {
        fragment.insert(here, [create(pBlock)]);
      }
      here += 1;
    });
    while (next < yBlocks.length) drop();
  });
  return true;
}

function keyOfShared(yBlock) {
  const id = yBlock.nodeName && yBlock.getAttribute("id");
  return id ? `${yBlock.nodeName} ${id}` : null;
}

function keyOfShown(pBlock) {
  const id = !Array.isArray(pBlock) && pBlock.attrs.id; // an array is a run of text
  return id ? `${pBlock.type.name} ${id}` : null;
}

/** Return the indexes of a longest rising subsequence of `numbers`, those below zero left out. */
export function longestRise(numbers) {
  const ends = []; // ends[n]: index of the smallest number that ends a rise of n + 1
  const before = [];
  numbers.forEach((number, index) => {
    if (number < 0) return;
    let length = ends.findIndex((end) => numbers[end] >= number);
    if (length < 0) length = ends.length;
    before[index] = ends[length - 1];
    ends[length] = index;
  });
  const rise = new Set();
  for (let index = ends.at(-1); index !== undefined; index = before[index]) rise.add(index);
  return rise;
}
