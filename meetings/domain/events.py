"""A meeting as calendars know it: plain values, named as in RFC 5545."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from meetings.domain.replies import Reply


class Status(StrEnum):
    """RFC 5545, 3.8.1.11."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


class Method(StrEnum):
    """What a mail asks of the recipient's calendar (RFC 5546)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Organiser:
    """Who asks. Calendars answer to `email`, so it is a mailbox that we read."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who is asked, and what we know of their answer: an update must not reset their calendar."""

    name: str
    email: str
    reply: Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One meeting at one time, said in one language.

    `starts_at` and `ends_at` are in a named zone (zoneinfo); a feed has neither organiser
    nor attendee.
    """

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    created_at: datetime
    changed_at: datetime
    status: Status = Status.CONFIRMED
    is_public: bool = False
    place: str = ""
    description: str = ""
    url: str = ""
    organiser: Organiser | None = None
    attendee: Attendee | None = None
