"""Who wants to know that letters are to be written. Wired by name in `meetings/apps.py`."""

from collections.abc import Callable

from django.db import connection, transaction

_waiting: list[Callable[[], object]] = []


def when_waiting(listener: Callable[[], object]) -> None:
    """Have `listener` called once after each transaction that leaves letters to write."""
    _waiting.append(listener)


def tell_waiting() -> None:
    if not any(entry[1] is _tell for entry in connection.run_on_commit):
        transaction.on_commit(_tell, robust=True)


def _tell() -> None:
    for listener in _waiting:
        listener()
