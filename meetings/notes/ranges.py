"""Sets of clocks, kept as sorted ranges that never touch: a document's deletions are few ranges."""

from bisect import bisect_left, bisect_right

_BEYOND = 1 << 60


class Ranges:
    """For each client, which of its clocks are in the set."""

    __slots__ = ("_of",)

    def __init__(self) -> None:
        self._of: dict[int, list[tuple[int, int]]] = {}

    def covers(self, client: int, start: int, end: int) -> bool:
        """Whether all clocks from `start` up to, not including, `end` are in the set."""
        held = self._of.get(client, [])
        at = bisect_right(held, (start, _BEYOND)) - 1
        return at >= 0 and held[at][1] >= end

    def add(self, client: int, start: int, end: int) -> None:
        held = self._of.setdefault(client, [])
        first = bisect_left(held, (start, 0))
        if first and held[first - 1][1] >= start:
            first -= 1
            start = held[first][0]
        last = first
        while last < len(held) and held[last][0] <= end:
            end = max(end, held[last][1])
            last += 1
        held[first:last] = [(start, end)]

    def add_all(self, other: "Ranges") -> None:
        for client, ranges in other._of.items():
            for start, end in ranges:
                self.add(client, start, end)
