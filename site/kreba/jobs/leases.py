"""Who is alive, and what becomes of the jobs of those who are not.

A worker that is killed leaves its jobs marked as running for ever: django-tasks-db has no way to
tell. So each worker renews a lease, and whoever is alive puts back what the dead were running.
A job may therefore run twice, and must be written so that this does no harm.
"""

from datetime import datetime, timedelta
from typing import Any

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kreba.jobs.models import Lease

__all__ = ["WorkerLostError", "give_up", "is_anybody_alive", "recover", "renew"]

LEASE = timedelta(seconds=30)  # longer than a worker can wait for SQLite's lock
ATTEMPTS = 5  # a job that has killed this many workers is not given to another


class WorkerLostError(Exception):
    """Every worker that took up this job died of it."""


def renew(worker: str, *, now: datetime) -> None:
    Lease.objects.update_or_create(worker=worker, defaults={"expires_at": now + LEASE})


def give_up(worker: str) -> None:
    """Say that this worker runs nothing any more."""
    Lease.objects.filter(worker=worker).delete()


def is_anybody_alive(*, now: datetime) -> bool:
    return Lease.objects.filter(expires_at__gt=now).exists()


def recover(*, now: datetime) -> int:
    """Queue again what the dead were running; return how many jobs that were."""
    # Jobs before leases: a worker takes its lease before its first job, so one
    # that starts between the two questions is not taken for dead.
    running = list(DBTaskResult.objects.running())
    Lease.objects.filter(expires_at__lte=now).delete()
    alive = set(Lease.objects.values_list("worker", flat=True))
    return sum(_put_back(job, now) for job in running if job.worker_ids[-1] not in alive)


def _put_back(job: DBTaskResult[..., Any], now: datetime) -> int:
    # The worker may have been slow, not dead, and have finished since; or another
    # put the job back, and it runs again: then there is nothing to update.
    unchanged = DBTaskResult.objects.filter(
        pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at
    )
    if len(job.worker_ids) < ATTEMPTS:
        return unchanged.update(status=TaskResultStatus.READY, started_at=None)
    unchanged.update(
        status=TaskResultStatus.FAILED,
        finished_at=now,
        exception_class_path=f"{__name__}.{WorkerLostError.__qualname__}",
        traceback=f"{ATTEMPTS} workers died while they ran this.",
    )
    return 0
