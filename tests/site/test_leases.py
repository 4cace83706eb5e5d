"""A job is put back when its worker is dead, and only then."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kreba.jobs import leases
from tests.site.chores import chore

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LATER = NOON + leases.LEASE


@pytest.fixture(autouse=True)
def database_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def running(*workers):
    """Return a job that these workers took up, one after the other."""
    job = chore.enqueue(1).db_result
    for worker in workers:
        job.claim(worker)
    return job


def status(job):
    job.refresh_from_db()
    return job.status


def test_a_job_stays_with_a_worker_that_is_alive():
    leases.renew("amina", now=NOON)
    job = running("amina")

    assert leases.recover(now=LATER - timedelta(seconds=1)) == 0
    assert status(job) == TaskResultStatus.RUNNING


def test_a_job_is_put_back_when_the_lease_of_its_worker_runs_out():
    leases.renew("amina", now=NOON)
    leases.renew("bilal", now=LATER)
    job = running("amina")

    assert leases.recover(now=LATER) == 1
    assert status(job) == TaskResultStatus.READY
    assert DBTaskResult.objects.ready().get() == job


def test_a_renewed_lease_lasts_longer():
    leases.renew("amina", now=NOON)
    leases.renew("amina", now=LATER)
    running("amina")

    assert leases.recover(now=LATER) == 0


def test_a_worker_that_went_home_has_lost_what_it_left_running():
    leases.renew("amina", now=NOON)
    running("amina")
    leases.give_up("amina")

    assert leases.recover(now=NOON) == 1


def test_a_job_belongs_to_the_worker_that_took_it_up_last():
    leases.renew("bilal", now=NOON)
    running("amina", "bilal")

    assert leases.recover(now=NOON) == 0


def test_a_finished_job_is_not_put_back():
    job = running("amina")
    job.set_successful(None)

    assert leases.recover(now=NOON) == 0
    assert status(job) == TaskResultStatus.SUCCESSFUL


def test_a_job_that_kills_its_workers_is_given_up_and_says_so():
    job = running(*["amina"] * leases.ATTEMPTS)

    assert leases.recover(now=NOON) == 0
    assert status(job) == TaskResultStatus.FAILED
    assert job.finished_at == NOON
    [error] = job.task_result.errors
    assert error.exception_class is leases.WorkerLostError


def test_somebody_is_alive_while_a_lease_lasts():
    leases.renew("amina", now=NOON)

    assert leases.is_anybody_alive(now=NOON)
    assert not leases.is_anybody_alive(now=LATER)
