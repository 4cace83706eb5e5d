"""What leaves by the front door: what everybody may know, as plain values."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from django.db import models
from django.utils import translation

from meetings import public
from meetings.domain.policy import Level
from meetings.outcomes.selectors import Progress
from tests.factories import (
    MONDAY_NINE,
    ActionItemFactory,
    GapFactory,
    MeetingFactory,
    WorkingGroupFactory,
)

pytestmark = pytest.mark.django_db

RESTRICTED = [level for level in Level if level is not Level.PUBLIC]
A_DAY = timedelta(days=1)


def public_meeting(**fields):
    return MeetingFactory(visibility=Level.PUBLIC, **fields)


def titles_of(cards):
    return [str(card.title) for card in cards]


def test_the_next_meetings_come_soonest_first_and_not_more_than_asked_for():
    for days, title in [(3, "third"), (1, "first"), (2, "second"), (-3, "over")]:
        public_meeting(title={"en": title}, starts_at=MONDAY_NINE + days * A_DAY)

    found = public.upcoming_meetings(at=MONDAY_NINE, limit=2)

    assert titles_of(found) == ["first", "second"]


def test_a_meeting_is_still_next_while_it_lasts():
    meeting = public_meeting(state="in-progress")

    assert [card.key for card in public.upcoming_meetings(at=meeting.ends_at - A_DAY / 24)] == [
        str(meeting.pk)
    ]
    assert public.upcoming_meetings(at=meeting.ends_at) == []


def test_a_region_has_meetings_of_its_own():
    here = public_meeting()
    public_meeting()

    found = public.upcoming_meetings(at=MONDAY_NINE, region_code=here.home_region.code)

    assert [card.key for card in found] == [str(here.pk)]


@pytest.mark.parametrize("level", RESTRICTED)
def test_what_is_restricted_does_not_leave(level):
    meeting = MeetingFactory(visibility=level)
    gap = GapFactory(visibility=level)

    assert public.upcoming_meetings(at=MONDAY_NINE) == []
    assert public.meetings_named([str(meeting.pk)]) == []
    assert public.meeting_choices() == []
    assert public.gaps_named([gap.number]) == []
    assert public.gap_choices() == []
    assert public.gap_progress(at=MONDAY_NINE).gaps == Progress()


def test_a_draft_does_not_leave():
    meeting = public_meeting(state="draft")

    assert public.meetings_named([str(meeting.pk)]) == []
    assert public.gap_progress(at=MONDAY_NINE).meetings == Progress()


@pytest.mark.parametrize("state", ["merged", "withdrawn", "not-confirmed"])
def test_a_gap_out_of_the_register_does_not_leave(state):
    gap = GapFactory(state=state)

    assert public.gaps_named([gap.number]) == []
    assert public.gap_progress(at=MONDAY_NINE).gaps == Progress()


def test_records_come_in_the_order_they_were_named_each_once():
    first, second = public_meeting(), public_meeting()
    keys = [str(second.pk), str(first.pk), str(second.pk)]
    one, two = GapFactory(number="G-001"), GapFactory(number="G-002")

    assert [card.key for card in public.meetings_named(keys)] == keys[:2]
    assert [card.number for card in public.gaps_named(["G-002", "G-404", "G-001"])] == [
        two.number,
        one.number,
    ]


def test_a_card_speaks_the_language_of_its_reader():
    meeting = public_meeting(title={"en": "Round table", "ka": "მრგვალი მაგიდა"})

    with translation.override("ka"):
        (card,) = public.meetings_named([str(meeting.pk)])

        assert (str(card.title), card.url) == ("მრგვალი მაგიდა", f"/ka/meetings/{meeting.pk}/")
    assert str(card.title) == "Round table"
    assert card.get_state_display() == "Scheduled"


def test_a_card_holds_no_record():
    (meeting,) = public.meetings_named([str(public_meeting().pk)])
    (gap,) = public.gaps_named([GapFactory().number])

    held = [*dataclasses.asdict(meeting).values(), *dataclasses.asdict(gap).values()]
    assert not any(isinstance(value, models.Model) for value in held)


def test_an_editor_chooses_by_day_title_and_region():
    meeting = public_meeting(title={"en": "Round table"})
    GapFactory(number="G-001", statement={"en": "No interpreters"})

    said = f"02.03.2026 Round table, {meeting.home_region.name}"
    assert public.meeting_choices() == [(str(meeting.pk), said)]
    assert public.gap_choices() == [("G-001", "G-001 No interpreters")]


def test_progress_counts_gaps_by_state():
    for state in ("closed", "being-addressed", "being-addressed", "identified", "deferred"):
        GapFactory(state=state)

    assert public.gap_progress(at=MONDAY_NINE).gaps == Progress(done=1, under_way=2, waiting=2)


def test_progress_counts_all_action_points_for_public_gaps():
    gap, closed_to_us = GapFactory(), GapFactory(visibility=Level.REGION)
    due = MONDAY_NINE.date()
    for state in ("done", "verified", "in-progress", "open", "dropped", "withdrawn"):
        ActionItemFactory(gap=gap, state=state, due=due)
    ActionItemFactory(gap=gap, state="open", due=due + A_DAY)
    ActionItemFactory(gap=gap, state="open", due=None, visibility=Level.FACILITATORS)
    ActionItemFactory(gap=closed_to_us, state="done")
    ActionItemFactory(gap=None, state="done")

    progress = public.gap_progress(at=MONDAY_NINE + A_DAY)

    assert progress.actions == Progress(done=2, under_way=1, waiting=3)
    assert progress.overdue == 2


def test_an_action_point_is_overdue_from_the_next_day_in_tbilisi():
    ActionItemFactory(gap=GapFactory(), state="open", due=MONDAY_NINE.date())
    evening = datetime(2026, 3, 2, 19, 59, tzinfo=UTC)  # 23:59 in Tbilisi

    assert public.gap_progress(at=evening).overdue == 0
    assert public.gap_progress(at=evening + timedelta(minutes=1)).overdue == 1


def test_progress_counts_the_public_meetings_of_the_quarter_in_tbilisi():
    quarter_begins = datetime(2025, 12, 31, 20, 0, tzinfo=UTC)  # midnight in Tbilisi
    states = ["held", "held", "in-progress", "scheduled", "postponed", "cancelled", "draft"]
    for state in states:
        public_meeting(state=state, starts_at=quarter_begins)
    public_meeting(state="held", starts_at=quarter_begins - timedelta(minutes=1))
    public_meeting(state="held", starts_at=datetime(2026, 3, 31, 20, 0, tzinfo=UTC))

    progress = public.gap_progress(at=MONDAY_NINE)

    assert progress.meetings == Progress(done=2, under_way=1, waiting=2)
    assert progress.cancelled == 1


@pytest.mark.parametrize("count", [1, 5])
def test_what_leaves_costs_the_same_however_much_it_is(count, django_assert_num_queries):
    group = WorkingGroupFactory()
    keys = [str(public_meeting(group=group).pk) for _ in range(count)]
    numbers = [GapFactory(group=group).number for _ in range(count)]

    with django_assert_num_queries(8):
        public.upcoming_meetings(at=MONDAY_NINE)
        public.meetings_named(keys)
        public.meeting_choices()
        public.gaps_named(numbers)
        public.gap_choices()
        public.gap_progress(at=MONDAY_NINE)
