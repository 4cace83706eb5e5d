"""How much a server has taken from us and not yet put on the wire.

ASGI has no word for it. Most servers let `send` wait; Daphne's returns at once and keeps what a
stalled browser does not fetch, without a limit.
"""

from collections.abc import Callable
from typing import Any


def backlog(send: Any) -> Callable[[], int]:
    """Return what tells the bytes that lie in the server; always 0 where `send` itself waits."""
    # Channels' session middleware wraps `send`; below it Daphne's is partial(…, protocol),
    # and the protocol's transport is Twisted's.
    send = getattr(getattr(send, "__self__", None), "real_send", send)
    protocol = next(iter(getattr(send, "args", ())), None)
    transport: Any = getattr(protocol, "transport", None)
    if not all(hasattr(transport, part) for part in _PARTS):
        return lambda: 0
    return lambda: len(transport.dataBuffer) - transport.offset + transport._tempDataLen


_PARTS = ("dataBuffer", "offset", "_tempDataLen")
