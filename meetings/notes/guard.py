"""What stands before pycrdt: no frame reaches the document that this module has not read.

Measured on pycrdt 0.14: four bytes allocate 538 MB, sixty kilobytes end the process, twelve
bytes make a document that nobody can save. So every frame is taken apart in plain Python
first, held against the rules of `schema.json` and against what the document has.
"""

from dataclasses import dataclass

from meetings.notes import causality, structs, structure, sync
from meetings.notes.ledger import Ledger, Plan
from meetings.notes.refusals import (
    ForeignClientError,
    GapError,
    RefusedFrameError,
    TooLargeError,
)
from meetings.notes.sync import Presence, Type

__all__ = [
    "Edit",
    "ForeignClientError",
    "GapError",
    "Presences",
    "Question",
    "RefusedFrameError",
    "TooLargeError",
    "check_vector",
    "examine",
    "inspect",
]


@dataclass(frozen=True, slots=True)
class Question:
    """Sync step 1: what does the document have beyond this state vector?"""

    vector: bytes


@dataclass(frozen=True, slots=True)
class Edit:
    """Sync step 2 or an update, and what the ledger is to remember of it."""

    update: bytes
    plan: Plan


@dataclass(frozen=True, slots=True)
class Presences:
    who: list[Presence]


def inspect(
    frame: bytes, *, ledger: Ledger | None = None, account: int | None = None
) -> Question | Edit | Presences:
    """Return what a frame says, or raise RefusedFrameError; its `closing` tells how to part.

    `ledger` is what the document has, an empty one if left out. `account` is who sends; without
    one the frame is the server's own, which may open roots.
    """
    message = sync.read(frame)
    if message.type is Type.STEP_ONE:
        check_vector(message.body)
        return Question(message.body)
    if message.type is Type.AWARENESS:
        return Presences(sync.read_awareness(message.body))
    plan = examine(message.body, ledger or Ledger(), account=account)
    return Edit(message.body, plan)


def check_vector(vector: bytes) -> None:
    """Raise unless this is a state vector; pycrdt would allocate whatever four bytes declare."""
    structs.state_vector(vector)


def examine(update: bytes, ledger: Ledger, *, account: int | None) -> Plan:
    """Return what an update brings to a document, or raise RefusedFrameError."""
    news = causality.news(structs.take_apart(update), clocks=ledger.clocks)
    plan = structure.plan(news, ledger, opens_roots=account is None)
    if account is not None:
        plan.claims = causality.hold_to_account(news.clocks, owners=ledger.owners, account=account)
    return plan
