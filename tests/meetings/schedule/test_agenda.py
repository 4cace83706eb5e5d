import pytest

from meetings.domain.agenda import ItemState
from meetings.schedule import agenda
from meetings.texts import Text
from tests.factories import A_WEEK_BEFORE, AgendaItemFactory, MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    meeting = MeetingFactory()
    for position, title in enumerate("abc", start=1):
        AgendaItemFactory(meeting=meeting, position=position, title={"en": title})
    return meeting


def order(meeting):
    return "".join(str(item.title) for item in meeting.agenda.order_by("position"))


def item(meeting, title):
    return meeting.agenda.get(title__en=title)


def test_a_new_item_comes_last(meeting):
    agenda.add(meeting, now=A_WEEK_BEFORE, title=Text.of("d"), minutes=5)

    assert order(meeting) == "abcd"


@pytest.mark.parametrize(
    ("title", "to", "then", "place"),
    [
        ("c", 1, "cab", 1),
        ("a", 2, "bac", 2),
        ("a", 3, "bca", 3),
        ("a", 0, "abc", 1),
        ("c", 9, "abc", 3),
    ],
    ids=["to the top", "down one", "to the end", "not above the first", "not below the last"],
)
def test_an_item_takes_its_place_and_the_others_make_room(meeting, title, to, then, place):
    assert agenda.move(item(meeting, title), to=to, now=A_WEEK_BEFORE) == place
    assert order(meeting) == then


def test_taking_an_item_off_closes_the_row(meeting):
    agenda.drop(item(meeting, "b"), now=A_WEEK_BEFORE)

    assert [held.position for held in meeting.agenda.order_by("position")] == [1, 2]


@pytest.mark.parametrize("state", [state for state in ItemState if state != ItemState.PLANNED])
def test_what_was_begun_is_not_taken_off(meeting, state):
    meeting.agenda.filter(title__en="b").update(state=state)

    with pytest.raises(agenda.BegunError):
        agenda.drop(item(meeting, "b"), now=A_WEEK_BEFORE)

    assert order(meeting) == "abc"


def test_an_item_is_rewritten(meeting):
    agenda.rewrite(item(meeting, "b"), now=A_WEEK_BEFORE, title=Text.of("x"), minutes=7)

    assert (order(meeting), item(meeting, "x").minutes) == ("axc", 7)


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_the_agenda_of_what_is_over_stays(state):
    meeting = MeetingFactory(state=state)

    with pytest.raises(agenda.StateError):
        agenda.add(meeting, now=A_WEEK_BEFORE, title=Text.of("late"), minutes=5)

    assert not meeting.agenda.exists()


def test_every_change_is_a_change_of_the_meeting(meeting):
    meeting.changed_at = A_WEEK_BEFORE.replace(year=2020)
    meeting.save()

    agenda.move(item(meeting, "a"), to=3, now=A_WEEK_BEFORE)

    meeting.refresh_from_db()
    assert meeting.changed_at == A_WEEK_BEFORE
