"""Real workers, killed and stopped while they work: no job is lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kreba import paths
from kreba.jobs.models import Lease
from tests.site.chores import chore

pytestmark = pytest.mark.postgres

PATIENCE = 120
CHORES = range(30)


@pytest.fixture(autouse=True)
def database_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def notes(tmp_path):
    file = tmp_path / "chores.txt"
    file.touch()
    return file


@pytest.fixture
def start_worker(own_database, notes):
    """Return a function that starts a worker on the database of this test."""
    started = []
    environment = os.environ | own_database
    environment |= {"CHORES": str(notes), "DJANGO_SETTINGS_MODULE": "kreba.settings.dev"}

    def start():
        command = [sys.executable, "-m", "kreba", "worker"]
        started.append(subprocess.Popen(command, env=environment, cwd=paths.CHECKOUT))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.01)


def at_work():
    """Return the chores that some worker is in the middle of."""
    return DBTaskResult.objects.running().filter(task_path=chore.module_path)


def is_caught_at_work(worker):
    """Hold a worker still; let it go on if it was between two chores."""
    worker.send_signal(signal.SIGSTOP)
    wait_until(lambda: Path(f"/proc/{worker.pid}/stat").read_text().split()[2] == "T")
    if at_work().exists():
        return True
    worker.send_signal(signal.SIGCONT)
    return False


def done(notes):
    return [int(line.split()[1]) for line in notes.read_text().splitlines() if "done" in line]


def test_no_job_is_lost_when_workers_are_killed(start_worker, notes):
    for number in CHORES:
        chore.enqueue(number)

    for round_ in (1, 2, 3):
        worker = start_worker()
        wait_until(lambda enough=5 * round_: len(done(notes)) >= enough)
        wait_until(lambda worker=worker: is_caught_at_work(worker))
        worker.kill()
        worker.wait()
        assert at_work().count() == 1  # left behind
        Lease.objects.update(expires_at=timezone.now())  # half a minute goes by
    start_worker()
    wait_until(lambda: set(done(notes)) == set(CHORES) and not at_work().exists())

    chores = DBTaskResult.objects.filter(task_path=chore.module_path)
    assert chores.successful().count() == len(CHORES)
    assert sum(len(job.worker_ids) for job in chores) == len(CHORES) + 3


def test_a_worker_that_is_told_to_stop_finishes_what_it_is_doing(start_worker, notes):
    for number in CHORES:
        chore.enqueue(number)
    worker = start_worker()
    wait_until(lambda: at_work().exists())

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(PATIENCE) == 0
    assert not at_work().exists()
    assert 0 < len(done(notes)) < len(CHORES)
    assert not Lease.objects.exists()


def test_a_worker_that_cannot_reach_its_queue_ends_for_another_to_begin(start_worker):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE django_tasks_database_dbtaskresult")

    assert start_worker().wait(PATIENCE) == 1


def test_two_workers_do_each_chore_once(start_worker, notes):
    start_worker()
    start_worker()
    wait_until(lambda: Lease.objects.count() == 2)

    for number in CHORES:
        chore.enqueue(number)
    wait_until(lambda: len(done(notes)) >= len(CHORES) and not at_work().exists())

    assert sorted(done(notes)) == list(CHORES)
    workers = {
        job.worker_ids[0] for job in DBTaskResult.objects.filter(task_path=chore.module_path)
    }
    assert len(workers) == 2
