"""What an agenda is made of, and whether it fits into the meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Purpose(StrEnum):
    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"


class ItemState(StrEnum):
    PLANNED = "planned"
    CURRENT = "current"
    DONE = "done"
    SKIPPED = "skipped"
    PARKED = "parked"
    MOVED = "moved"


class BegunError(Exception):
    """The item was talked about: taken off, it would take what was noted under it along."""


@dataclass(frozen=True, slots=True)
class Timing:
    """When each item would begin, and by how many minutes the agenda outlasts the meeting."""

    starts: tuple[datetime, ...]
    total: int
    over: int


def timing(minutes: Iterable[int], *, starts_at: datetime, ends_at: datetime) -> Timing:
    """Lay the items, each so many minutes long, end to end from `starts_at`."""
    starts, total = [], 0
    for length in minutes:
        starts.append(starts_at + timedelta(minutes=total))
        total += length
    available = int((ends_at - starts_at).total_seconds() // 60)
    return Timing(tuple(starts), total, max(0, total - available))
