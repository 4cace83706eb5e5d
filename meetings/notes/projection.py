"""What the live notes say, block by block, as plain values for records and minutes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from pycrdt import XmlElement, XmlFragment, XmlText

from meetings.notes.document import Document, contained


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the notes. What was never set is None; `position` counts from 1 in its root."""

    item: str  # the agenda item's id, or `general`
    position: int
    id: str
    kind: str
    text: str
    lang: str | None = None
    attribution: str | None = None
    owner: str | None = None
    due: str | None = None  # a day there is, as 2024-11-29
    gap: str | None = None
    basis: str | None = None
    priority: str | None = None
    list: str | None = None
    indent: int = 0


class Reading(NamedTuple):
    """All blocks in order; `unlinked` are those without an id of their own.

    Of two blocks with one id, which a paste can make, the first keeps it. The other's page
    gives it a new one; until then it is text, and no record.
    """

    blocks: list[Block]
    unlinked: list[Block]


def read(document: Document, roots: Iterable[str]) -> Reading:
    """Return the blocks of these roots, in this order."""
    seen: set[str] = set()
    reading = Reading([], [])
    with contained(), document.doc.transaction():
        for block in _blocks(document, roots):
            linked = block.id and block.id not in seen
            (reading.blocks if linked else reading.unlinked).append(block)
            seen.add(block.id)
    return reading


def size(document: Document, roots: Iterable[str]) -> int:
    """Return the bytes of text (UTF-8) that can be read."""
    with contained(), document.doc.transaction():
        return sum(len(block.text.encode()) for block in _blocks(document, roots))


def _blocks(document: Document, roots: Iterable[str]) -> Iterator[Block]:
    for root in roots:
        children = document.doc.get(root, type=XmlFragment).children
        elements = (child for child in children if isinstance(child, XmlElement))
        for position, element in enumerate(elements, start=1):
            yield _block(root, position, element)


def _block(root: str, position: int, element: XmlElement) -> Block:
    # pycrdt says that its iterator is an iterable.
    said: dict[str, Any] = dict(element.attributes)  # type: ignore[call-overload]
    return Block(
        item=root,
        position=position,
        id=said.get("id") or "",
        kind=said.get("kind") or "note",
        text="".join(_words(element)),
        due=_day(said.get("due")),
        indent=int(said.get("indent") or 0),  # Yjs' integers come back as floats
        **{name: said.get(name) for name in _AS_SAID},
    )


_AS_SAID = ("lang", "attribution", "owner", "gap", "basis", "priority", "list")


def _words(element: XmlElement) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, XmlText):
            yield from (piece for piece, _ in child.diff() if isinstance(piece, str))


def _day(said: str | None) -> str | None:
    # The pattern lets the 31st of February pass.
    try:
        return date.fromisoformat(said).isoformat() if said else None
    except ValueError:
        return None
