import pytest

from meetings.domain.gaps import NEXT, STANDING, ReasonMissingError, State, StateError, move


@pytest.mark.parametrize("state", State)
def test_a_gap_goes_only_where_its_state_leads(state):
    for to in State:
        if to in NEXT[state]:
            assert move(state, to, reason="By the meeting.") is to
        else:
            with pytest.raises(StateError):
                move(state, to, reason="By the meeting.")


def test_every_change_says_why():
    with pytest.raises(ReasonMissingError):
        move(State.IDENTIFIED, State.CONFIRMED, reason=" ")


def test_what_was_merged_withdrawn_or_refuted_stands_in_no_register():
    assert set(State) - STANDING == {State.MERGED, State.WITHDRAWN, State.NOT_CONFIRMED}
