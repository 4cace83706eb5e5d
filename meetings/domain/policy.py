"""Who may read and do what: the one policy of pages, feeds, search, mail and sockets.

A person has *standings* towards a thing: a facilitator of its region is FACILITATOR and
STAKEHOLDER, a visitor is nothing. Rights add up. What may not be read does not exist.
"""

from collections.abc import Set as AbstractSet
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """Who reads a thing; a higher level is a smaller circle."""

    PUBLIC = 0
    STAKEHOLDERS = 1
    REGION = 2
    PARTICIPANTS = 3
    FACILITATORS = 4


class Standing(StrEnum):
    """What somebody is towards one thing."""

    STAKEHOLDER = "stakeholder"  # a member of any organisation of the project
    MEMBER = "member"  # of an organisation of the region, or of the working group
    PARTICIPANT = "participant"  # invited to the meeting, with an account
    NOTE_TAKER = "note-taker"  # named for the meeting
    FACILITATOR = "facilitator"  # of the region or the working group
    MANAGER = "manager"  # of the programme


class Act(StrEnum):
    """What somebody may do with a meeting and what belongs to it."""

    PREPARE = "prepare"  # agenda, invitations, schedule, cancel
    RUN = "run"  # start, next item, end
    WRITE_NOTES = "write-notes"


_RUNS_IT = {Standing.FACILITATOR, Standing.MANAGER}

READERS: dict[Level, AbstractSet[Standing]] = {
    Level.STAKEHOLDERS: _RUNS_IT | {Standing.STAKEHOLDER, Standing.MEMBER, Standing.PARTICIPANT},
    Level.REGION: _RUNS_IT | {Standing.MEMBER, Standing.PARTICIPANT},
    Level.PARTICIPANTS: _RUNS_IT | {Standing.PARTICIPANT},
    Level.FACILITATORS: _RUNS_IT,
}

ACTORS: dict[Act, AbstractSet[Standing]] = {
    Act.PREPARE: _RUNS_IT,
    Act.RUN: _RUNS_IT,
    Act.WRITE_NOTES: _RUNS_IT | {Standing.NOTE_TAKER},
}


def may_read(level: Level, standings: AbstractSet[Standing]) -> bool:
    return level == Level.PUBLIC or bool(READERS[level] & standings)


def may(act: Act, standings: AbstractSet[Standing]) -> bool:
    return bool(ACTORS[act] & standings)


def effective(own: Level, parent: Level) -> Level:
    """Return the level that holds: a child may be stricter than its meeting, never looser."""
    return max(own, parent)


def levels_open_to(standing: Standing) -> list[Level]:
    """Return the restricted levels that this standing alone opens, for a query."""
    return [level for level, readers in READERS.items() if standing in readers]
