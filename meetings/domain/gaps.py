"""The life of a gap: a need of victims that no service covers yet."""

from enum import StrEnum


class State(StrEnum):
    IDENTIFIED = "identified"
    CONFIRMED = "confirmed"
    BEING_ADDRESSED = "being-addressed"
    CLOSED = "closed"
    NOT_CONFIRMED = "not-confirmed"
    MERGED = "merged"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"  # its block was deleted from the notes; an undo brings it back


class Kind(StrEnum):
    SERVICE = "service"
    CAPACITY = "capacity"
    PROCEDURE = "procedure"
    LEGAL = "legal"
    COORDINATION = "coordination"
    DATA = "data"
    FUNDING = "funding"


NEXT: dict[State, frozenset[State]] = {
    State.IDENTIFIED: frozenset(
        {
            State.CONFIRMED,
            State.NOT_CONFIRMED,
            State.MERGED,
            State.DEFERRED,
            State.WITHDRAWN,
        }
    ),
    State.CONFIRMED: frozenset({State.BEING_ADDRESSED, State.DEFERRED, State.MERGED}),
    State.BEING_ADDRESSED: frozenset({State.CONFIRMED, State.CLOSED, State.DEFERRED}),
    State.CLOSED: frozenset({State.CONFIRMED}),
    State.NOT_CONFIRMED: frozenset({State.CONFIRMED}),
    State.MERGED: frozenset(),
    State.DEFERRED: frozenset({State.CONFIRMED}),
    State.WITHDRAWN: frozenset({State.IDENTIFIED}),
}

# What a reader of the register looks for; the others are out of the way but not gone.
STANDING = frozenset(
    {State.IDENTIFIED, State.CONFIRMED, State.BEING_ADDRESSED, State.CLOSED, State.DEFERRED}
)


class StateError(Exception):
    """A gap cannot go from where it is to there."""


class ReasonMissingError(Exception):
    """Every change of a gap's state says why, or by which decision."""


def move(state: State, to: State, *, reason: str) -> State:
    if to not in NEXT[state]:
        raise StateError(f"{state} to {to}")
    if not reason.strip():
        raise ReasonMissingError
    return to
