"""The life of an action point, and when one is overdue."""

from datetime import date
from enum import StrEnum


class State(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    VERIFIED = "verified"
    DROPPED = "dropped"
    WITHDRAWN = "withdrawn"  # its block was deleted from the notes; an undo brings it back


class Priority(StrEnum):
    NORMAL = "normal"
    HIGH = "high"


class Basis(StrEnum):
    """How a decision came about."""

    CONSENSUS = "consensus"
    VOTE = "vote"
    NOTED = "noted"


LIVE = frozenset({State.OPEN, State.IN_PROGRESS})
COUNTED_AS_DONE = frozenset({State.DONE, State.VERIFIED})

NEXT: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.IN_PROGRESS, State.DONE, State.DROPPED, State.WITHDRAWN}),
    State.IN_PROGRESS: frozenset({State.OPEN, State.DONE, State.DROPPED, State.WITHDRAWN}),
    State.DONE: frozenset({State.VERIFIED, State.OPEN}),
    State.VERIFIED: frozenset({State.OPEN}),
    State.DROPPED: frozenset({State.OPEN}),
    State.WITHDRAWN: frozenset({State.OPEN}),
}


class StateError(Exception):
    """The action point cannot go from where it is to there."""


class ReasonMissingError(Exception):
    """Done needs a sentence on what was done; dropping and reopening need a reason."""


def move(state: State, to: State, *, said: str) -> State:
    """Return the new state; `said` is what was done, or why."""
    if to not in NEXT[state]:
        raise StateError(f"{state} to {to}")
    needs_words = to in {State.DONE, State.DROPPED} or state not in LIVE
    if needs_words and to != State.WITHDRAWN and not said.strip():
        raise ReasonMissingError
    return to


def is_overdue(state: State, due: date | None, *, today: date) -> bool:
    """Overdue is derived, never stored; `today` is a day in Tbilisi."""
    return state in LIVE and due is not None and due < today
