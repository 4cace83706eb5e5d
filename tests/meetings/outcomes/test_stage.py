"""What the live page is told of the records made so far."""

from datetime import date

import pytest

from meetings.outcomes.models import ActionItem, Decision
from meetings.outcomes.stage import records
from tests.factories import (
    A_WEEK_BEFORE,
    ActionItemFactory,
    GapFactory,
    MeetingFactory,
    OrganisationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return MeetingFactory()


def act(meeting, number, **fields):
    fields = {"owner": None, "due": None} | fields
    return ActionItemFactory(
        meeting=meeting, group=meeting.group, number=number, block_id=f"block-{number}", **fields
    )


def decide(meeting, number, **fields):
    return Decision.objects.create(
        meeting=meeting,
        group=meeting.group,
        number=number,
        block_id=f"block-{number}",
        made_at=A_WEEK_BEFORE,
        **fields,
    )


def told(meeting):
    return records(meeting.pk)["records"]


def test_a_meeting_begins_without_records(meeting):
    assert records(meeting.pk) == {"records": []}


def test_each_record_is_told_by_its_block(meeting):
    decide(meeting, "D-01")
    act(meeting, "A-001", owner=OrganisationFactory(), due=date(2026, 3, 31))
    GapFactory(meeting=meeting, number="G-001", block_id="block-G-001")

    assert told(meeting) == [
        {"kind": "decision", "block": "block-D-01", "number": "D-01", "missing": []},
        {"kind": "action", "block": "block-A-001", "number": "A-001", "missing": []},
        {"kind": "gap", "block": "block-G-001", "number": "G-001", "missing": []},
    ]


@pytest.mark.parametrize(
    ("has_owner", "due", "missing"),
    [
        (False, None, ["owner", "due"]),
        (True, None, ["due"]),
        (False, date(2026, 3, 31), ["owner"]),
    ],
)
def test_what_an_action_point_lacks_is_told(meeting, has_owner, due, missing):
    act(meeting, "A-001", owner=OrganisationFactory() if has_owner else None, due=due)

    assert [record["missing"] for record in told(meeting)] == [missing]


def test_what_was_withdrawn_is_not_told(meeting):
    decide(meeting, "D-01", withdrawn=True)
    act(meeting, "A-001", state="withdrawn")
    GapFactory(meeting=meeting, block_id="block-1", state="withdrawn")

    assert told(meeting) == []


def test_what_stands_in_no_block_is_not_told(meeting):
    ActionItemFactory(meeting=meeting, group=meeting.group)
    GapFactory(meeting=meeting)
    act(MeetingFactory(), "A-009")

    assert ActionItem.objects.count() == 2
    assert told(meeting) == []


def test_they_stand_in_the_order_of_their_numbers(meeting):
    for number in ("A-002", "A-001", "A-003"):
        act(meeting, number)

    assert [record["number"] for record in told(meeting)] == ["A-001", "A-002", "A-003"]


@pytest.mark.parametrize("count", [1, 5])
def test_telling_costs_the_same_however_much(meeting, count, django_assert_num_queries):
    for number in range(count):
        decide(meeting, f"D-{number}")
        act(meeting, f"A-{number}")

    with django_assert_num_queries(3):
        assert len(told(meeting)) == 2 * count
