"""Read the encoding of `lib0`, in which Yjs writes everything, without trusting a byte of it.

Every length and count is held against the bytes that are left before anything is made of it.
"""

import struct

from meetings.notes.refusals import RefusedFrameError

# lib0 writes no integer that a JavaScript number cannot hold exactly.
LARGEST = (1 << 53) - 1

Scalar = str | int | float | bool | None

_UNDEFINED, _NULL, _INTEGER, _FLOAT32, _FLOAT64 = 127, 126, 125, 124, 123
_FALSE, _TRUE, _STRING = 121, 120, 119


class Reader:
    """A place in a frame, moving forward."""

    __slots__ = ("at", "data", "end")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.end = len(data)

    def byte(self) -> int:
        if self.at >= self.end:
            raise RefusedFrameError("the frame ends too soon")
        value = self.data[self.at]
        self.at += 1
        return value

    def number(self) -> int:
        """Read a varuint: seven bits a byte, the least first."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
            if shift > 49:
                raise RefusedFrameError("a number is too long")
        if value > LARGEST:
            raise RefusedFrameError("a number is too large")
        return value

    def count(self, *, of_at_least: int = 1) -> int:
        """Read how many things follow, each of at least so many bytes."""
        value = self.number()
        if value * of_at_least > self.end - self.at:
            raise RefusedFrameError("a count is larger than what follows")
        return value

    def take(self, size: int) -> bytes:
        if size > self.end - self.at:
            raise RefusedFrameError("a length is larger than what follows")
        start = self.at
        self.at += size
        return self.data[start : self.at]

    def buffer(self) -> bytes:
        return self.take(self.number())

    def text(self) -> str:
        try:
            return self.buffer().decode()
        except UnicodeDecodeError:
            raise RefusedFrameError("a text is not UTF-8") from None

    def scalar(self) -> Scalar:
        """Read one value of lib0's `any`; lists, maps and buffers are none of ours."""
        tag = self.byte()
        if tag in _CONSTANTS:
            return _CONSTANTS[tag]
        if tag == _STRING:
            return self.text()
        if tag == _INTEGER:
            return self._integer()
        if tag in _FLOATS:
            size, code = _FLOATS[tag]
            value: float = struct.unpack(code, self.take(size))[0]
            return value
        raise RefusedFrameError(f"a value of kind {tag}")

    def finish(self) -> None:
        if self.at != self.end:
            raise RefusedFrameError("bytes are left over")

    def _integer(self) -> int:
        """Read a varint: sign in the second bit, then six bits, then seven a byte."""
        byte = self.byte()
        value, shift, negative = byte & 0x3F, 6, byte & 0x40
        while byte & 0x80:
            if shift > 48:
                raise RefusedFrameError("a number is too long")
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
        return -value if negative else value


_CONSTANTS: dict[int, Scalar] = {_UNDEFINED: None, _NULL: None, _FALSE: False, _TRUE: True}
_FLOATS = {_FLOAT32: (4, ">f"), _FLOAT64: (8, ">d")}
