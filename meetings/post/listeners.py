"""Who wants to know about a mail. Wired by name in `meetings/apps.py`."""

import logging
from collections.abc import Callable

from django.db import transaction

from meetings.post.models import OutboxMail

logger = logging.getLogger(__name__)

_queued: list[Callable[[], object]] = []
_settled: list[Callable[[OutboxMail], object]] = []


def when_queued(listener: Callable[[], object]) -> None:
    """Have `listener` called once after each transaction that queued mail."""
    _queued.append(listener)


def when_settled(listener: Callable[[OutboxMail], object]) -> None:
    """Have `listener` called with each mail that left or failed for good, as that is recorded."""
    _settled.append(listener)


def tell_queued() -> None:
    for listener in _queued:
        listener()


def tell_settled(mail: OutboxMail) -> None:
    """Tell who listens. One who fails must not undo the record: the mail would leave again."""
    for listener in _settled:
        try:
            with transaction.atomic():
                listener(mail)
        except Exception:
            logger.exception("A listener failed on %s", mail.message_id)
