import assert from "node:assert/strict";
import { test } from "node:test";

import * as Y from "yjs";

import { deleteSetOf, joined, rangesOf, without } from "../../static/js/notes/ranges.js";

test("ranges that touch or overlap become one", () => {
  assert.deepEqual(joined([[5, 7], [0, 2], [2, 3], [6, 9]]), [[0, 3], [5, 9]]);
});

test("taking ranges away leaves the pieces between them", () => {
  assert.deepEqual(without([[0, 10]], [[2, 4], [6, 7]]), [[0, 2], [4, 6], [7, 10]]);
  assert.deepEqual(without([[0, 3], [5, 8]], [[2, 6]]), [[0, 2], [6, 8]]);
  assert.deepEqual(without([[0, 3]], [[0, 3]]), []);
  assert.deepEqual(without([[4, 6]], []), [[4, 6]]);
});

test("taking away agrees with counting one by one", () => {
  const numbers = (ranges) => ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, n) => from + n));
  let seed = 7;
  const random = (below) => (seed = (seed * 16807) % 2147483647) % below;
  const some = () => joined(Array.from({ length: random(6) }, () => random(40)).map((from) => [from, from + 1 + random(6)]));

  for (let round = 0; round < 500; round += 1) {
    const [ranges, taken] = [some(), some()];
    const expected = numbers(ranges).filter((number) => !numbers(taken).includes(number));

    assert.deepEqual(numbers(without(ranges, taken)), expected);
  }
});

test("a delete set comes back as it went", () => {
  const ranges = new Map([[1, [[0, 2], [5, 9]]], [8, [[3, 4]]]]);

  assert.deepEqual(rangesOf(deleteSetOf(ranges)), ranges);
  assert.deepEqual(rangesOf(Y.createDeleteSet()), new Map());
});
