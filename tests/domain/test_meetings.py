from datetime import UTC, datetime, timedelta

import pytest

from meetings.domain.meetings import (
    NEXT,
    Mode,
    NotReadyError,
    PastError,
    State,
    StateError,
    check_ready,
    is_door_open,
    move,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
READY = {
    "starts_at": NOON + timedelta(days=1),
    "mode": Mode.IN_PERSON,
    "venue": "Room 4",
    "join_url": "",
    "items": 1,
    "now": NOON,
}


def test_every_state_has_its_next_ones():
    assert set(NEXT) == set(State)


@pytest.mark.parametrize("state", State)
def test_a_meeting_goes_only_where_its_state_leads(state):
    for to in State:
        if to in NEXT[state]:
            assert move(state, to) is to
        else:
            with pytest.raises(StateError):
                move(state, to)


@pytest.mark.parametrize("state", [State.HELD, State.CANCELLED])
def test_what_is_over_stays_over(state):
    assert NEXT[state] == frozenset()


def test_a_meeting_with_date_place_and_agenda_is_ready():
    check_ready(**READY)


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({"venue": ""}, ("venue",)),
        ({"items": 0}, ("agenda",)),
        ({"mode": Mode.ONLINE, "venue": ""}, ("join_url",)),
        ({"mode": Mode.HYBRID, "venue": "", "items": 0}, ("venue", "agenda")),
    ],
)
def test_what_is_missing_is_named(changed, lacks):
    with pytest.raises(NotReadyError) as error:
        check_ready(**READY | changed)

    assert error.value.lacks == lacks


def test_an_online_meeting_needs_no_place():
    check_ready(
        **READY | {"mode": Mode.ONLINE, "venue": "", "join_url": "https://meet.example.org"}
    )


@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=1)])
def test_no_meeting_is_scheduled_into_the_past(late):
    with pytest.raises(PastError):
        check_ready(**READY | {"starts_at": NOON - late})


@pytest.mark.parametrize(
    ("state", "minutes", "is_open"),
    [
        (State.SCHEDULED, -16, False),
        (State.SCHEDULED, -15, True),
        (State.IN_PROGRESS, 0, True),
        (State.SCHEDULED, 59, True),
        (State.IN_PROGRESS, 60, False),
        (State.DRAFT, 0, False),
        (State.POSTPONED, 0, False),
        (State.CANCELLED, 0, False),
        (State.HELD, 0, False),
    ],
)
def test_the_door_is_open_from_a_quarter_of_an_hour_before_until_the_end(state, minutes, is_open):
    lasts = {"starts_at": NOON, "ends_at": NOON + timedelta(hours=1)}

    assert is_door_open(state, **lasts, at=NOON + timedelta(minutes=minutes)) is is_open
