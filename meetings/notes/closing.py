"""How a socket of the live notes ends, so that the page knows whether to come back."""

from enum import IntEnum


class Closing(IntEnum):
    """The close codes of `schema.json`, which the browser reads too.

    All lie in 4000-4999: Daphne turns what is outside 3000-4999 into 1011. After 4400-4499 a
    stock `y-websocket` stays away; after the others it comes back.
    """

    MALFORMED = 4400
    SIGNED_OUT = 4401
    FORBIDDEN = 4403
    HIDDEN = 4404
    RESTORED = 4410
    TOO_LARGE = 4413

    RESTARTING = 4503
    TOO_SLOW = 4508
    CONFLICT = 4509
    TOO_MANY = 4529
