"""One turn of a document: what has come in from its lines, examined one after the other."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from meetings.notes import guard, store
from meetings.notes.closing import Closing
from meetings.notes.ledger import Ledger, Plan
from meetings.notes.models import NotesDocument
from meetings.notes.refusals import ForbiddenWriteError, GapError, RefusedFrameError

if TYPE_CHECKING:
    from meetings.notes.lines import Line

log = logging.getLogger(__name__)


class State(Enum):
    """How far a line has come in its handshake."""

    FRESH = auto()  # no step 2 yet
    OWING = auto()  # we dropped an edit that its step 2 will carry
    SETTLED = auto()
    CLOSED = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line wants kept: an edit, or that a Yjs client id is its account's."""

    line: "Line"
    update: bytes | None = None
    is_step_two: bool = False
    count: int = 0  # its number among the edits on this line
    client: int = 0


class Told(NamedTuple):
    """A committed edit, to be told to all but `by`. A repeating one also has what was there."""

    update: bytes
    by: "Line | None"
    repeats: bool


@dataclass(slots=True)
class Outcome:
    """What has come of a turn, once it is committed."""

    seq: int = 0
    told: list[Told] = field(default_factory=list)
    states: dict["Line", State] = field(default_factory=dict)
    acknowledged: dict["Line", int] = field(default_factory=dict)
    refused: dict["Line", Closing] = field(default_factory=dict)
    met: dict["Line", bool] = field(default_factory=dict)  # whether its client id is its own


class Turn:
    """What one turn has gathered so far."""

    def __init__(
        self, ledger: Ledger, writers: Collection[int], make_room: Callable[[Plan], None]
    ) -> None:
        self.ledger = ledger
        self.writers = writers
        self.make_room = make_room
        self.outcome = Outcome()
        self.edits: list[tuple[bytes, int | None]] = []
        self.claims: dict[int, int] = {}

    def take(self, entry: Entry) -> None:
        """Examine an entry; what is refused ends its line and leaves the others alone."""
        if self._state(entry.line) is State.CLOSED:
            return
        try:
            if entry.line.account not in self.writers:
                raise ForbiddenWriteError
            if entry.update is None:
                self._claim(entry)
            elif plan := self._examine(entry, entry.update):
                self._keep(entry, entry.update, plan)
        except RefusedFrameError as refused:
            log.info("account %d: %r", entry.line.account, refused)
            self.outcome.states[entry.line] = State.CLOSED
            self.outcome.refused[entry.line] = refused.closing

    def write(self, held: NotesDocument, *, now: datetime) -> None:
        if self.claims:
            store.claim(held.pk, self.claims.items())
        if self.edits:
            store.append(held, self.edits, now=now)
        self.outcome.seq = held.seq

    def _examine(self, entry: Entry, update: bytes) -> Plan | None:
        """Return the plan; None for an early edit, which the line's step 2 will bring again."""
        try:
            return guard.examine(update, self.ledger, account=entry.line.account)
        except GapError:
            if entry.is_step_two or self._state(entry.line) is State.SETTLED:
                raise
            self.outcome.states[entry.line] = State.OWING
            return None

    def _keep(self, entry: Entry, update: bytes, plan: Plan) -> None:
        self.make_room(plan)
        self.ledger.keep(plan, account=entry.line.account)
        self.claims |= dict.fromkeys(plan.claims, entry.line.account)
        if plan.is_new:
            self.edits.append((update, entry.line.account))
            self.outcome.told.append(Told(update, entry.line, plan.repeats))
        if entry.is_step_two:
            self.outcome.states[entry.line] = State.SETTLED
        # An acknowledgement counts all frames before it, and so waits for what we dropped.
        if self._state(entry.line) is not State.OWING:
            self.outcome.acknowledged[entry.line] = entry.count

    def _claim(self, entry: Entry) -> None:
        owners, account = self.ledger.owners, entry.line.account
        if entry.client not in owners:
            owners[entry.client] = self.claims[entry.client] = account
        self.outcome.met[entry.line] = owners[entry.client] == account

    def _state(self, line: "Line") -> State:
        return self.outcome.states.get(line, line.state)
