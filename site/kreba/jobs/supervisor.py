"""Keep processes running: start them, start again what dies, and end all of them together."""

import logging
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue

log = logging.getLogger(__name__)

LOOK = 0.2  # seconds between two looks
SHORTEST, LONGEST = 0.5, 30.0  # seconds before what died is started again: doubled each time …
SETTLED = 60.0  # … unless it had been running this long
GRACE = 30.0  # seconds to finish what is at hand when told to end

Signals = SimpleQueue[signal.Signals]


@dataclass
class Part:
    """One of the processes, and when it may be started again."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause: float = SHORTEST
    due_at: float = 0.0

    def look_after(self, now: float) -> None:
        if self.process is None:
            if now >= self.due_at:
                self.process = subprocess.Popen(self.command)  # noqa: S603 -- our own command
                self.started_at = now
        elif self.process.poll() is not None:
            self._died(self.process.returncode, now)

    def _died(self, code: int, now: float) -> None:
        if now - self.started_at > SETTLED:
            self.pause = SHORTEST
        log.warning("%s ended (%d); starting it again in %g s.", self.name, code, self.pause)
        self.process, self.due_at = None, now + self.pause
        self.pause = min(self.pause * 2, LONGEST)


def supervise(parts: Sequence[Part], *, signals: Signals, each_look: Callable[[], None]) -> None:
    """Keep `parts` running until a signal comes; pass it on, and return when all have ended."""
    while True:
        for part in parts:
            part.look_after(time.monotonic())
        each_look()
        try:
            signum = signals.get(timeout=LOOK)
        except Empty:
            continue
        break
    _end([part.process for part in parts if part.process], signum)


def _end(processes: Sequence[subprocess.Popen[bytes]], signum: signal.Signals) -> None:
    for process in processes:
        process.send_signal(signum)
    deadline = time.monotonic() + GRACE
    for process in processes:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()  # its jobs are put back when its lease has run out
            process.wait()
