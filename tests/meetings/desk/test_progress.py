"""The public calendar and the register of gaps."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from meetings.domain.gaps import State
from meetings.domain.policy import Level
from tests.factories import (
    ActionItemFactory,
    GapFactory,
    MeetingFactory,
    PillarFactory,
    RegionFactory,
    RoleFactory,
    WorkingGroupFactory,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _fixed_clock(settings):
    settings.KREBA_NOW = NOW.isoformat()


def words(response):
    return " ".join(response.content.decode().split())


def public_meeting(title, days=1, **fields):
    return MeetingFactory(
        title={"en": title}, visibility=Level.PUBLIC, starts_at=NOW + days * A_DAY, **fields
    )


def calendar(client, **query):
    shown = client.get(reverse("meetings:calendar"), query).context
    return [[str(meeting.title) for meeting in shown[part]] for part in ("upcoming", "over")]


def register(client, **query):
    return client.get(reverse("meetings:gaps"), query)


def numbers(response):
    return [gap.number for gap in response.context["gaps"]]


def test_the_calendar_looks_ahead_then_back(client):
    for days in (2, 1, -1, -2):
        public_meeting(str(days), days)

    assert calendar(client) == [["1", "2"], ["-1", "-2"]]


def test_a_meeting_is_ahead_until_it_ends(client):
    public_meeting("running", -1, state="in-progress", ends_at=NOW + A_DAY)
    public_meeting("just over", -1, ends_at=NOW)

    assert calendar(client) == [["running"], ["just over"]]


@pytest.mark.parametrize("state", ["postponed", "cancelled"])
def test_what_does_not_take_place_is_said_with_its_reason(client, state):
    public_meeting("Storm", state=state, state_reason={"en": "The road is closed."})

    shown = words(client.get(reverse("meetings:calendar")))

    assert calendar(client) == [["Storm"], []]
    assert state.capitalize() in shown
    assert "The road is closed." in shown


def test_what_is_not_public_is_not_in_the_calendar_whoever_looks(client):
    group = WorkingGroupFactory()
    client.force_login(RoleFactory(region=group.regions.get()).user)
    for level in Level:
        if level is not Level.PUBLIC:
            MeetingFactory(group=group, visibility=level, starts_at=NOW + A_DAY)
    public_meeting("Draft", group=group, state="draft")

    assert calendar(client) == [[], []]
    assert "No public meeting is planned at present." in words(
        client.get(reverse("meetings:calendar"))
    )


def test_a_region_has_a_calendar_of_its_own(client):
    here = public_meeting("Here")
    public_meeting("There")

    assert calendar(client, region=here.home_region.code) == [["Here"], []]
    assert calendar(client, region="GE-XX") == [[], []]


def test_the_calendar_names_the_feed_of_the_language(client):
    english = words(client.get("/calendar/"))
    georgian = words(client.get("/ka/calendar/"))

    assert "https://kreba.example.org/calendar/public.ics<" in english
    assert "https://kreba.example.org/calendar/public.ics?lang=ka<" in georgian


@pytest.mark.parametrize("count", [1, 5])
def test_the_calendar_costs_the_same_however_full(client, count, django_assert_num_queries):
    for number in range(count):
        public_meeting(f"Ahead {number}")
        public_meeting(f"Over {number}", -1)

    with django_assert_num_queries(4):  # ahead, over, regions, footer
        shown = calendar(client)

    assert [len(part) for part in shown] == [count, count]


@pytest.mark.postgres
def test_gaps_stand_under_their_pillars_and_the_others_last(client):
    second = PillarFactory(code="support", position=2, name={"en": "Support"})
    alike = PillarFactory(code="zeal", position=2, name={"en": "Zeal"})
    first = PillarFactory(code="identification", position=1, name={"en": "Identification"})
    for number, pillar in enumerate([None, second, alike, second, first], start=1):
        GapFactory(number=f"G-{number}", pillar=pillar)

    response = register(client)

    assert numbers(response) == ["G-5", "G-2", "G-4", "G-3", "G-1"]
    order = [words(response).index(f'<h2 id="pillar-{n}"') for n in range(1, 5)]
    assert order == sorted(order)
    assert "Not assigned yet" in words(response)


@pytest.mark.parametrize("state", State)
def test_the_register_holds_what_stands(client, state):
    GapFactory(number="G-001", state=state)

    stands = state not in {State.MERGED, State.NOT_CONFIRMED, State.WITHDRAWN}

    response = register(client)
    assert numbers(response) == (["G-001"] if stands else [])
    assert numbers(register(client, state=state)) == (["G-001"] if stands else [])
    assert (str(state) in dict(response.context["states"])) is stands


def test_the_register_is_narrowed_and_remembers_by_what(client):
    there = RegionFactory(code="GE-IM")
    support = PillarFactory(code="support", position=2)
    GapFactory(number="G-1")
    GapFactory(number="G-2", pillar=support)
    GapFactory(number="G-3", pillar=support, regions=[there, RegionFactory()])
    GapFactory(number="G-4", pillar=support, regions=[there], state="closed")

    assert numbers(register(client)) == ["G-1", "G-2", "G-3", "G-4"]
    assert numbers(register(client, pillar="support")) == ["G-2", "G-3", "G-4"]
    assert numbers(register(client, region="GE-IM")) == ["G-3", "G-4"]
    chosen = register(client, region="GE-IM", pillar="support", state="closed")
    assert numbers(chosen) == ["G-4"]
    assert words(chosen).count(" selected") == 3


def test_nothing_that_fits_is_said(client):
    GapFactory()

    assert "No gap fits. Choose something wider." in words(register(client, region="GE-XX"))


def test_a_visitor_sees_public_gaps_a_facilitator_those_of_the_region(client):
    group = WorkingGroupFactory()
    GapFactory(number="G-1", group=group)
    GapFactory(number="G-2", group=group, visibility=Level.REGION)
    GapFactory(number="G-3", visibility=Level.REGION)

    visitor = numbers(register(client))
    client.force_login(RoleFactory(region=group.regions.get()).user)

    assert (visitor, numbers(register(client))) == (["G-1"], ["G-1", "G-2"])


def test_restricted_action_points_are_counted_never_told(client):
    gap = GapFactory()
    for state in ("done", "verified", "in-progress", "open", "dropped", "withdrawn"):
        ActionItemFactory(gap=gap, state=state, text={"en": "Secret"}, visibility=Level.REGION)

    shown = words(register(client))

    assert "2 of 4 action points done" in shown
    assert "Secret" not in shown


@pytest.mark.parametrize("count", [1, 5])
def test_the_register_costs_the_same_however_long(client, count, django_assert_num_queries):
    for number in range(count):
        ActionItemFactory(gap=GapFactory(pillar=PillarFactory(code=f"pillar-{number}")))

    # gaps, their regions, progress, pillars, regions, footer
    with django_assert_num_queries(6):
        response = register(client)

    assert len(numbers(response)) == count
