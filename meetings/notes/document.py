"""A Yjs document that can break without taking anything else with it.

`pycrdt` panics on bytes it does not understand; the panic is a BaseException, and the document
is of no use afterwards. Whoever holds one throws it away and loads it again.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from pycrdt import Doc


class BrokenDocumentError(Exception):
    """pycrdt gave up on this document; it must not be used again."""


@contextmanager
def contained() -> Iterator[None]:
    """Turn whatever pycrdt raises, panics too, into BrokenDocumentError."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, asyncio.CancelledError):
        raise
    except BaseException as error:
        raise BrokenDocumentError(repr(error)) from error


class Document:
    """The document as pycrdt holds it. It may be made in one thread and used in another."""

    def __init__(self) -> None:
        self.doc: Doc = Doc()

    def apply(self, update: bytes) -> None:
        with contained():
            self.doc.apply_update(update)

    def apply_news(self, update: bytes) -> bytes:
        """Apply an update that repeats what we have; return only what it brought.

        A repetition may lie: whoever has less than we would take it for the truth.
        """
        with contained():
            before = self.doc.get_state()
            self.doc.apply_update(update)
            return self.doc.get_update(before)

    def vector(self) -> bytes:
        with contained():
            return self.doc.get_state()

    def beyond(self, vector: bytes = b"\x00") -> bytes:
        """Return all that a client with this state vector does not have."""
        with contained():
            return self.doc.get_update(vector)
