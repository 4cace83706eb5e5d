"""What is done again and again is queued once for each slot, by whichever worker asks first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from django_tasks_db.models import DBTaskResult

from kreba.jobs import clock

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CHORE = "tests.site.chores.chore"

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def database_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def queue_due(now):
    return clock.queue_due(CHORE, every=MINUTE, now=now)


def finish_all(at=NOON):
    for job in DBTaskResult.objects.ready():
        job.set_successful(None)
    DBTaskResult.objects.update(finished_at=at)


@pytest.mark.parametrize("seconds", [0, 0.001, 59.999])
def test_a_slot_begins_on_the_minute(seconds):
    assert clock.slot(NOON + timedelta(seconds=seconds), MINUTE) == NOON


@pytest.mark.django_db
def test_the_first_to_ask_in_a_slot_queues_the_job():
    assert queue_due(NOON)
    finish_all()
    assert not queue_due(NOON + timedelta(seconds=59))
    assert queue_due(NOON + MINUTE)
    assert DBTaskResult.objects.filter(task_path=CHORE).count() == 2


@pytest.mark.django_db
def test_a_job_that_still_waits_is_not_queued_again():
    assert queue_due(NOON)

    assert not queue_due(NOON + MINUTE)
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_slots_that_nobody_saw_are_not_made_up_for():
    queue_due(NOON)
    finish_all()

    assert queue_due(NOON + timedelta(days=3))
    assert DBTaskResult.objects.ready().count() == 1


@pytest.mark.django_db
def test_a_clock_that_is_set_back_does_not_stop_the_job():
    queue_due(NOON + timedelta(days=1))
    finish_all()

    assert queue_due(NOON)


@pytest.mark.django_db
def test_what_was_finished_long_ago_is_cleared_away_bit_by_bit():
    for _ in range(clock.BATCH + 2):
        queue = DBTaskResult.objects.create(
            args_kwargs={"args": [], "kwargs": {}}, task_path=CHORE, run_after=NOON
        )
        queue.set_successful(None)
    DBTaskResult.objects.update(finished_at=NOON)
    DBTaskResult.objects.filter(pk=queue.pk).update(finished_at=NOON + MINUTE)

    assert clock.clear_away(now=NOON + clock.KEPT) == 0
    assert clock.clear_away(now=NOON + clock.KEPT + MINUTE) == clock.BATCH
    assert clock.clear_away(now=NOON + clock.KEPT + MINUTE) == 1
    assert DBTaskResult.objects.get() == queue


@pytest.mark.django_db
def test_a_failure_is_kept_longer_than_a_success():
    queue_due(NOON)
    DBTaskResult.objects.get().set_failed(ValueError())
    DBTaskResult.objects.update(finished_at=NOON)

    assert clock.clear_away(now=NOON + clock.KEPT + MINUTE) == 0
    assert clock.clear_away(now=NOON + clock.FAILED_KEPT + MINUTE) == 1


def test_of_many_workers_that_ask_at_once_one_queues_the_job(own_database):
    def ask(_):
        try:
            return queue_due(NOON)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as workers:
        answers = list(workers.map(ask, range(8)))

    assert sum(answers) == 1
    assert DBTaskResult.objects.count() == 1
