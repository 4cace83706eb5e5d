"""A browser's tab on the live notes: a page, and a socket into the application."""

import asyncio
import json
from http.cookies import SimpleCookie

from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import Client
from pycrdt import read_message

from meetings.notes import structs, sync
from tests.meetings.notes.pages import Page

PATIENCE = 5  # seconds until something must have been heard
ORIGIN = (b"origin", b"http://testserver")


def login(user):
    """Return the cookie of a login."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


async def eventually(happened):
    for _ in range(PATIENCE * 20):
        if happened():
            return
        await asyncio.sleep(0.05)
    assert happened()


class Tab(Page):
    """It answers the server's step 1, as a provider does, and remembers what it is told."""

    def __init__(
        self, application, cookie, meeting_id, *, client, audience="shared", query="schema=1"
    ):
        super().__init__(client)
        path = f"/ws/meetings/{meeting_id}/notes/{audience}/?{query}"
        carried = SimpleCookie({settings.SESSION_COOKIE_NAME: cookie or ""})
        headers = [ORIGIN, (b"cookie", carried.output(header="").strip().encode())]
        self.socket = WebsocketCommunicator(application, path, headers=headers)
        self.client = client
        self.stages = []
        self.acknowledged = []
        self.present = {}
        self.told = []  # edits of others
        self.closing = None

    async def open(self):
        accepted, _ = await self.socket.connect()
        assert accepted
        return await self.open_up()

    async def open_up(self):
        """Shake hands over a socket that is connected, and get up to date."""
        await self.hear_until(lambda: self.stages)
        if self.stages[0]["writable"]:
            await self.hear_until(lambda: 1 in self.acknowledged)
        await self.send(sync.step_one(self.doc.get_state()))
        await self.hear_until(lambda: self.root().children)
        return self

    async def send(self, frame):
        await self.socket.send_to(bytes_data=frame)

    async def send_edits(self):
        """Send what was typed and not sent yet; return how many frames that were."""
        edits, self.sent[:] = list(self.sent), []
        for edit in edits:
            await self.send(sync.update(edit))
        return len(edits)

    async def type(self, words, at=0, root="general"):
        self.text(root=root).insert(at, words)
        await self.send_edits()

    async def says(self, **state):
        presence = sync.Presence(self.client, 1, json.dumps(state))
        await self.send(sync.awareness([presence]))

    async def hear_until(self, happened, patience=PATIENCE):
        async with asyncio.timeout(patience):
            while not happened() and self.closing is None:
                await self._hear()
        assert happened(), f"closed with {self.closing}"

    async def is_closed(self, patience=PATIENCE):
        """Return the code with which the server closes."""
        async with asyncio.timeout(patience):
            while self.closing is None:
                await self._hear()
        return self.closing

    async def hears_nothing(self, seconds=0.2):
        return await self.socket.receive_nothing(seconds)

    async def leave(self):
        await self.socket.disconnect()

    async def _hear(self):
        message = await self.socket.receive_output(PATIENCE)
        if message["type"] == "websocket.close":
            self.closing = message["code"]
        elif message["type"] == "websocket.send":
            await self._take(message["bytes"])

    async def _take(self, frame):
        if frame[0] == 100:
            self.acknowledged.append(sync.Reader(frame[1:]).number())
        elif frame[0] == 101:
            self.stages.append(json.loads(read_message(frame[1:])))
        elif frame[0] == 1:
            self._meet(sync.read(frame).body)
        else:
            await self._sync(*sync.read(frame))

    def _meet(self, body):
        for one in sync.read_awareness(body):
            self.present[one.client] = json.loads(one.state)

    async def _sync(self, kind, body):
        if kind is sync.Type.STEP_ONE:
            structs.state_vector(body)
            self.sent.clear()
            await self.send(sync.step_two(self.doc.get_update(body)))
            return
        if kind is sync.Type.UPDATE:
            self.told.append(body)
        self.hear(body)
