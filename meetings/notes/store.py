"""Live notes in the database: read the log, add to it, remember whose a client id is.

All functions are for a thread, not for the event loop.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from meetings.notes import guard, projection, structs
from meetings.notes.document import BrokenDocumentError, Document
from meetings.notes.ledger import Ledger
from meetings.notes.models import NotesClient, NotesDocument, NoteUpdate

log = logging.getLogger(__name__)


class Edit(NamedTuple):
    """A row of the log; `author` is none for the server and for erased accounts."""

    seq: int
    data: bytes
    author: int | None


@dataclass(slots=True)
class Copy:
    """A document as it was at `seq`, and what the guard knows of it."""

    seq: int
    document: Document
    ledger: Ledger

    @property
    def is_whole(self) -> bool:
        """Whether pycrdt has taken in all that the guard let pass: it saves nothing else."""
        return structs.state_vector(self.document.vector()) == self.ledger.clocks

    @property
    def text_bytes(self) -> int:
        return projection.size(self.document, self.ledger.roots)


def load(document_id: int) -> Copy:
    """Return the document as it is committed."""
    edits = _from_snapshot(document_id)
    copy = Copy(edits[-1].seq if edits else 0, Document(), Ledger())
    good: list[Edit] = []
    for edit in edits:
        if _take_in(copy, edit):
            good.append(edit)
        else:
            # pycrdt may have broken on it: begin again, without it.
            log.error("edit %d of notes %d is unreadable, left out", edit.seq, document_id)
            copy.document = _document_of(good)
    copy.ledger.settle(owners(document_id))
    return copy


def edits_after(document_id: int, seq: int) -> list[Edit]:
    found = NoteUpdate.objects.filter(document=document_id, seq__gt=seq).order_by("seq")
    return [Edit(at, bytes(data), author) for at, data, author in found.values_list(*_COLUMNS)]


_COLUMNS = ("seq", "data", "author_id")


def owners(document_id: int) -> dict[int, int | None]:
    """Return whose each client id is; an erased account's is nobody's."""
    known = NotesClient.objects.filter(document=document_id)
    return dict(known.values_list("client_id", "user_id"))


def lock(document_id: int) -> NotesDocument:
    """Return the row, kept from other processes until the transaction ends.

    So the edits of a document are committed in the order of their numbers, without a gap.
    """
    return NotesDocument.objects.select_for_update().get(pk=document_id)


def append(
    held: NotesDocument, edits: Sequence[tuple[bytes, int | None]], *, now: datetime
) -> None:
    """Add edits, each with its author, to a document that is locked."""
    NoteUpdate.objects.bulk_create(
        NoteUpdate(document=held, seq=seq, data=data, author_id=author, at=now)
        for seq, (data, author) in enumerate(edits, start=held.seq + 1)
    )
    held.seq += len(edits)
    held.save(update_fields=["seq"])


def claim(document_id: int, clients: Iterable[tuple[int, int]]) -> None:
    """Remember that these client ids are these accounts'. The document must be locked."""
    NotesClient.objects.bulk_create(
        NotesClient(document_id=document_id, client_id=client, user_id=account)
        for client, account in clients
    )


def _from_snapshot(document_id: int) -> list[Edit]:
    held = NotesDocument.objects.only("snapshot", "snapshot_seq").get(pk=document_id)
    later = edits_after(document_id, held.snapshot_seq)
    if not held.snapshot:
        return later
    return [Edit(held.snapshot_seq, bytes(held.snapshot), None), *later]


def _take_in(copy: Copy, edit: Edit) -> bool:
    try:
        plan = guard.examine(edit.data, copy.ledger, account=None)
        copy.document.apply(edit.data)
    except (guard.RefusedFrameError, BrokenDocumentError):
        return False
    copy.ledger.keep(plan, account=edit.author)
    return True


def _document_of(edits: Iterable[Edit]) -> Document:
    document = Document()
    for edit in edits:
        document.apply(edit.data)
    return document
