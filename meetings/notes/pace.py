"""How fast somebody may send: so many at once, and so many a second after that."""

import time
from collections.abc import Callable


class Pace:
    """A bucket of permits that fills with time."""

    __slots__ = ("_at", "_clock", "_left", "at_once", "per_second")

    def __init__(
        self, *, per_second: float, at_once: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.per_second = per_second
        self.at_once = at_once
        self._clock = clock
        self._left = at_once
        self._at = clock()

    def allows(self, cost: float = 1) -> bool:
        """Take permits, if there are so many."""
        now = self._clock()
        self._left = min(self.at_once, self._left + (now - self._at) * self.per_second)
        self._at = now
        if self._left < cost:
            return False
        self._left -= cost
        return True
