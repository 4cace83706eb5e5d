"""The page of one gap: its story as far as the reader may know it, and what is decided there."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from meetings.desk.story import story_of
from meetings.domain.actions import State as ActionState
from meetings.domain.gaps import State
from meetings.domain.policy import Level
from meetings.gaps import services
from meetings.outcomes.services import update
from meetings.texts import Text
from tests.factories import (
    MONDAY_NINE,
    ActionItemFactory,
    GapFactory,
    MeetingFactory,
    RegionFactory,
    RoleFactory,
)

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)
VISITOR = AnonymousUser()


@pytest.fixture
def gap():
    """A public gap that a public meeting in Adjara raised on Monday."""
    meeting = MeetingFactory(
        visibility=Level.PUBLIC, home_region=RegionFactory(name={"en": "Adjara"})
    )
    return GapFactory(
        number="G-001",
        group=meeting.group,
        meeting=meeting,
        raised_at=MONDAY_NINE,
        evidence={"en": "46 of 60 evenings without a team."},
    )


@pytest.fixture
def facilitator(client, gap):
    user = RoleFactory(region=gap.group.regions.get()).user
    client.force_login(user)
    return user


def words(response):
    return " ".join(response.content.decode().split())


def page(client, gap):
    return client.get(reverse("meetings:gap", args=[gap.number]))


def decide(client, gap, **typed):
    return client.post(reverse("meetings:gap", args=[gap.number]), typed)


def confirm(gap, at):
    services.decide(gap, to=State.CONFIRMED, reason=Text.of("By the meeting."), now=at)


def do(action, at, said="It is done."):
    update(action, to=ActionState.DONE, said=Text.of(said), by=None, now=at)


def headings(story):
    return [(step.kind, str(step.heading)) for step in story]


def test_the_story_goes_from_the_meeting_to_what_is_still_due(gap):
    later = ActionItemFactory(gap=gap, number="A-3", visibility=Level.PUBLIC, due=date(2026, 5, 1))
    sooner = ActionItemFactory(gap=gap, number="A-2", visibility=Level.PUBLIC, due=date(2026, 4, 1))
    someday = ActionItemFactory(gap=gap, number="A-4", visibility=Level.PUBLIC)
    done = ActionItemFactory(gap=gap, number="A-1", visibility=Level.PUBLIC, text={"en": "Count"})
    do(done, MONDAY_NINE + 2 * A_DAY)
    confirm(gap, MONDAY_NINE + 3 * A_DAY)

    story = story_of(gap, VISITOR)

    assert headings(story) == [
        ("raised", "Raised in a meeting: Adjara"),
        ("done", "Action point done: Count"),
        ("state", "State: Confirmed"),
        ("next", str(sooner.text)),
        ("next", str(later.text)),
        ("next", str(someday.text)),
    ]
    assert [step.on for step in story] == [
        date(2026, 3, 2),
        date(2026, 3, 4),
        date(2026, 3, 5),
        date(2026, 4, 1),
        date(2026, 5, 1),
        None,
    ]
    assert [str(step.text) for step in story[:4]] == [
        "46 of 60 evenings without a team.",
        "It is done.",
        "By the meeting.",
        "Open",
    ]
    assert story[1].note == f"A-1, {done.owner}"


def test_days_are_those_of_tbilisi(gap):
    confirm(gap, datetime(2026, 3, 3, 21, 0, tzinfo=UTC))  # already the 4th

    assert story_of(gap, VISITOR)[1].on == date(2026, 3, 4)


def test_of_two_reports_the_last_one_is_told(gap):
    action = ActionItemFactory(gap=gap, visibility=Level.PUBLIC)
    do(action, MONDAY_NINE, said="Nearly.")
    update(action, to=ActionState.OPEN, said=Text.of("Not yet."), by=None, now=MONDAY_NINE + A_DAY)
    do(action, MONDAY_NINE + 2 * A_DAY, said="Now it is.")

    (told,) = [step for step in story_of(gap, VISITOR) if step.kind == "done"]

    assert (told.on, str(told.text)) == (date(2026, 3, 4), "Now it is.")


@pytest.mark.parametrize(
    ("level", "heading"),
    [
        (Level.PUBLIC, "Raised in a meeting: Adjara"),
        (Level.PARTICIPANTS, "Raised in a meeting"),
    ],
)
def test_a_hidden_meeting_is_only_a_meeting(client, gap, level, heading):
    gap.meeting.visibility = level
    gap.meeting.save()

    shown = words(page(client, gap))

    assert f"<h3>{heading}</h3>" in shown
    assert (str(gap.meeting.pk) in shown) == (level == Level.PUBLIC)


def test_a_gap_that_no_meeting_raised_was_entered():
    assert headings(story_of(GapFactory(), VISITOR)) == [("raised", "Entered in the register")]


def test_restricted_action_points_are_counted_never_told(client, gap):
    do(ActionItemFactory(gap=gap, text={"en": "Secret one"}), MONDAY_NINE, said="Secret two")
    ActionItemFactory(gap=gap, text={"en": "Secret three"}, number="A-2026-999")
    ActionItemFactory(gap=gap, text={"en": "Secret four"}, state="dropped")
    ActionItemFactory(gap=gap, text={"en": "Secret five"}, state="withdrawn")

    shown = words(page(client, gap))

    assert "1 of 2 action points done" in shown
    assert [secret in shown for secret in ("Secret", "A-2026-999")] == [False, False]


def test_the_region_reads_them(client, gap, facilitator):
    ActionItemFactory(gap=gap, group=gap.group, text={"en": "Secret three"})

    assert "Secret three" in words(page(client, gap))


@pytest.mark.parametrize("state", State)
def test_a_gap_keeps_its_page_until_it_is_withdrawn(client, gap, state):
    gap.state = state
    gap.save()

    assert page(client, gap).status_code == (404 if state == State.WITHDRAWN else 200)


@pytest.mark.parametrize("state", State)
def test_every_decision_on_offer_can_be_taken(client, gap, facilitator, state):
    gap.state = state
    gap.save()
    offered = [] if state == State.WITHDRAWN else page(client, gap).context["form"]["state"]

    for choice in [option.data["value"] for option in offered]:
        gap.save()  # back to where it was
        response = decide(client, gap, state=choice, reason_en="Because.")
        assert client.get(response.url).status_code == 200


def test_a_decision_keeps_who_why_and_when(client, gap, facilitator):
    response = decide(client, gap, state="confirmed", reason_en="By decision 3.", reason_ka="დიახ.")

    gap.refresh_from_db()
    change = gap.changes.get()
    assert (response.status_code, gap.state) == (302, "confirmed")
    assert (change.reason, change.by) == ({"en": "By decision 3.", "ka": "დიახ."}, facilitator)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (
            {"state": "confirmed", "reason_en": ""},
            "reason",
            "Say why: the history of a gap keeps every reason.",
        ),
        (
            {"state": "confirmed", "reason_en": "   "},
            "reason",
            "Say why: the history of a gap keeps every reason.",
        ),
        ({"state": "", "reason_en": "Because."}, "state", "This field is required."),
        ({"state": "closed", "reason_en": "Because."}, "state", "Select a valid choice."),
        ({"state": "merged", "reason_en": "Because."}, "state", "Select a valid choice."),
        ({"state": "withdrawn", "reason_en": "Because."}, "state", "Select a valid choice."),
        ({"state": "confirmed", "reason_en": "x" * 501}, "reason", "at most 500 characters"),
    ],
)
def test_a_decision_that_cannot_be_comes_back(client, gap, facilitator, typed, field, said):
    response = decide(client, gap, **typed)

    gap.refresh_from_db()
    assert (response.status_code, gap.state, gap.changes.count()) == (422, "identified", 0)
    assert list(response.context["form"].errors) == [field]
    assert said in response.context["form"].errors[field][0]
    assert typed["reason_en"].strip() in words(response)


def test_publishing_shows_a_gap_to_everybody(client, gap, facilitator):
    gap.visibility = Level.REGION
    gap.save()
    offered = "Publish this gap" in words(page(client, gap))

    client.post(reverse("meetings:publish-gap", args=[gap.number]))

    assert offered
    assert "Publish this gap" not in words(page(client, gap))
    client.logout()
    assert page(client, gap).status_code == 200


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.REGION])
def test_a_visitor_is_offered_nothing_to_decide(client, gap, level):
    gap.visibility = level
    gap.save()

    assert [page(client, gap).status_code, decide(client, gap).status_code] == (
        [200, 403] if level == Level.PUBLIC else [404, 404]
    )
    gap.refresh_from_db()
    assert gap.state == "identified"


@pytest.mark.parametrize("count", [1, 5])
def test_a_story_costs_the_same_however_long(client, gap, count, django_assert_num_queries):
    for number in range(count):
        do(ActionItemFactory(gap=gap, visibility=Level.PUBLIC), MONDAY_NINE + number * A_DAY)

    # gap, may decide, progress, meeting, action points, their reports, changes, regions, footer
    with django_assert_num_queries(9):
        response = page(client, gap)

    assert words(response).count("It is done.") == count
