"""What a contact may answer to an invitation, and which answer stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reply(StrEnum):
    """RFC 5545 PARTSTAT, in lower case."""

    NEEDS_ACTION = "needs-action"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"
    DELEGATED = "delegated"


class InvitationState(StrEnum):
    DRAFT = "draft"
    QUEUED = "queued"
    SENT = "sent"
    ANSWERED = "answered"
    BOUNCED = "bounced"
    REVOKED = "revoked"


# Somebody was asked, even where the letter came back: they may read what they are invited to.
ASKED = frozenset(InvitationState) - {InvitationState.DRAFT, InvitationState.REVOKED}


class Channel(StrEnum):
    """By whom an answer was given."""

    SELF = "self"
    FACILITATOR = "facilitator"
    CALENDAR = "calendar"


class MeetingOverError(Exception):
    """The meeting has ended; a reply no longer changes anything."""


class MeetingOffError(Exception):
    """The meeting was cancelled; there is nothing to answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply and the moment it was given, which may be before we heard of it."""

    reply: Reply
    given_at: datetime


def settle(held: Answer | None, heard: Answer, *, meeting_ends_at: datetime) -> Answer:
    """Return the answer that stands: the one given last, if given in time.

    Mail is slow and out of order, so `heard` may be older than `held`.
    """
    if heard.given_at >= meeting_ends_at:
        raise MeetingOverError
    if held and held.given_at > heard.given_at:
        return held
    return heard
