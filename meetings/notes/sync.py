"""The wire: y-protocols' sync and awareness (version 1), and the two messages we add to them.

Pure functions over bytes; `docs/notes-protocol.md` describes what they carry.
"""

import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final, NamedTuple

from meetings.notes.reading import Reader
from meetings.notes.refusals import RefusedFrameError, TooLargeError
from meetings.notes.schema import LIMITS, MESSAGES

SYNC, AWARENESS = MESSAGES["sync"], MESSAGES["awareness"]
_ACKNOWLEDGEMENT, _STAGE = MESSAGES["acknowledgement"], MESSAGES["stage"]


class Type(Enum):
    """What a client may send."""

    STEP_ONE = (SYNC, 0)
    STEP_TWO = (SYNC, 1)
    UPDATE = (SYNC, 2)
    AWARENESS = (AWARENESS, None)

    @property
    def writes(self) -> bool:
        return self in {Type.STEP_TWO, Type.UPDATE}


class Message(NamedTuple):
    type: Type
    body: bytes


class Presence(NamedTuple):
    """What one Yjs client says of itself: `state` is JSON, `null` when it leaves."""

    client: int
    clock: int
    state: str


_LARGEST = {
    Type.STEP_ONE: LIMITS["updateBytes"],
    Type.STEP_TWO: LIMITS["stepTwoBytes"],
    Type.UPDATE: LIMITS["updateBytes"],
    Type.AWARENESS: LIMITS["awarenessBytes"],
}


def read(frame: bytes) -> Message:
    """Take the envelope off; raise RefusedFrameError for one we do not know or of wrong size."""
    reader = Reader(frame)
    kind = reader.number()
    try:
        sent = Type((kind, reader.number() if kind == SYNC else None))
    except ValueError:
        raise RefusedFrameError("a message of no known type") from None
    if len(frame) > _LARGEST[sent]:
        raise TooLargeError(f"{len(frame)} bytes")
    body = reader.buffer()
    reader.finish()
    return Message(sent, body)


def read_awareness(body: bytes) -> list[Presence]:
    reader = Reader(body)
    count = reader.count(of_at_least=3)
    present = [Presence(reader.number(), reader.number(), reader.text()) for _ in range(count)]
    reader.finish()
    return present


def step_one(vector: bytes) -> bytes:
    return bytes((SYNC, 0)) + _buffer(vector)


def step_two(update: bytes) -> bytes:
    return bytes((SYNC, 1)) + _buffer(update)


def update(update: bytes) -> bytes:
    return bytes((SYNC, 2)) + _buffer(update)


def awareness(present: Iterable[Presence]) -> bytes:
    entries = [
        _number(one.client) + _number(one.clock) + _buffer(one.state.encode()) for one in present
    ]
    return bytes((AWARENESS,)) + _buffer(_number(len(entries)) + b"".join(entries))


def acknowledgement(count: int) -> bytes:
    """All of the first `count` frames that wrote on this socket are committed."""
    return bytes((_ACKNOWLEDGEMENT,)) + _number(count)


def stage(says: Mapping[str, Any]) -> bytes:
    return bytes((_STAGE,)) + _buffer(json.dumps(says, ensure_ascii=False).encode())


# An awareness message about nobody: `y-websocket` gives up after 30 s of silence.
STILL_HERE: Final = bytes((AWARENESS, 1, 0))


def _number(value: int) -> bytes:
    """Write a varuint."""
    written = bytearray()
    while value > 0x7F:
        written.append(0x80 | (value & 0x7F))
        value >>= 7
    written.append(value)
    return bytes(written)


def _buffer(data: bytes) -> bytes:
    return _number(len(data)) + data
