"""Take a Yjs update (version 1) apart into structs and deletions. Nothing is applied.

Only what a notes page can write is read: text, types, attributes, marks, and what is left of
deleted things. Skips, JSON, binaries, embeds and sub-documents are refused by their number.
"""

import json
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Any, NamedTuple

from meetings.notes.reading import Reader, Scalar
from meetings.notes.refusals import RefusedFrameError

Id = tuple[int, int]  # client, clock

MOST_STRUCTS = 60_000
LAST_CLOCK = 1 << 31
LONGEST_MARK = 4_000  # characters of JSON
TEXT = "#text"  # how we name an XmlText among the nodes

_ELEMENT_REF, _TEXT_REF = 3, 6
_HAS_LEFT, _HAS_RIGHT, _HAS_KEY, _CONTENT = 0x80, 0x40, 0x20, 0x1F
# JSON writes half a surrogate pair as an escape, and only such a half.
_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


class Kind(Enum):
    COLLECTED = auto()
    DELETED = auto()
    TEXT = auto()
    MARK = auto()
    NODE = auto()
    VALUE = auto()


class Struct(NamedTuple):
    """Consecutive clocks of one client, and where they want to stand.

    With an origin (`left` or `right`) the parent is the origin's; else `parent` names a root
    or a node. `key` is the attribute that a value is for.
    """

    client: int
    clock: int
    length: int
    kind: Kind
    left: Id | None = None
    right: Id | None = None
    parent: str | Id | None = None
    key: str | None = None
    payload: Any = None

    @property
    def end(self) -> int:
        return self.clock + self.length


class Range(NamedTuple):
    """Clocks of one client from `start` up to, not including, `end`."""

    client: int
    start: int
    end: int


class Update(NamedTuple):
    structs: list[Struct]
    deletions: list[Range]


def take_apart(update: bytes) -> Update:
    """Return what an update says; raise RefusedFrameError for anything we do not know."""
    reader = Reader(update)
    structs = list(_structs(reader))
    deletions = list(_deletions(reader))
    reader.finish()
    return Update(structs, deletions)


def state_vector(data: bytes) -> dict[int, int]:
    """Return how far each client is known."""
    reader = Reader(data)
    known = {reader.number(): reader.number() for _ in range(reader.count(of_at_least=2))}
    reader.finish()
    return known


def _structs(reader: Reader) -> Iterator[Struct]:
    seen: set[int] = set()
    total = 0
    for _ in range(reader.count(of_at_least=3)):
        count = reader.count(of_at_least=2)
        client, clock = reader.number(), reader.number()
        total += count
        if not count or client in seen or total > MOST_STRUCTS:
            raise RefusedFrameError("a client with no structs, or twice, or with too many")
        seen.add(client)
        for _ in range(count):
            struct = _struct(reader, client, clock)
            yield struct
            clock = struct.end


def _struct(reader: Reader, client: int, clock: int) -> Struct:
    info = reader.byte()
    content = info & _CONTENT
    if content not in _CONTENTS:
        raise RefusedFrameError(f"content of kind {content}")
    left, right, parent, key = _position(reader, info) if content else (None, None, None, None)
    kind, length, payload = _CONTENTS[content](reader)
    if not length or clock + length > LAST_CLOCK:
        raise RefusedFrameError("a struct of no length, or too many clocks")
    return Struct(client, clock, length, kind, left, right, parent, key, payload)


_Position = tuple[Id | None, Id | None, str | Id | None, str | None]


def _position(reader: Reader, info: int) -> _Position:
    left = _id(reader) if info & _HAS_LEFT else None
    right = _id(reader) if info & _HAS_RIGHT else None
    if left or right:
        if left == right:
            raise RefusedFrameError("a struct on both sides of another")
        return left, right, None, None
    parent, key = _parent(reader, keyed=bool(info & _HAS_KEY))
    return None, None, parent, key


def _id(reader: Reader) -> Id:
    return reader.number(), reader.number()


def _parent(reader: Reader, *, keyed: bool) -> tuple[str | Id, str | None]:
    by_name = reader.number()
    if by_name > 1:
        raise RefusedFrameError("a parent is neither named nor numbered")
    parent = reader.text() if by_name else _id(reader)
    return parent, reader.text() if keyed else None


_Content = tuple[Kind, int, Any]


def _collected(reader: Reader) -> _Content:
    return Kind.COLLECTED, reader.number(), None


def _deleted(reader: Reader) -> _Content:
    return Kind.DELETED, reader.number(), None


def _text(reader: Reader) -> _Content:
    text = reader.text()
    return Kind.TEXT, len(text.encode("utf-16-le")) // 2, text


def _mark(reader: Reader) -> _Content:
    name, value = reader.text(), reader.text()
    if len(value) > LONGEST_MARK or _HALF_PAIR.search(value):
        raise RefusedFrameError("a mark is too long or half a character")
    try:
        return Kind.MARK, 1, (name, json.loads(value, object_pairs_hook=_once_each))
    except (ValueError, RecursionError):
        raise RefusedFrameError("a mark is not JSON") from None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Readers of JSON do not agree on which of two equal keys counts.
    if len(pairs) != len(dict(pairs)):
        raise ValueError
    return dict(pairs)


def _node(reader: Reader) -> _Content:
    ref = reader.number()
    if ref == _TEXT_REF:
        return Kind.NODE, 1, TEXT
    if ref != _ELEMENT_REF:
        raise RefusedFrameError(f"a shared type of kind {ref}")
    return Kind.NODE, 1, reader.text()


def _values(reader: Reader) -> _Content:
    values: list[Scalar] = [reader.scalar() for _ in range(reader.count())]
    return Kind.VALUE, len(values), values


# The content numbers of Yjs' `contentRefs`.
_CONTENTS = {0: _collected, 1: _deleted, 4: _text, 6: _mark, 7: _node, 8: _values}


def _deletions(reader: Reader) -> Iterator[Range]:
    for _ in range(reader.count(of_at_least=2)):
        client = reader.number()
        for _ in range(reader.count(of_at_least=2)):
            start, length = reader.number(), reader.number()
            if not length or start + length > LAST_CLOCK:
                raise RefusedFrameError("a deletion of nothing, or of too much")
            yield Range(client, start, start + length)
