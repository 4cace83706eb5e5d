"""What dies is started again, later and later while it keeps dying."""

import signal
import sys
from queue import SimpleQueue

from kreba.jobs.supervisor import LONGEST, SETTLED, SHORTEST, Part, supervise

LASTING = [sys.executable, "-c", "import time; time.sleep(60)"]


def die(part, *, at):
    part.process.kill()
    part.process.wait()
    part.look_after(at)


def test_what_died_is_started_again_after_a_pause():
    part = Part("web", LASTING)
    part.look_after(0)

    die(part, at=10)
    assert part.process is None
    part.look_after(10 + SHORTEST / 2)
    assert part.process is None
    part.look_after(10 + SHORTEST)
    assert part.process.poll() is None

    part.process.kill()
    part.process.wait()


def test_the_pause_doubles_up_to_a_limit():
    part, now, pauses = Part("web", LASTING), 0.0, []

    for _ in range(10):
        part.look_after(now)
        die(part, at=now)
        pauses.append(part.due_at - now)
        now = part.due_at

    assert pauses[:3] == [SHORTEST, 2 * SHORTEST, 4 * SHORTEST]
    assert pauses[-1] == LONGEST


def test_what_had_been_running_well_is_started_again_soon():
    part = Part("web", LASTING, pause=LONGEST)
    part.look_after(0)

    die(part, at=SETTLED + 1)

    assert part.due_at == SETTLED + 1 + SHORTEST


def test_all_end_together_when_told():
    parts, signals = [Part("web", LASTING), Part("worker", LASTING)], SimpleQueue()
    signals.put(signal.SIGTERM)

    supervise(parts, signals=signals, each_look=lambda: None)

    assert [part.process.returncode for part in parts] == [-signal.SIGTERM] * 2


def test_what_does_not_end_is_killed(monkeypatch):
    monkeypatch.setattr("kreba.jobs.supervisor.GRACE", 0.5)
    part, signals = Part("web", LASTING), SimpleQueue()
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a process inherits what is ignored
    part.look_after(0)
    signal.signal(signal.SIGTERM, before)
    signals.put(signal.SIGTERM)

    supervise([part], signals=signals, each_look=lambda: None)

    assert part.process.returncode == -signal.SIGKILL
