from functools import partial
from types import SimpleNamespace

from channels.sessions import InstanceSessionWrapper
from daphne.server import Server
from twisted.internet.abstract import FileDescriptor

from meetings.notes.transport import backlog


class Stalled(FileDescriptor):
    """A connection whose browser fetches `fetched` bytes and no more."""

    connected = True
    fetched = 0

    def writeSomeData(self, data):  # noqa: N802 -- Twisted's name
        taken, self.fetched = min(self.fetched, len(data)), 0
        return taken


def daphne_send(transport):
    """Return `send` as our consumers get it: Daphne's, wrapped by Channels' session middleware."""
    handle_reply = Server.handle_reply.__get__(SimpleNamespace())
    send = partial(handle_reply, SimpleNamespace(transport=transport))
    return InstanceSessionWrapper({"cookies": {}}, send).send


def test_what_lies_in_daphne_is_counted():
    transport = Stalled(SimpleNamespace(addWriter=lambda transport: None))
    lying = backlog(daphne_send(transport))

    counts = [lying()]
    transport.write(b"x" * 100)
    counts.append(lying())
    transport.fetched = 30
    transport.doWrite()
    counts.append(lying())

    assert counts == [0, 100, 70]


def test_other_servers_wait_in_send():
    async def send(message):
        pass

    assert backlog(send)() == 0
