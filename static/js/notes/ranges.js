/**
 * Sorted lists of ranges [from, to) that do not touch, as Yjs speaks of what was deleted.
 */
import * as Y from "yjs";

/** Return the deletions of a Yjs delete set as a map: client to ranges. */
export function rangesOf(deleteSet) {
  const perClient = new Map();
  deleteSet.clients.forEach((items, client) => {
    perClient.set(client, joined(items.map(({ clock, len }) => [clock, clock + len])));
  });
  return perClient;
}

/** Return a Yjs delete set of a map: client to ranges. */
export function deleteSetOf(perClient) {
  const deleteSet = Y.createDeleteSet();
  perClient.forEach((ranges, client) => {
    deleteSet.clients.set(client, ranges.map(([from, to]) => ({ clock: from, len: to - from })));
  });
  return deleteSet;
}

/** Return `ranges`, in any order and overlapping, as a sorted list. */
export function joined(ranges) {
  const result = [];
  for (const [from, to] of [...ranges].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last && last[1] >= from) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** Return what of `ranges` is not in `taken`; both sorted. */
export function without(ranges, taken) {
  const result = [];
  let first = 0;
  for (const [start, end] of ranges) {
    let from = start;
    while (first < taken.length && taken[first][1] <= from) first += 1;
    for (let next = first; next < taken.length && taken[next][0] < end; next += 1) {
      if (taken[next][0] > from) result.push([from, taken[next][0]]);
      from = Math.max(from, taken[next][1]);
    }
    if (from < end) result.push([from, end]);
  }
  return result;
}

/** Return, client by client, what of `perClient` is not in `taken`; clients with nothing left are dropped. */
export function allWithout(perClient, taken) {
  const result = new Map();
  perClient.forEach((ranges, client) => {
    const rest = without(ranges, taken.get(client) ?? []);
    if (rest.length) result.set(client, rest);
  });
  return result;
}
