"""Who wants to know that a meeting has moved on. Wired by name in `meetings/apps.py`."""

from collections.abc import Callable
from uuid import UUID

_moved_on: list[Callable[[UUID], object]] = []


def when_moved_on(listener: Callable[[UUID], object]) -> None:
    """Have `listener` called, within the transaction, when somebody starts, steps or ends."""
    _moved_on.append(listener)


def tell_moved_on(meeting_id: UUID) -> None:
    for listener in _moved_on:
        listener(meeting_id)
