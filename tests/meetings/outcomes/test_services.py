from datetime import timedelta

import pytest

from meetings.domain.actions import ReasonMissingError, State, StateError
from meetings.outcomes import services
from meetings.texts import Text
from tests.factories import MONDAY_NINE, ActionItemFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_what_was_done_is_kept_with_who_said_it():
    action, user = ActionItemFactory(), UserFactory()

    services.update(
        action, to=State.DONE, said=Text.of("The list is out."), by=user, now=MONDAY_NINE
    )

    action.refresh_from_db()
    said = action.updates.get()
    assert (action.state, action.changed_at) == ("done", MONDAY_NINE)
    assert (str(said.text), said.state, said.by, said.at) == (
        "The list is out.",
        "done",
        user,
        MONDAY_NINE,
    )


def test_done_without_words_changes_nothing():
    action = ActionItemFactory()

    with pytest.raises(ReasonMissingError):
        services.update(action, to=State.DONE, said=Text(), by=None, now=MONDAY_NINE)

    action.refresh_from_db()
    assert (action.state, action.updates.count()) == ("open", 0)


def test_who_looks_at_an_old_page_is_told():
    stale = ActionItemFactory()
    services.update(stale, to=State.DONE, said=Text.of("Done."), by=None, now=MONDAY_NINE)

    with pytest.raises(StateError):
        services.update(
            stale,
            to=State.DROPPED,
            said=Text.of("Not needed."),
            by=None,
            now=MONDAY_NINE + timedelta(hours=1),
        )
