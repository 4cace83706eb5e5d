"""What all rooms of a process want written, gathered and committed, again and again.

While one commit runs, the next one fills: so it takes with it all that has come in.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping

from meetings import http
from meetings.notes import books, threads
from meetings.notes.books import Book
from meetings.notes.room import Room
from meetings.notes.turns import Entry, Outcome

log = logging.getLogger(__name__)


class Pen:
    """There is one in a process."""

    def __init__(self, *, written: Callable[[Room, Outcome], None]) -> None:
        self._written = written
        self._waiting: dict[Room, list[Entry]] = {}
        self._wake = asyncio.Event()

    def put(self, room: Room, entry: Entry | None = None) -> None:
        """Have an entry written; without one, have what others wrote read."""
        waiting = self._waiting.setdefault(room, [])
        if entry:
            waiting.append(entry)
        self._wake.set()

    async def write_on(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            waiting, self._waiting = self._waiting, {}
            await self._write({room: w for room, w in waiting.items() if room.is_open})

    async def _write(self, waiting: Mapping[Room, list[Entry]]) -> None:
        asked = {room.book: entries for room, entries in waiting.items()}
        outcomes: Mapping[Book, Outcome | None] = {}
        try:
            outcomes = await threads.write(books.turn_all, asked, now=http.now())
        except Exception:
            log.exception("nothing of %d rooms could be written", len(waiting))
        for room in waiting:
            self._pass_on(room, outcomes.get(room.book))

    def _pass_on(self, room: Room, outcome: Outcome | None) -> None:
        if outcome is None:
            room.fail()
            return
        try:
            room.learn(outcome)
            self._written(room, outcome)
        except Exception:
            log.exception("notes %d could not be told", room.book.document_id)
            room.fail()
