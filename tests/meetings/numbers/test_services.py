import threading

import pytest
from django.db import connection, transaction

from meetings.numbers import services


@pytest.mark.django_db
def test_a_series_counts_from_one():
    assert [services.give("G") for _ in range(3)] == ["G-001", "G-002", "G-003"]
    assert services.give("A-2026") == "A-2026-001"


@pytest.mark.django_db(transaction=True)
def test_a_number_belongs_to_a_transaction():
    with pytest.raises(transaction.TransactionManagementError):
        services.give("G")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_at_once_never_get_the_same_number():
    given: list[str] = []
    at_once = threading.Barrier(4)

    def take():
        at_once.wait()
        for _ in range(5):
            with transaction.atomic():
                given.append(services.give("G"))
        connection.close()

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(given) == [f"G-{n:03d}" for n in range(1, 21)]


@pytest.mark.django_db(transaction=True)
def test_a_number_that_was_not_kept_is_given_again():
    with transaction.atomic():
        services.give("G")
        transaction.set_rollback(True)

    with transaction.atomic():
        assert services.give("G") == "G-001"
