"""All rooms of this process, and the way into one."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import transaction

from meetings import http
from meetings.notes import hints, looks, selectors, services, sync, threads
from meetings.notes.books import Book
from meetings.notes.closing import Closing
from meetings.notes.hints import Hints
from meetings.notes.lines import Line, Send
from meetings.notes.models import Audience
from meetings.notes.pen import Pen
from meetings.notes.room import Room
from meetings.notes.schema import LIMITS, VERSION
from meetings.notes.selectors import Seat
from meetings.notes.turns import Outcome

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0  # seconds
LOOK_AT_MOST = 0.1  # seconds between looks, however many are asked for
PROJECT_AFTER = 0.5  # seconds after a commit: nobody waits for a record to be made
LOOKS_ALONE = 2  # in a row, before an empty room goes: whoever reloads a page comes back

_Key = tuple[UUID, str]


class TurnedAwayError(Exception):
    """Somebody may not come in, or not now."""

    def __init__(self, closing: Closing) -> None:
        super().__init__(closing.name)
        self.closing = closing


class House:
    """The rooms, and what goes on in them: writing, looking, listening."""

    def __init__(self) -> None:
        self._rooms: dict[_Key, asyncio.Task[Room]] = {}
        self._pen = Pen(written=self._after)
        self._hints = Hints(heard=self._hear)
        self._look_now = asyncio.Event()
        self._unprojected: dict[Room, asyncio.Task[None]] = {}
        self._projecting: set[asyncio.Task[None]] = set()
        goings_on = (self._pen.write_on, self._look_on, self._stay_awake, self._hints.listen_on)
        self._tasks = [asyncio.ensure_future(go_on()) for go_on in goings_on]

    async def room(self, meeting_id: UUID, audience: str) -> Room:
        """Return the room, opened if need be; everybody who comes meanwhile waits for it."""
        key = (meeting_id, audience)
        opening = self._rooms.get(key)
        if opening is None or _is_over(opening):
            opening = self._rooms[key] = asyncio.ensure_future(self._open(*key))
        return await asyncio.shield(opening)

    def open_rooms(self) -> Iterator[Room]:
        for opening in tuple(self._rooms.values()):
            if opening.done() and not _is_over(opening):
                yield opening.result()

    def look_soon(self, meeting_id: UUID) -> None:
        if any(room.book.meeting_id == meeting_id for room in self.open_rooms()):
            self._look_now.set()

    async def close(self) -> None:
        """Send everybody home, and end what goes on."""
        for room in self.open_rooms():
            room.fail()
        endless = [*self._tasks, *self._unprojected.values()]
        for task in endless:
            task.cancel()
        await asyncio.gather(*endless, *self._projecting, return_exceptions=True)
        await self._hints.let_go()
        await threads.let_go()

    async def _open(self, meeting_id: UUID, audience: str) -> Room:
        held, copy = await threads.aside(services.open_notes, meeting_id, audience, now=http.now())
        stage = await threads.aside(selectors.stage, meeting_id, audience)
        room = Room(Book(held, copy), copy.document, stage, write=self._pen.put)
        room.catch_up()  # what was committed while we read
        return room

    def _after(self, room: Room, outcome: Outcome) -> None:
        """Some of what a room has told was written here: others should know, records be made."""
        if any(told.by for told in outcome.told):
            self._hints.give(hints.grown(room.book.document_id, room.seq))
            if room.book.audience == Audience.SHARED and room not in self._unprojected:
                self._unprojected[room] = asyncio.ensure_future(self._project(room))

    async def _project(self, room: Room) -> None:
        await asyncio.sleep(PROJECT_AFTER)
        self._begin(self._unprojected.pop(room))
        document_id = room.book.document_id
        with _logged(f"notes {document_id} were not projected"):
            await threads.aside(services.project, document_id, now=http.now())
            await threads.aside(services.condense, document_id)
            await threads.aside(_look_everywhere, room.book.meeting_id)

    def _begin(self, projecting: asyncio.Task[None]) -> None:
        self._projecting.add(projecting)
        projecting.add_done_callback(self._projecting.discard)

    def _hear(self, word: str) -> None:
        """Act on a hint of another process; one that we do not understand is none."""
        for room in self.open_rooms():
            if word == hints.look(room.book.meeting_id):
                self._look_now.set()
            elif hints.is_news(word, room.book.document_id, room.seq):
                room.catch_up()

    async def _look_on(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._look_now.wait(), LOOK_EVERY)
            self._look_now.clear()
            with _logged("a look at the database failed"):
                await self._look()
            await asyncio.sleep(LOOK_AT_MOST)

    async def _look(self) -> None:
        rooms = list(self.open_rooms())
        questions = [room.question() for room in rooms]
        views = await threads.aside(looks.look, questions, now=http.now())
        for room, view in zip(rooms, views, strict=True):
            with _logged(f"notes {room.book.document_id} could not be looked at"):
                room.see(view)
        self._rooms = {key: opening for key, opening in self._rooms.items() if _is_kept(opening)}

    async def _stay_awake(self) -> None:
        """Break the silence, or `y-websocket` takes it for a dead line."""
        while True:
            await asyncio.sleep(LIMITS["silenceSeconds"])
            for room in self.open_rooms():
                room.tell(sync.STILL_HERE)


async def enter(seat: Seat, send: Send, *, session: str, schema: str, epoch: str) -> Line:
    """Sit down before the notes, or be turned away.

    `schema` is the version that the page speaks: with another one it only reads. `epoch` is the
    life of the document that it remembers; it may be empty.
    """
    house = _house()
    lines = (line for room in house.open_rooms() for line in room.lines)
    if sum(line.account == seat.account for line in lines) >= LIMITS["sockets"]:
        raise TurnedAwayError(Closing.TOO_MANY)
    room = await house.room(seat.meeting_id, seat.audience)
    if epoch and epoch != room.book.epoch:
        raise TurnedAwayError(Closing.RESTORED)
    if not room.is_open:
        raise TurnedAwayError(Closing.RESTARTING)
    line = Line(room, seat, send, session=session, knows=schema == str(VERSION))
    room.welcome(line)
    return line


def tell_stage(meeting_id: UUID) -> None:
    """Have all who follow a meeting told what has become of it, once that is committed."""
    transaction.on_commit(partial(_look_everywhere, meeting_id))


async def close() -> None:
    """End all rooms of this event loop."""
    if house := _houses.pop(asyncio.get_running_loop(), None):
        await house.close()


_houses: WeakKeyDictionary[asyncio.AbstractEventLoop, House] = WeakKeyDictionary()


def _house() -> House:
    loop = asyncio.get_running_loop()
    if loop not in _houses:
        _houses[loop] = House()
    return _houses[loop]


def _look_everywhere(meeting_id: UUID) -> None:
    for loop, house in list(_houses.items()):
        with suppress(RuntimeError):  # a loop that has ended
            loop.call_soon_threadsafe(house.look_soon, meeting_id)
    hints.give(hints.look(meeting_id))


def _is_over(opening: asyncio.Task[Room]) -> bool:
    if not opening.done():
        return False
    return opening.cancelled() or bool(opening.exception()) or not opening.result().is_open


def _is_kept(opening: asyncio.Task[Room]) -> bool:
    """Whether a room stays: nobody has been in it for some looks, or it has failed."""
    if not opening.done():
        return True
    return not _is_over(opening) and opening.result().looks_alone < LOOKS_ALONE


@contextmanager
def _logged(what: str) -> Iterator[None]:
    """Go on after whatever went wrong: the next look, or the worker, makes up for it."""
    try:
        yield
    except Exception:
        log.exception(what)
