from datetime import timedelta

import pytest

from meetings.domain.agenda import ItemState
from meetings.domain.meetings import NotReadyError, PastError, State
from meetings.schedule import services
from meetings.texts import Text
from tests.factories import (
    A_WEEK_BEFORE,
    MONDAY_NINE,
    AgendaItemFactory,
    MeetingFactory,
    SkeletonFactory,
    UserFactory,
    WorkingGroupFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def facilitator():
    return UserFactory()


def test_a_new_meeting_is_a_draft_with_the_agenda_of_its_group(facilitator):
    group = WorkingGroupFactory()
    points = SkeletonFactory.create_batch(2, group=group)

    meeting = services.make(
        group,
        by=facilitator,
        now=A_WEEK_BEFORE,
        title=Text.of("Follow-up"),
        starts_at=MONDAY_NINE,
        length=timedelta(minutes=90),
    )

    assert meeting.state == State.DRAFT
    assert meeting.ends_at - meeting.starts_at == timedelta(minutes=90)
    assert [item.title for item in meeting.agenda.all()] == [point.title for point in points]
    assert list(meeting.regions.all()) == list(group.regions.all())
    assert [event.state for event in meeting.events.all()] == ["draft"]


def test_scheduling_keeps_who_did_it_and_when(facilitator):
    meeting = AgendaItemFactory(meeting__state="draft").meeting

    services.schedule(meeting, by=facilitator, now=A_WEEK_BEFORE)

    meeting.refresh_from_db()
    event = meeting.events.get()
    assert (meeting.state, event.state, event.by, event.at) == (
        "scheduled",
        "scheduled",
        facilitator,
        A_WEEK_BEFORE,
    )


def test_a_meeting_without_an_agenda_is_not_scheduled(facilitator):
    meeting = MeetingFactory(state="draft")

    with pytest.raises(NotReadyError) as error:
        services.schedule(meeting, by=facilitator, now=A_WEEK_BEFORE)

    meeting.refresh_from_db()
    assert (meeting.state, error.value.lacks) == ("draft", ("agenda",))


def test_a_meeting_is_not_scheduled_into_the_past(facilitator):
    meeting = AgendaItemFactory(meeting__state="draft").meeting

    with pytest.raises(PastError):
        services.schedule(meeting, by=facilitator, now=MONDAY_NINE)


def test_a_cancelled_meeting_outdates_what_calendars_hold(facilitator):
    meeting = MeetingFactory()

    services.cancel(meeting, reason=Text.of("Storm."), by=facilitator, now=A_WEEK_BEFORE)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.sequence) == ("cancelled", 1)
    assert str(meeting.state_reason) == "Storm."


def test_what_was_cancelled_cannot_start(facilitator):
    meeting = MeetingFactory(state="cancelled")

    with pytest.raises(services.StateError):
        services.start(meeting, by=facilitator, now=MONDAY_NINE)


def test_a_draft_is_rewritten_a_scheduled_meeting_is_not():
    meeting = MeetingFactory()

    with pytest.raises(services.StateError):
        services.revise(meeting, now=A_WEEK_BEFORE, length=timedelta(hours=1))


def test_a_meeting_runs_from_item_to_item(facilitator):
    meeting = MeetingFactory()
    first, second, third = (AgendaItemFactory(meeting=meeting, position=n) for n in (1, 2, 3))

    services.start(meeting, by=facilitator, now=MONDAY_NINE)
    services.go_to(meeting, second, now=MONDAY_NINE + timedelta(minutes=10))
    services.end(meeting, by=facilitator, now=MONDAY_NINE + timedelta(minutes=30))

    for item in (first, second, third):
        item.refresh_from_db()
    assert [item.state for item in (first, second, third)] == [
        ItemState.DONE,
        ItemState.DONE,
        ItemState.SKIPPED,
    ]
    assert (first.started_at, first.ended_at) == (
        MONDAY_NINE,
        MONDAY_NINE + timedelta(minutes=10),
    )
    meeting.refresh_from_db()
    assert meeting.state == State.HELD


def test_going_on_twice_does_not_begin_an_item_anew():
    meeting = MeetingFactory(state="in-progress")
    item = AgendaItemFactory(meeting=meeting)

    for minutes in (0, 5):
        services.go_to(meeting, item, now=MONDAY_NINE + timedelta(minutes=minutes))

    item.refresh_from_db()
    assert (item.state, item.started_at) == (ItemState.CURRENT, MONDAY_NINE)


def test_a_group_is_in_one_meeting_at_a_time(facilitator):
    running = MeetingFactory(state="in-progress")
    other = MeetingFactory(group=running.group)

    with pytest.raises(services.OtherMeetingError):
        services.start(other, by=facilitator, now=MONDAY_NINE)


def test_naming_a_note_taker_twice_names_them_once(facilitator):
    meeting = MeetingFactory()
    writer = UserFactory()

    for _ in range(2):
        services.name_note_taker(meeting, writer, by=facilitator, now=MONDAY_NINE)

    assert meeting.note_takers.get().user == writer
