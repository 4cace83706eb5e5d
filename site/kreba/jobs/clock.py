"""What is done again and again: the clock of every worker asks, one of them queues it."""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from kreba.jobs.models import Timer

__all__ = ["clear_away", "queue_due", "slot"]

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
KEPT = timedelta(days=1)  # a successful job is of interest that long
FAILED_KEPT = timedelta(days=30)
BATCH = 50  # rows in one transaction, so that nobody waits for SQLite's lock


def slot(now: datetime, every: timedelta) -> datetime:
    """Return when the current stretch of time began: all workers' clocks agree on that."""
    return now - (now - LONG_AGO) % every


def queue_due(job: str, *, every: timedelta, now: datetime) -> bool:
    """Queue the job with this dotted name, once in each slot whoever asks; tell whether we did."""
    begun = slot(now, every)
    Timer.objects.bulk_create([Timer(job=job, slot_at=LONG_AGO)], ignore_conflicts=True)
    # A slot in the future: a clock was wrong and has been set back.
    due = Q(slot_at__lt=begun) | Q(slot_at__gt=now + every)
    with transaction.atomic():
        if not Timer.objects.filter(due, job=job).update(slot_at=begun):
            return False
        if DBTaskResult.objects.ready().filter(task_path=job).exists():
            return False  # still waiting behind others; twice would do no more
        import_string(job).enqueue()
    return True


def clear_away(*, now: datetime) -> int:
    """Delete some jobs finished long ago; return how many. Called often, it keeps up."""
    successful = DBTaskResult.objects.successful().filter(finished_at__lt=now - KEPT)
    failed = DBTaskResult.objects.failed().filter(finished_at__lt=now - FAILED_KEPT)
    finished = (successful | failed).order_by("finished_at").values_list("pk", flat=True)
    deleted, _ = DBTaskResult.objects.filter(pk__in=list(finished[:BATCH])).delete()
    return deleted
