"""The worker: a thread for each queue, and a clock that keeps the lease and the timed jobs."""

import logging
import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, timedelta
from queue import SimpleQueue

from apscheduler.schedulers.background import BackgroundScheduler
from django.conf import settings
from django.db import connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.signals import task_finished
from django_tasks_db.management.commands.db_worker import Worker

from kreba.jobs import clock, leases

log = logging.getLogger(__name__)

QUEUES = ("mail", "default", "slow")  # a slow job holds up neither mail nor notes
POLL = 1.0  # seconds between two looks into an empty queue
PAUSE = 0.005  # seconds between two jobs: SQLite has one pen, and pages want it too
RENEWAL, RECOVERY, CLEARING = 5, 10, 60  # seconds; a lease lasts six renewals


# True: somebody asks us to stop. False: a line broke off. Unlike an Event, it may be
# filled by the handler of a signal.
Stopping = SimpleQueue[bool]


class Line(threading.Thread):
    """The jobs of one queue, one after the other, until told to stop."""

    def __init__(self, queue: str, worker: str, stopping: Stopping) -> None:
        super().__init__(name=f"queue {queue}")
        self._stopping = stopping
        self._worker = Worker(
            queue_names=[queue],
            interval=POLL,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        try:
            self._worker.run()
        finally:
            connections.close_all()
            self._stopping.put(False)

    def stop(self) -> None:
        """Finish the job at hand and take no other."""
        self._worker.running = False


def work(stopping: Stopping) -> bool:
    """Work until told to stop; return whether we were told, or a line broke off.

    A line breaks off where the database is out of reach. The whole worker ends then,
    and whoever started it starts another.
    """
    # A new name at every start: what the last one left running is nobody's.
    worker = f"{socket.gethostname()[:40]}-{get_random_string(12)}"
    _renew(worker)
    task_finished.connect(_pause)
    lines = [Line(queue, worker, stopping) for queue in QUEUES]
    scheduler = _scheduler(worker)
    scheduler.start()
    for line in lines:
        line.start()
    told = stopping.get()
    for line in lines:
        line.stop()
    for line in lines:
        line.join()  # the lease is kept meanwhile: a long job is not lost at its end
    scheduler.shutdown()
    _alone(leases.give_up, worker)
    return told


def _scheduler(worker: str) -> BackgroundScheduler:
    """Return the clock. Its ticks are aligned, so that a slot begins with a tick."""
    scheduler = BackgroundScheduler(
        timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None}
    )

    def every(seconds: int, duty: Callable[..., object], *arguments: object) -> None:
        scheduler.add_job(
            _alone,
            "interval",
            [duty, *arguments],
            seconds=seconds,
            start_date=clock.LONG_AGO,
            next_run_time=timezone.now(),  # at once, and from then on with the others
        )

    every(RENEWAL, _renew, worker)
    every(RECOVERY, _recover)
    every(CLEARING, _clear_away)
    for job, seconds in settings.KREBA_CLOCK.items():
        every(seconds, _queue_due, job, timedelta(seconds=seconds))
    return scheduler


def _alone(duty: Callable[..., object], *arguments: object) -> None:
    """Do a duty on a connection of its own: a thread of the clock's pool may never come back."""
    try:
        duty(*arguments)
    finally:
        connections.close_all()


def _renew(worker: str) -> None:
    leases.renew(worker, now=timezone.now())


def _recover() -> None:
    if lost := leases.recover(now=timezone.now()):
        log.warning("Queued %d jobs again: their worker died.", lost)


def _clear_away() -> None:
    clock.clear_away(now=timezone.now())


def _queue_due(job: str, every: timedelta) -> None:
    clock.queue_due(job, every=every, now=timezone.now())


def _pause(**_: object) -> None:
    time.sleep(PAUSE)
