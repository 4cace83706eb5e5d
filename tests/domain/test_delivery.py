from datetime import UTC, datetime, timedelta

import pytest

from meetings.domain.delivery import GivenUpError, next_try

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tries", "pause"),
    [
        (1, timedelta(seconds=30)),
        (2, timedelta(minutes=1)),
        (5, timedelta(minutes=8)),
        (6, timedelta(minutes=15)),
        (1000, timedelta(minutes=15)),
    ],
)
def test_we_try_again_soon_and_then_every_quarter_of_an_hour(tries, pause):
    assert next_try(tries=tries, queued_at=NOON, now=NOON) == NOON + pause


def test_we_try_for_two_days():
    almost = NOON + timedelta(hours=48) - timedelta(seconds=1)

    assert next_try(tries=190, queued_at=NOON, now=almost) == almost + timedelta(minutes=15)


def test_after_two_days_a_person_has_to_look():
    with pytest.raises(GivenUpError):
        next_try(tries=191, queued_at=NOON, now=NOON + timedelta(hours=48))
