"""What becomes of a mail in the outbox, and how patiently we try to deliver it."""

from datetime import datetime, timedelta
from enum import StrEnum

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=15)
PATIENCE = timedelta(hours=48)

_DOUBLINGS = 5  # 30 s, 1, 2, 4, 8, then every 15 minutes


class State(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class GivenUpError(Exception):
    """We have tried for two days; a person has to look at it."""


def next_try(*, tries: int, queued_at: datetime, now: datetime) -> datetime:
    """Return when to try again after `tries` in vain, or raise GivenUpError."""
    if now - queued_at >= PATIENCE:
        raise GivenUpError
    return now + min(LONGEST_PAUSE, FIRST_PAUSE * (1 << min(tries - 1, _DOUBLINGS)))
