"""What a proxy and a monitor are told."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from kreba.jobs import leases
from tests.services import free_port


@pytest.fixture
def worker(db):
    leases.renew("amina", now=timezone.now())


def test_a_proxy_hears_ok_and_nothing_else(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.postgres
def test_a_monitor_hears_that_everything_is_there(client, worker):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_a_worker_that_is_gone_is_missed(client):
    leases.renew("amina", now=timezone.now() - timedelta(hours=1))

    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"missing: worker\n")


def test_redis_is_missed_where_it_was_asked_for(client, worker, settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"

    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"missing: redis\n")


def test_a_database_out_of_reach_is_missed(client, worker):
    def gone(*_):
        raise DatabaseError

    with connection.execute_wrapper(gone):
        answer = client.get("/readyz")
        still_up = client.get("/healthz")

    assert (answer.status_code, answer.content) == (503, b"missing: database, worker\n")
    assert still_up.status_code == 200
