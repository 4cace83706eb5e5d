"""The people who have the same notes open, in this process.

A room tells nobody what is not committed: it applies and passes on outcomes, and answers from
what it has applied. One that breaks closes its own lines, and leaves all other rooms alone.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from meetings.notes import presence, schema, sync
from meetings.notes.books import Book
from meetings.notes.closing import Closing
from meetings.notes.document import BrokenDocumentError, Document
from meetings.notes.lines import Line
from meetings.notes.looks import Question, View
from meetings.notes.schema import LIMITS
from meetings.notes.turns import Entry, Outcome, Told

log = logging.getLogger(__name__)


class Room:
    """A document in memory, and the lines into it."""

    def __init__(
        self,
        book: Book,
        document: Document,
        stage: Mapping[str, Any],
        *,
        write: Callable[["Room", Entry | None], None],
    ) -> None:
        self.book = book
        self.document = document
        self.stage = stage
        self.seq = book.seq
        self.roots = set(book.ledger.roots)
        self.lines: set[Line] = set()
        self.is_open = True
        self.looks_alone = 0  # how many looks in a row found nobody here
        self._asked: frozenset[Line] = frozenset()  # whom the look under way asks about
        self._write = write
        self._shown: dict[int, Line] = {}  # who writes, by the Yjs client id of their page

    def welcome(self, line: Line) -> None:
        """Tell a new line what it must know, and ask a writer for what we lack."""
        self.lines.add(line)
        self.invite(line)
        if others := [page for other in self._shown.values() for page in other.shown()]:
            line.tell(sync.awareness(others))

    def invite(self, line: Line) -> None:
        """Say where the meeting stands; to a writer also how far we know the document."""
        line.tell(self._stage_for(line))
        if line.may_write:
            line.tell(sync.step_one(self.document.vector()))

    def let_go(self, line: Line) -> None:
        self.lines.discard(line)
        page = line.presence
        if page and self._shown.get(page.client) is line:
            del self._shown[page.client]
            self.tell(sync.awareness([page._replace(state=presence.AWAY)]))

    def put(self, entry: Entry) -> None:
        self._write(self, entry)

    def catch_up(self) -> None:
        """Have what other processes committed read."""
        self._write(self, None)

    def learn(self, outcome: Outcome) -> None:
        """Tell what has been committed, then acknowledge it to those who wrote."""
        try:
            frames = [sync.update(self._apply(told)) for told in outcome.told]
        except BrokenDocumentError:
            log.exception("notes %d broke", self.book.document_id)
            self.fail()
            return
        self.seq = outcome.seq
        for frame, told in zip(frames, outcome.told, strict=True):
            self.tell(frame, but=told.by)
        self._settle(outcome)

    def answer(self, line: Line, vector: bytes) -> None:
        """Send what a page lacks; a page that lacks too much has to fetch the first state."""
        try:
            update = self.document.beyond(vector)
        except BrokenDocumentError:
            log.exception("notes %d broke", self.book.document_id)
            self.fail()
            return
        if len(update) > LIMITS["stepTwoBytes"]:
            line.close(Closing.TOO_LARGE)
        else:
            line.tell(sync.step_two(update))

    def tell(self, frame: bytes, *, but: Line | None = None) -> None:
        for line in tuple(self.lines):
            if line is not but:
                line.tell(frame)

    def fail(self, closing: Closing = Closing.RESTARTING) -> None:
        """Close; whoever comes back finds a new room, made from what is committed."""
        self.is_open = False
        for line in tuple(self.lines):
            line.close(closing)

    def is_of_others(self, client: int, account: int) -> bool:
        holder = self._shown.get(client)
        return holder is not None and holder.account != account

    def meet(self, line: Line) -> None:
        """A page has said who it is: a writer's id is bound to the account before it is shown."""
        if line.presence and line.may_write:
            self.put(Entry(line, client=line.presence.client))

    def show(self, line: Line) -> None:
        page = line.presence
        if page and self._shown.get(page.client) is line:
            self.tell(sync.awareness(line.shown()), but=line)

    def question(self) -> Question:
        self._asked = frozenset(self.lines)
        return Question(
            document_id=self.book.document_id,
            meeting_id=self.book.meeting_id,
            audience=self.book.audience,
            roots=frozenset(self.roots),
            accounts=frozenset(line.account for line in self.lines),
            sessions=frozenset(line.session for line in self.lines),
        )

    def see(self, view: View | None) -> None:
        """Act on what a look at the database found."""
        if view is None or view.epoch != self.book.epoch:
            self.fail(Closing.RESTORED if view else Closing.HIDDEN)
            return
        self.looks_alone = 0 if self.lines else self.looks_alone + 1
        if view.seq > self.seq:
            self.catch_up()
        for line in self.lines.intersection(self._asked):  # of who came since we know nothing
            self._check(line, view)
        if view.stage != self.stage:
            self._move_on(view)

    def _settle(self, outcome: Outcome) -> None:
        for line, state in outcome.states.items():
            line.state = state
        for line, count in outcome.acknowledged.items():
            line.tell(sync.acknowledgement(count))
        for line, closing in outcome.refused.items():
            line.close(closing)
        for line, own in outcome.met.items():
            self._meet(line, own=own)

    def _check(self, line: Line, view: View) -> None:
        """Close a line whose login or right is gone; invite one that may write from now on."""
        right = view.rights.writers if line.may_write else view.rights.readers
        if line.session not in view.sessions:
            line.close(Closing.SIGNED_OUT)
        elif line.account not in right:
            line.close(Closing.FORBIDDEN)
        elif line.knows_schema and line.account in view.rights.writers and not line.may_write:
            line.may_write = True
            self.invite(line)
            self.meet(line)

    def _move_on(self, view: View) -> None:
        self.stage = view.stage
        self.roots |= view.roots
        for line in tuple(self.lines):
            line.tell(self._stage_for(line))

    def _apply(self, told: Told) -> bytes:
        if told.repeats:
            return self.document.apply_news(told.update)
        self.document.apply(told.update)
        return told.update

    def _meet(self, line: Line, *, own: bool) -> None:
        page = line.presence
        if not own or page is None:
            line.presence = None  # it named a colleague's; its own may follow
        elif line in self.lines:
            self._shown[page.client] = line
            self.show(line)

    def _stage_for(self, line: Line) -> bytes:
        says = {"epoch": self.book.epoch, "schema": schema.VERSION, "writable": line.may_write}
        return sync.stage(says | dict(self.stage))
