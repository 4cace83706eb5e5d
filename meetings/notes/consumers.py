"""One browser's line into the live notes: admit, carry, let go. The work is in `rooms`."""

from urllib.parse import parse_qs

from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import Error

from meetings.notes import rooms, selectors, threads
from meetings.notes.closing import Closing
from meetings.notes.lines import Line
from meetings.notes.rooms import TurnedAwayError


class NotesConsumer(AsyncWebsocketConsumer):
    channel_layer_alias = None  # the channel layer drops what comes too fast

    async def connect(self) -> None:
        """Accept, then decide: a close before it would reach the browser as a bare 403."""
        self.line: Line | None = None
        await self.accept()
        try:
            self.line = await self._enter()
        except TurnedAwayError as away:
            await self.close(away.closing)
        except Error:
            await self.close(Closing.RESTARTING)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self.line:
            self.line.hear(bytes_data)

    async def disconnect(self, code: int) -> None:
        if self.line:
            self.line.leave()

    async def _enter(self) -> Line:
        user, asked = self.scope["user"], self.scope["url_route"]["kwargs"]
        if not user.is_authenticated:
            raise TurnedAwayError(Closing.SIGNED_OUT)
        seat = await threads.aside(
            selectors.seat, user, meeting_id=asked["meeting_id"], audience=asked["audience"]
        )
        if seat is None:
            raise TurnedAwayError(Closing.HIDDEN)
        query = parse_qs(self.scope["query_string"].decode())
        return await rooms.enter(
            seat,
            self.base_send,
            session=self.scope["session"].session_key,
            schema=query.get("schema", [""])[0],
            epoch=query.get("epoch", [""])[0],
        )


class NowhereConsumer(AsyncWebsocketConsumer):
    """Any other address: an unrouted socket would be an error of ours, with a traceback."""

    channel_layer_alias = None

    async def connect(self) -> None:
        await self.accept()
        await self.close(Closing.HIDDEN)
