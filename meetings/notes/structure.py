"""Whether what an update says may stand in the notes: the exact allow-list of `schema.json`.

Root -> block -> text, attributes of blocks, marks of text, and nothing else.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from meetings.notes import schema
from meetings.notes.causality import News
from meetings.notes.ledger import NOWHERE, Ledger, Place, Plan
from meetings.notes.refusals import RefusedFrameError
from meetings.notes.structs import TEXT, Id, Kind, Struct

ROOT = "#root"
_GONE = "#gone"
_ALLOWED_IN = {schema.NODE: ROOT, TEXT: schema.NODE}


def plan(news: News, ledger: Ledger, *, opens_roots: bool) -> Plan:
    """Return what to remember of an update, or raise RefusedFrameError.

    Only the server opens a root; everybody else writes in those there are.
    """
    placing = _Placing(ledger, opens_roots=opens_roots)
    for struct in news.structs:
        placing.put(struct)
    for deletion in news.deletions:
        placing.check_whole((deletion.client, deletion.start))
        placing.check_whole((deletion.client, deletion.end))
    made = placing.plan
    made.clocks = news.clocks
    made.deletions = [each for each in news.deletions if not ledger.deleted.covers(*each)]
    made.repeats = news.repeats
    return made


class _Placing:
    """Puts the structs of one update in their places, one after the other."""

    def __init__(self, ledger: Ledger, *, opens_roots: bool) -> None:
        self.ledger = ledger
        self.opens_roots = opens_roots
        self.plan = Plan()

    def put(self, struct: Struct) -> None:
        place = self._place(struct)
        self.plan.places.setdefault(struct.client, []).append((struct.clock, place))
        if struct.kind in {Kind.COLLECTED, Kind.DELETED}:
            self.plan.gone.add(struct.client, struct.clock, struct.end)
        within = self._within(place)
        if within is _GONE or struct.kind is Kind.DELETED:
            return
        self._judge(struct, place, within)

    def check_whole(self, at: Id) -> None:
        """Raise when a cut before this clock would go through a character.

        JavaScript counts some characters, emoji above all, as two. Yjs mends a cut through one
        and pycrdt does not: it loses count, and nobody could load what it saves.
        """
        if at in self.ledger.halves or at in self.plan.halves:
            raise RefusedFrameError("a cut through a character")

    def _place(self, struct: Struct) -> Place:
        if struct.kind is Kind.COLLECTED:
            return NOWHERE
        if not (struct.left or struct.right):
            return Place(struct.parent, struct.key)
        if struct.left:
            self.check_whole((struct.left[0], struct.left[1] + 1))
        if struct.right:
            self.check_whole(struct.right)
        return self._between(origin for origin in (struct.left, struct.right) if origin)

    def _between(self, origins: Iterable[Id]) -> Place:
        places = {self._place_of(origin) for origin in origins} - {NOWHERE}
        if len(places) > 1:  # pycrdt and Yjs would not agree on where it is
            raise RefusedFrameError("between two that do not stand together")
        return places.pop() if places else NOWHERE

    def _place_of(self, at: Id) -> Place:
        client, clock = at
        if clock < self.ledger.clocks.get(client, 0):
            return self.ledger.place_of(at)
        placed = self.plan.places[client]
        return placed[bisect_right(placed, clock, key=itemgetter(0)) - 1][1]

    def _within(self, place: Place) -> str:
        """Return the name of the node that a place is in."""
        parent = place.parent
        if parent is None:
            return _GONE
        if isinstance(parent, str):
            return self._root(parent)
        name = self.plan.nodes.get(parent) or self.ledger.nodes.get(parent)
        if name is None and self._is_gone(parent):
            return _GONE
        if name is None:
            raise RefusedFrameError("a parent that is no node")  # pycrdt raises, or worse
        return name

    def _root(self, name: str) -> str:
        if name not in self.ledger.roots:
            if not (self.opens_roots and schema.is_root(name)):
                raise RefusedFrameError("a root that is not on the agenda")
            self.plan.roots.add(name)
        return ROOT

    def _is_gone(self, at: Id) -> bool:
        client, clock = at
        if clock < self.ledger.clocks.get(client, 0):
            return self.ledger.gone.covers(client, clock, clock + 1)
        return self.plan.gone.covers(client, clock, clock + 1)

    def _judge(self, struct: Struct, place: Place, within: str) -> None:
        if place.key is not None:
            fits = within == schema.NODE and _is_attribute(struct, place.key)
        elif struct.kind is Kind.NODE:
            fits = _ALLOWED_IN.get(struct.payload) == within
            self.plan.nodes[struct.client, struct.clock] = struct.payload
        elif struct.kind is Kind.TEXT:
            fits = within == TEXT and "\x00" not in struct.payload
            self.plan.text_bytes += len(struct.payload.encode())
            self.plan.halves.update(_halves(struct))
        else:
            fits = struct.kind is Kind.MARK and within == TEXT and schema.mark_fits(*struct.payload)
        if not fits:
            raise RefusedFrameError(f"{struct.kind.name.lower()} that may not stand in {within}")


def _halves(struct: Struct) -> Iterator[Id]:
    """Return the clocks of the second halves of characters beyond U+FFFF."""
    if len(struct.payload) == struct.length:
        return
    clock = struct.clock
    for character in struct.payload:
        clock += 1
        if character > "\uffff":
            yield struct.client, clock
            clock += 1


def _is_attribute(struct: Struct, name: str) -> bool:
    return (
        struct.kind is Kind.VALUE
        and struct.length == 1
        and schema.attribute_fits(name, struct.payload[0])
    )
