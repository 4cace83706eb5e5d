"""What can be done with the notes of a meeting, apart from writing in them."""

import logging
import secrets
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from meetings.notes import listeners, projection, selectors, store
from meetings.notes.models import Audience, NotesDocument
from meetings.notes.projection import Block
from meetings.notes.store import Copy

__all__ = ["condense", "first_state", "open_notes", "project", "read_blocks", "seed", "sweep"]

log = logging.getLogger(__name__)

# So many edits after a snapshot the next one is due: they load in a few milliseconds.
CONDENSE_AFTER = 200

NOTHING = b"\x00\x00"  # an update without structs or deletions
STATE_LASTS = 5  # seconds


def open_notes(meeting_id: UUID, audience: str, *, now: datetime) -> tuple[NotesDocument, Copy]:
    """Return the notes as committed; made if need be, with a block under every agenda item."""
    held, _ = NotesDocument.objects.get_or_create(meeting_id=meeting_id, audience=audience)
    copy = store.load(held.pk)
    if _missing(copy, held):
        held = seed(held.pk, now=now)
        copy = store.load(held.pk)
    return held, copy


@transaction.atomic
def seed(document_id: int, *, now: datetime) -> NotesDocument:
    """Put a block into each root of the agenda that the document does not know.

    Pages must find one: a page that wrote the first block itself would take it away by undo,
    and could never redo what it had typed in it.
    """
    held = store.lock(document_id)
    if missing := _missing(store.load(document_id), held):
        store.append(held, [(_first_blocks(missing), None)], now=now)
    return held


def first_state(meeting_id: UUID, audience: str) -> tuple[str, bytes]:
    """Return epoch and whole document for a page that has nothing; it may be seconds old.

    A hundred pages open when a meeting begins, so it is worked out once for all of them.
    """
    held = NotesDocument.objects.filter(meeting=meeting_id, audience=audience).first()
    if held is None:
        return "", NOTHING
    key = f"notes:{held.pk}:{held.epoch}"
    return held.epoch, cache.get_or_set(key, partial(_state, held.pk), STATE_LASTS) or NOTHING


def read_blocks(document: NotesDocument) -> tuple[int, list[Block]]:
    """Return what the notes say, as committed, and the number of the last edit in it."""
    copy = store.load(document.pk)
    reading = projection.read(
        copy.document, selectors.roots(document.meeting_id, document.audience)
    )
    return copy.seq, reading.blocks


def project(document_id: int, *, now: datetime) -> None:
    """Have records made of the notes, by whoever listens."""
    for projector in listeners.projectors:
        projector(document_id, now=now)


def sweep(*, now: datetime) -> int:
    """Make the records that a process did not come to, because it died; return of how many."""
    behind = NotesDocument.objects.filter(audience=Audience.SHARED, projected_seq__lt=F("seq"))
    left = list(behind.order_by("pk").values_list("pk", flat=True))
    return sum(_projected(document_id, now) for document_id in left)


def condense(document_id: int) -> bool:
    """Keep a snapshot when many edits have come since the last; the edits stay, as history.

    No lock is needed: the log only grows, so what was true up to an edit stays true.
    """
    held = NotesDocument.objects.only("epoch", "seq", "snapshot_seq").get(pk=document_id)
    if held.seq - held.snapshot_seq < CONDENSE_AFTER:
        return False
    copy = store.load(document_id)
    if not copy.is_whole:
        log.error("notes %d have edits that wait for others: no snapshot", document_id)
        return False
    unchanged = NotesDocument.objects.filter(
        pk=document_id, epoch=held.epoch, snapshot_seq=held.snapshot_seq
    )
    return bool(unchanged.update(snapshot=copy.document.beyond(), snapshot_seq=copy.seq))


def _projected(document_id: int, now: datetime) -> bool:
    # One that fails is tried again at the next sweep; it must not keep the others waiting.
    try:
        project(document_id, now=now)
    except Exception:
        log.exception("notes %d could not be projected", document_id)
        return False
    return True


def _state(document_id: int) -> bytes:
    return store.load(document_id).document.beyond()


def _missing(copy: Copy, held: NotesDocument) -> list[str]:
    roots = selectors.roots(held.meeting_id, held.audience)
    return [root for root in roots if root not in copy.ledger.roots]


def _first_blocks(roots: list[str]) -> bytes:
    # A client id of its own each time, of the size that Yjs makes: two never collide.
    doc: Doc[Any] = Doc(client_id=secrets.randbits(32))
    with doc.transaction():
        for root in roots:
            block = XmlElement("block", {"id": secrets.token_hex(6)})
            doc.get(root, type=XmlFragment).children.append(block)
            block.children.append(XmlText(""))
    return doc.get_update()
