"""A line: one browser's socket into a room.

What it says is checked for size, pace and right. What it is told waits in a queue of its own,
so that a slow one keeps nobody waiting.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from meetings.notes import guard, presence, sync
from meetings.notes.closing import Closing
from meetings.notes.pace import Pace
from meetings.notes.refusals import ForbiddenWriteError, RefusedFrameError, TooManyError
from meetings.notes.schema import LIMITS
from meetings.notes.selectors import Seat
from meetings.notes.sync import Message, Presence, Type
from meetings.notes.transport import backlog
from meetings.notes.turns import Entry, State

if TYPE_CHECKING:
    from meetings.notes.room import Room

log = logging.getLogger(__name__)

Send = Callable[[Mapping[str, Any]], Awaitable[None]]

IN_TRANSPORT = 256 * 1024  # bytes that the server may hold for one browser before we wait
LOOK_AGAIN = 0.05  # seconds

# A state vector costs us a walk through the document; presence is cheap, and providers chat.
_COST_OF_QUESTION = 10
_PRESENCES_PER_EDIT = 10


class Line:
    """Who sits at it, how far its handshake has come, and what waits to be told."""

    def __init__(self, room: "Room", seat: Seat, send: Send, *, session: str, knows: bool) -> None:
        self.room = room
        self.account = seat.account
        self.name = seat.name
        self.session = session
        self.knows_schema = knows
        self.may_write = knows and seat.may_write
        self.state = State.FRESH
        self.presence: Presence | None = None  # what its page said of itself last
        self._edits = 0  # how many of its frames wrote
        self._pace_of_edits = _pace(1)
        self._pace_of_presence = _pace(_PRESENCES_PER_EDIT)
        self._pace_of_bytes = Pace(
            per_second=LIMITS["bytesPerSecond"], at_once=LIMITS["bytesAtOnce"]
        )
        self._send = send
        self._backlog = backlog(send)
        self._outbox: deque[bytes] = deque()
        self._waiting = 0  # bytes
        self._closing: Closing | None = None
        self._wake = asyncio.Event()
        self._task = asyncio.ensure_future(self._carry())

    def shown(self) -> list[Presence]:
        """Return what others may be told of this page; nothing before it has said who it is."""
        if self.presence is None:
            return []
        state = presence.shown(self.presence.state, name=self.name)
        return [self.presence._replace(state=state)]

    def hear(self, frame: bytes | None) -> None:
        """Take a frame from the browser; None is a text frame, of which there are none."""
        if self._closing:
            return
        try:
            self._hear(sync.read(frame or b""))
        except RefusedFrameError as refused:
            log.info("account %d: %r", self.account, refused)
            self.close(refused.closing)

    def tell(self, frame: bytes) -> None:
        """Queue a frame for the browser; one that lets too much pile up is closed."""
        if self._closing:
            return
        self._outbox.append(frame)
        self._waiting += len(frame)
        self._wake.set()
        if self._waiting > LIMITS["queueBytes"]:
            log.warning("account %d does not fetch what it is told", self.account)
            self._outbox.clear()
            self.close(Closing.TOO_SLOW)

    def close(self, closing: Closing) -> None:
        """Leave the room; the browser still gets what is queued, then the code."""
        if not self._closing:
            self._closing = closing
            self.state = State.CLOSED
            self.room.let_go(self)
            self._wake.set()

    def leave(self) -> None:
        """The browser has gone."""
        self.close(Closing.RESTARTING)
        self._task.cancel()

    def _hear(self, message: Message) -> None:
        _hold(self._pace_of_bytes, cost=len(message.body))
        if message.type is Type.AWARENESS:
            _hold(self._pace_of_presence)
            self._hear_presence(sync.read_awareness(message.body))
        elif message.type is Type.STEP_ONE:
            _hold(self._pace_of_edits, cost=_COST_OF_QUESTION)
            guard.check_vector(message.body)
            self.room.answer(self, message.body)
        else:
            _hold(self._pace_of_edits)
            self._hear_edit(message)

    def _hear_edit(self, message: Message) -> None:
        if not self.may_write:
            raise ForbiddenWriteError
        self._edits += 1
        is_step_two = message.type is Type.STEP_TWO
        self.room.put(Entry(self, message.body, is_step_two=is_step_two, count=self._edits))

    def _hear_presence(self, said: list[Presence]) -> None:
        """Hear what the page says of itself: the first id is its own, others are an echo."""
        for one in said:
            if self.presence is None and not self.room.is_of_others(one.client, self.account):
                self.presence = one
                self.room.meet(self)
            elif self.presence and one.client == self.presence.client:
                self.presence = one
                self.room.show(self)

    async def _carry(self) -> None:
        try:
            while self._outbox or not self._closing:
                await self._carry_one()
            await self._send({"type": "websocket.close", "code": int(self._closing)})
        except Exception:
            log.debug("account %d went while it was told", self.account, exc_info=True)
            self.close(Closing.RESTARTING)

    async def _carry_one(self) -> None:
        if not self._outbox:
            self._wake.clear()
            await self._wake.wait()
        elif self._backlog() > IN_TRANSPORT and not self._closing:
            await asyncio.sleep(LOOK_AGAIN)
        else:
            frame = self._outbox.popleft()
            self._waiting -= len(frame)
            await self._send({"type": "websocket.send", "bytes": frame})


def _pace(times: int) -> Pace:
    return Pace(
        per_second=times * LIMITS["framesPerSecond"], at_once=times * LIMITS["framesAtOnce"]
    )


def _hold(pace: Pace, *, cost: int = 1) -> None:
    if not pace.allows(cost):
        raise TooManyError
