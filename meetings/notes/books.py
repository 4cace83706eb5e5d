"""The written side of a room: what its lines want kept is examined and committed here.

A book belongs to the writer's thread; nobody else touches its ledger. Everything a turn learns
goes back to the room as an outcome, which is told only once it is committed.
"""

import logging
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from meetings.notes import guard, selectors, store
from meetings.notes.ledger import Plan
from meetings.notes.models import NotesDocument
from meetings.notes.refusals import RefusedFrameError, TooLargeError
from meetings.notes.schema import LIMITS
from meetings.notes.turns import Entry, Outcome, Told, Turn

log = logging.getLogger(__name__)

# How often a turn is tried alone after it failed with others: a lock passes, a full disk does not.
ATTEMPTS = 2


class RestoredError(Exception):
    """The notes were set back while the room was open."""


class Book:
    """One document: who asks for it by its name, and what the guard knows of it."""

    def __init__(self, held: NotesDocument, copy: store.Copy) -> None:
        self.document_id: int = held.pk
        self.meeting_id: UUID = held.meeting_id
        self.audience: str = held.audience
        self.epoch: str = held.epoch
        self.told_seq = copy.seq  # what the room knows
        self.seq = copy.seq  # what the ledger knows
        self.ledger = copy.ledger
        self.text_bytes = copy.text_bytes  # at most: deletions are not taken off

    def turn(self, entries: Iterable[Entry], *, now: datetime) -> Outcome:
        """Write what the entries bring, within a transaction."""
        held = store.lock(self.document_id)
        if held.epoch != self.epoch:
            raise RestoredError
        turn = Turn(self.ledger, self._writers(entries), self.make_room)
        if held.seq > self.seq:
            turn.outcome.told += self.catch_up()
        for entry in entries:
            turn.take(entry)
        turn.write(held, now=now)
        self.seq = held.seq
        return turn.outcome

    def catch_up(self) -> list[Told]:
        """Take in what other processes have committed."""
        edits = store.edits_after(self.document_id, self.seq)
        told = [told for edit in edits for told in self._take_in(edit)]
        if edits:
            self.seq = edits[-1].seq
            self.ledger.settle(store.owners(self.document_id))
        return told

    def reload(self) -> list[Told]:
        """Begin again from what is committed, after a turn that was not."""
        copy = store.load(self.document_id)
        missed = store.edits_after(self.document_id, self.told_seq)
        self.ledger, self.seq, self.text_bytes = copy.ledger, copy.seq, copy.text_bytes
        return [Told(edit.data, None, repeats=True) for edit in missed if edit.seq <= copy.seq]

    def make_room(self, plan: Plan) -> None:
        """Raise TooLargeError when the document would have too much text."""
        if self.text_bytes + plan.text_bytes > LIMITS["refusedText"] and plan.text_bytes:
            self.text_bytes = store.load(self.document_id).text_bytes
            if self.text_bytes + plan.text_bytes > LIMITS["refusedText"]:
                raise TooLargeError(f"{self.text_bytes} bytes of text, and more")
        self.text_bytes += plan.text_bytes

    def _writers(self, entries: Iterable[Entry]) -> Collection[int]:
        accounts = {entry.line.account for entry in entries}
        return selectors.rights_of(
            accounts, meeting_id=self.meeting_id, audience=self.audience
        ).writers

    def _take_in(self, edit: store.Edit) -> Iterable[Told]:
        try:
            plan = guard.examine(edit.data, self.ledger, account=None)
        except RefusedFrameError:
            log.exception("edit %d of notes %d, left out", edit.seq, self.document_id)
            return
        self.ledger.keep(plan, account=edit.author)
        yield Told(edit.data, None, plan.repeats)


def turn_all(waiting: Mapping[Book, list[Entry]], *, now: datetime) -> dict[Book, Outcome | None]:
    """Commit what waits for all rooms in one transaction; None for a room that failed.

    Documents are locked in the order of their ids, so two processes never wait for each other.
    """
    outcomes: dict[Book, Outcome] = {}
    try:
        with transaction.atomic():
            for book in sorted(waiting, key=_by_id):
                outcomes[book] = book.turn(waiting[book], now=now)
    except Exception:
        log.exception("a commit for %d rooms failed; each is tried alone", len(waiting))
        return {book: _turn_alone(book, entries, now) for book, entries in waiting.items()}
    for book, outcome in outcomes.items():
        book.told_seq = outcome.seq
    return dict(outcomes)


def _by_id(book: Book) -> int:
    return book.document_id


def _turn_alone(book: Book, entries: list[Entry], now: datetime) -> Outcome | None:
    for _ in range(ATTEMPTS):
        try:
            missed = book.reload()
            with transaction.atomic():
                outcome = book.turn(entries, now=now)
        except Exception:
            log.exception("notes %d could not be written", book.document_id)
            connection.close()
        else:
            outcome.told[:0] = missed
            book.told_seq = outcome.seq
            return outcome
    return None
