"""What is typed in the notes becomes records, once each, and follows what is typed after."""

from datetime import UTC, date, datetime

import pytest

from meetings.domain.policy import Level
from meetings.gaps.models import Gap
from meetings.outcomes.models import ActionItem, Decision
from tests.factories import (
    AgendaItemFactory,
    GapFactory,
    MeetingFactory,
    OrganisationFactory,
    ProjectFactory,
    WorkingGroupFactory,
)
from tests.meetings.outcomes.written import LATER, Notes

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

ONE, TWO = "block-one-1", "block-two-2"


@pytest.fixture
def meeting():
    return MeetingFactory(group=WorkingGroupFactory(code="BAT"), state="in-progress")


@pytest.fixture
def notes(meeting):
    return Notes(meeting)


def org(organisation):
    return f"org-{organisation.pk:06d}"


def link(gap):
    return f"gap-{gap.pk:06d}"


def test_a_decision_is_numbered_in_its_group_and_quarter(meeting):
    item = AgendaItemFactory(meeting=meeting)

    changed = Notes(meeting).write(
        ONE, "decision", " One rota for all. ", root=str(item.pk), basis="vote", lang="ka"
    )

    decision = Decision.objects.get()
    assert changed
    assert (decision.number, decision.block_id) == ("D-2026-Q1-BAT-01", ONE)
    assert (decision.text, decision.basis) == ({"ka": "One rota for all."}, "vote")
    assert (decision.meeting, decision.group, decision.agenda_item) == (
        meeting,
        meeting.group,
        item,
    )
    assert (decision.visibility, decision.made_at) == (Level.REGION, LATER)


def test_an_action_point_has_who_what_when_and_why(notes, meeting):
    owner, gap = OrganisationFactory(regions=meeting.regions.all()), GapFactory()

    notes.write(
        ONE,
        "action",
        "Send the list.",
        owner=org(owner),
        due="2026-03-31",
        gap=link(gap),
        priority="high",
    )

    action = ActionItem.objects.get()
    assert (action.number, str(action.text)) == ("A-2026-001", "Send the list.")
    assert (action.owner, action.gap, action.priority) == (owner, gap, "high")
    assert (action.due, action.first_due) == (date(2026, 3, 31), date(2026, 3, 31))
    assert (action.state, action.region) == ("open", meeting.home_region)


def test_a_gap_is_identified_where_the_meeting_is(notes, meeting):
    notes.write(ONE, "gap", "Nobody works in the evening.")

    gap = Gap.objects.get()
    assert (gap.number, str(gap.statement)) == ("G-001", "Nobody works in the evening.")
    assert (gap.state, gap.meeting, gap.visibility) == ("identified", meeting, Level.REGION)
    assert list(gap.regions.all()) == list(meeting.regions.all())
    assert [change.after for change in gap.changes.all()] == ["identified"]


@pytest.mark.parametrize("kind", ["note", "parking"])
def test_what_is_only_said_makes_no_record(notes, kind):
    assert notes.write(ONE, kind, "The hotline is free.") is False
    assert [model.objects.count() for model in (Decision, ActionItem, Gap)] == [0, 0, 0]


@pytest.mark.parametrize("kind", ["decision", "action", "gap"])
def test_a_line_without_words_is_no_record_yet(notes, kind):
    assert notes.write(ONE, kind, "  ") is False
    assert notes.reword(ONE, "Now it says something.") is True


def test_making_records_again_changes_nothing(notes):
    notes.write(ONE, "action", "Send the list.", due="2026-03-31")
    notes.write(TWO, "gap", "Nobody works in the evening.")
    kept = [list(model.objects.values()) for model in (ActionItem, Gap)]

    assert notes.project(now=datetime(2026, 4, 1, tzinfo=UTC)) is False

    assert [list(model.objects.values()) for model in (ActionItem, Gap)] == kept


def test_it_is_noted_up_to_where_records_were_made(notes):
    notes.write(ONE, "action", "Send the list.")

    notes.document.refresh_from_db()
    assert notes.document.projected_seq == notes.document.seq == 2


def test_each_line_has_one_number(notes):
    for number in range(1, 4):
        notes.write(f"block-{number}", "action", f"Number {number}.")
        notes.write(f"block-gap-{number}", "gap", f"Gap {number}.")

    assert list(ActionItem.objects.values_list("block_id", "number")) == [
        ("block-1", "A-2026-001"),
        ("block-2", "A-2026-002"),
        ("block-3", "A-2026-003"),
    ]
    assert list(Gap.objects.values_list("number", flat=True)) == ["G-001", "G-002", "G-003"]


def test_years_and_quarters_begin_at_midnight_in_tbilisi():
    late = MeetingFactory(
        group=WorkingGroupFactory(code="BAT"),
        state="in-progress",
        starts_at=datetime(2025, 12, 31, 20, 0, tzinfo=UTC),  # the New Year of Tbilisi
    )
    notes = Notes(late)

    notes.write(ONE, "decision", "We go home.")
    notes.write(TWO, "action", "Wish each other well.")

    assert Decision.objects.get().number == "D-2026-Q1-BAT-01"
    assert ActionItem.objects.get().number == "A-2026-001"


def test_records_follow_the_words(notes):
    notes.write(ONE, "decision", "Tuesday.")
    notes.write(TWO, "gap", "No evenings.")

    assert notes.reword(ONE, "Wednesday.") is True
    notes.set(ONE, basis="noted")
    notes.reword(TWO, "No evenings, no weekends.")

    decision, gap = Decision.objects.get(), Gap.objects.get()
    assert (str(decision.text), decision.basis, decision.number[-2:]) == (
        "Wednesday.",
        "noted",
        "01",
    )
    assert (str(gap.statement), gap.number) == ("No evenings, no weekends.", "G-001")


def test_an_action_point_follows_its_line_and_keeps_its_first_date(notes, meeting):
    first, second = OrganisationFactory.create_batch(2, regions=meeting.regions.all())
    gap = GapFactory()
    notes.write(ONE, "action", "Send it.", owner=org(first), due="2026-03-31")

    notes.set(ONE, owner=org(second), due="2026-04-30", gap=link(gap), priority="high")

    action = ActionItem.objects.get()
    assert (action.owner, action.gap, action.priority) == (second, gap, "high")
    assert (action.due, action.first_due) == (date(2026, 4, 30), date(2026, 3, 31))


def test_what_is_taken_out_of_a_line_is_taken_out_of_its_record(notes):
    notes.write(
        ONE,
        "action",
        "Send it.",
        owner=org(OrganisationFactory()),
        due="2026-03-31",
        gap=link(GapFactory()),
        priority="high",
    )

    notes.set(ONE, owner=None, due=None, gap=None, priority=None)

    action = ActionItem.objects.get()
    assert (action.owner, action.due, action.gap, action.priority) == (None, None, None, "normal")
    assert action.first_due == date(2026, 3, 31)


def test_a_date_that_comes_later_is_the_first(notes):
    notes.write(ONE, "action", "Send it.")

    notes.set(ONE, due="2026-03-31")

    assert ActionItem.objects.get().first_due == date(2026, 3, 31)


def test_a_change_in_the_notes_is_a_change_of_the_record(notes):
    notes.write(ONE, "action", "Send it.")
    notes.write(TWO, "gap", "No evenings.")
    ActionItem.objects.update(changed_at=LATER.replace(year=2020))
    Gap.objects.update(changed_at=LATER.replace(year=2020))

    notes.reword(ONE, "Send both.")
    notes.reword(TWO, "No evenings, no weekends.")

    assert (ActionItem.objects.get().changed_at, Gap.objects.get().changed_at) == (LATER, LATER)


def test_neither_owner_nor_gap_comes_from_another_programme(notes):
    stranger = OrganisationFactory()
    foreign = GapFactory(group__project=ProjectFactory(code="other"))

    notes.write(ONE, "action", "Send it.", owner=org(stranger), gap=link(foreign))

    action = ActionItem.objects.get()
    assert (action.owner, action.gap) == (None, None)
