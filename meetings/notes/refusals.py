"""Why a frame is refused before the document sees it."""

from typing import ClassVar

from meetings.notes.closing import Closing


class RefusedFrameError(Exception):
    """A frame that must not reach the document; `closing` tells how its socket ends."""

    closing: ClassVar[Closing] = Closing.MALFORMED


class TooLargeError(RefusedFrameError):
    """A frame, or the document with it, is larger than the rules allow."""

    closing = Closing.TOO_LARGE


class ForeignClientError(RefusedFrameError):
    """An edit under a client id that belongs to another account."""

    closing = Closing.CONFLICT


class GapError(RefusedFrameError):
    """An edit that builds on one we do not have; applied, it would wait in memory and be lost."""

    closing = Closing.CONFLICT


class ForbiddenWriteError(RefusedFrameError):
    """An edit by somebody who may not, or no longer, write here."""

    closing = Closing.FORBIDDEN


class TooManyError(RefusedFrameError):
    """More frames than anybody types."""

    closing = Closing.TOO_MANY
