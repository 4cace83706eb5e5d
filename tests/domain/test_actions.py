from datetime import date, timedelta

import pytest

from meetings.domain.actions import (
    LIVE,
    NEXT,
    ReasonMissingError,
    State,
    StateError,
    is_overdue,
    move,
)

TODAY = date(2026, 3, 2)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize("state", State)
def test_an_action_point_goes_only_where_its_state_leads(state):
    for to in State:
        if to in NEXT[state]:
            assert move(state, to, said="The list is out.") is to
        else:
            with pytest.raises(StateError):
                move(state, to, said="The list is out.")


@pytest.mark.parametrize(
    ("state", "to"),
    [
        (State.OPEN, State.DONE),
        (State.IN_PROGRESS, State.DROPPED),
        (State.DONE, State.OPEN),
        (State.DROPPED, State.OPEN),
        (State.DONE, State.VERIFIED),
    ],
    ids=["done", "dropped", "reopened", "taken up again", "verified"],
)
def test_what_matters_needs_words(state, to):
    with pytest.raises(ReasonMissingError):
        move(state, to, said="  ")


@pytest.mark.parametrize(
    ("state", "to"),
    [(State.OPEN, State.IN_PROGRESS), (State.IN_PROGRESS, State.WITHDRAWN)],
    ids=["beginning", "deleted from the notes"],
)
def test_some_steps_speak_for_themselves(state, to):
    assert move(state, to, said="") is to


@pytest.mark.parametrize(
    ("state", "due", "overdue"),
    [
        (State.OPEN, YESTERDAY, True),
        (State.IN_PROGRESS, YESTERDAY, True),
        (State.OPEN, TODAY, False),
        (State.OPEN, None, False),
        (State.DONE, YESTERDAY, False),
        (State.DROPPED, YESTERDAY, False),
    ],
)
def test_overdue_is_what_is_live_and_due_before_today(state, due, overdue):
    assert is_overdue(state, due, today=TODAY) is overdue
    assert not overdue or state in LIVE
