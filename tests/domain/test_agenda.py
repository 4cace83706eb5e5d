from datetime import UTC, datetime, timedelta

from meetings.domain.agenda import timing

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)


def test_items_follow_one_another():
    laid = timing([10, 25, 15], starts_at=NINE, ends_at=TEN)

    assert [(at - NINE).seconds // 60 for at in laid.starts] == [0, 10, 35]
    assert (laid.total, laid.over) == (50, 0)


def test_an_agenda_longer_than_the_meeting_says_by_how_much():
    assert timing([45, 30], starts_at=NINE, ends_at=TEN).over == 15


def test_an_empty_agenda_takes_no_time():
    laid = timing([], starts_at=NINE, ends_at=TEN)

    assert (laid.starts, laid.total, laid.over) == ((), 0, 0)
