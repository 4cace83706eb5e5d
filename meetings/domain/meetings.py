"""What can happen to a meeting. Minutes and answers have states of their own."""

from datetime import datetime, timedelta
from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in-progress"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Kind(StrEnum):
    COORDINATION = "coordination"
    WORKING_SESSION = "working-session"
    TRAINING = "training"
    BILATERAL = "bilateral"


class Mode(StrEnum):
    IN_PERSON = "in-person"
    ONLINE = "online"
    HYBRID = "hybrid"


class Attribution(StrEnum):
    """How notes name who said what; NONE is the Chatham House rule."""

    NAMED = "named"
    ORGANISATION = "organisation"
    NONE = "none"


NEXT: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SCHEDULED}),
    State.SCHEDULED: frozenset({State.IN_PROGRESS, State.POSTPONED, State.CANCELLED, State.HELD}),
    State.POSTPONED: frozenset({State.SCHEDULED, State.CANCELLED}),
    State.IN_PROGRESS: frozenset({State.HELD}),
    State.HELD: frozenset(),
    State.CANCELLED: frozenset(),
}

# While one of these, somebody may still answer an invitation.
ANSWERABLE = frozenset({State.SCHEDULED, State.POSTPONED, State.IN_PROGRESS})


# The link to join is shown from so long before the meeting until its end.
DOOR_OPENS_BEFORE = timedelta(minutes=15)


class StateError(Exception):
    """The meeting is not, or is no longer, in a state in which this can be done."""


class NotReadyError(Exception):
    """Something that a scheduled meeting needs is missing; `lacks` says what."""

    def __init__(self, lacks: tuple[str, ...]) -> None:
        super().__init__(", ".join(lacks))
        self.lacks = lacks


class PastError(Exception):
    """The meeting would begin in the past."""


def move(state: State, to: State) -> State:
    """Return `to`, or raise StateError when a meeting cannot get there from `state`."""
    if to not in NEXT[state]:
        raise StateError(f"{state} to {to}")
    return to


def check_ready(
    *, starts_at: datetime, mode: Mode, venue: str, join_url: str, items: int, now: datetime
) -> None:
    """Raise unless the meeting can be scheduled: a date ahead, a place or a link, an agenda."""
    if starts_at <= now:
        raise PastError
    lacks = []
    if mode != Mode.ONLINE and not venue:
        lacks.append("venue")
    if mode == Mode.ONLINE and not join_url:
        lacks.append("join_url")
    if not items:
        lacks.append("agenda")
    if lacks:
        raise NotReadyError(tuple(lacks))


def is_door_open(state: State, *, starts_at: datetime, ends_at: datetime, at: datetime) -> bool:
    """Whether those invited are shown the link to join, just now."""
    stands = state in {State.SCHEDULED, State.IN_PROGRESS}
    return stands and starts_at - DOOR_OPENS_BEFORE <= at < ends_at
