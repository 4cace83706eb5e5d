"""Preparing a meeting in the browser: what is refused is said, and nothing typed is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from meetings.domain.policy import Level
from meetings.schedule.models import Meeting
from tests.factories import (
    AgendaItemFactory,
    MeetingFactory,
    RoleFactory,
    SkeletonFactory,
    WorkingGroupFactory,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # 12:00 in Tbilisi
NEXT_DAY = NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def _fixed_clock(settings):
    settings.KREBA_NOW = NOON.isoformat()


@pytest.fixture
def group(client):
    """A group whose facilitator is signed in."""
    group = WorkingGroupFactory()
    client.force_login(RoleFactory(region=group.regions.get()).user)
    return group


@pytest.fixture
def draft(group):
    return MeetingFactory(group=group, state="draft", starts_at=NEXT_DAY)


@pytest.fixture
def typed(group):
    """What a facilitator types to make a meeting that can be made."""
    return {
        "group": group.pk,
        "title_en": "Follow-up",
        "title_ka": "შემდგომი შეხვედრა",
        "date": "2026-03-11",
        "start": "11:00",
        "length": "90",
        "mode": "in-person",
        "venue_en": "Hall 2, Kutaisi",
        "venue_ka": "",
        "join_url": "",
        "visibility": "2",
    }


def words(response):
    return " ".join(response.content.decode().split())


def errors(response):
    return {field: list(said) for field, said in response.context["form"].errors.items()}


def make(client, typed):
    return client.post(reverse("meetings:new"), typed)


def test_a_meeting_is_made_as_typed(client, typed, group):
    SkeletonFactory(group=group)

    response = make(client, typed)

    meeting = Meeting.objects.get()
    assert response.url == reverse("meetings:agenda", args=[meeting.pk])
    assert (meeting.state, meeting.title, meeting.venue) == (
        "draft",
        {"en": "Follow-up", "ka": "შემდგომი შეხვედრა"},
        {"en": "Hall 2, Kutaisi"},
    )
    assert (meeting.starts_at, meeting.minutes) == (datetime(2026, 3, 11, 7, 0, tzinfo=UTC), 90)
    assert (meeting.group, meeting.agenda.count()) == (group, 1)


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"title_en": "", "title_ka": ""}, "title", "This field is required."),
        ({"title_en": "  ", "title_ka": "  "}, "title", "This field is required."),
        ({"title_en": "x" * 201}, "title", "at most 200 characters (it has 201)"),
        ({"group": ""}, "group", "This field is required."),
        ({"date": ""}, "date", "This field is required."),
        ({"date": "2026-02-31"}, "date", "Enter a valid date."),
        ({"date": "2026-03-01"}, "date", "must begin after now, 02.03.2026, 12:00"),
        ({"date": "2026-03-02", "start": "12:00"}, "date", "must begin after now"),
        ({"date": "2062-03-11"}, "date", "more than five years ahead"),
        ({"date": "9999-12-31", "start": "23:59"}, "date", "more than five years ahead"),
        ({"start": "25:00"}, "start", "Enter a valid time."),
        ({"length": "0"}, "length", "greater than or equal to 5"),
        ({"length": "-30"}, "length", "greater than or equal to 5"),
        ({"length": "721"}, "length", "less than or equal to 720"),
        ({"length": "long"}, "length", "Enter a whole number."),
        ({"venue_en": ""}, "venue", "Enter the place, or choose online."),
        ({"venue_en": "", "mode": "hybrid"}, "venue", "Enter the place, or choose online."),
        ({"mode": "online"}, "join_url", "Enter the link with which people join."),
        ({"join_url": "javascript:alert(1)"}, "join_url", "Enter a valid URL."),
        ({"mode": "by pigeon"}, "mode", "Select a valid choice."),
        ({"visibility": "4"}, "visibility", "Select a valid choice."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else None,
)
def test_what_cannot_be_is_said_beside_the_field(client, typed, change, field, said):
    response = make(client, typed | change)

    assert response.status_code == 422
    assert list(errors(response)) == [field]
    assert said in errors(response)[field][0]
    assert f'id="id_{field}_error"' in words(response)
    assert not Meeting.objects.exists()


def test_nothing_typed_is_lost(client, typed):
    response = make(client, typed | {"date": "2026-03-01", "join_url": "https://meet.example.org"})

    page = words(response)
    for kept in ("Follow-up", "შემდგომი შეხვედრა", "2026-03-01", "11:00", "90", "Hall 2, Kutaisi"):
        assert f'value="{kept}"' in page
    assert 'value="https://meet.example.org"' in page
    assert page.count("checked") == 2  # in person, members of the region


def test_another_group_than_ones_own_cannot_be_chosen(client, typed):
    response = make(client, typed | {"group": WorkingGroupFactory().pk})

    assert response.status_code == 422
    assert list(errors(response)) == ["group"]


def test_a_draft_is_rewritten(client, draft, typed):
    page = client.get(reverse("meetings:edit", args=[draft.pk]))
    response = client.post(reverse("meetings:edit", args=[draft.pk]), typed)

    draft.refresh_from_db()
    assert 'value="Coordination meeting"' in words(page)
    assert response.status_code == 302
    assert (str(draft.title), draft.minutes, draft.visibility) == ("Follow-up", 90, Level.REGION)


def test_what_is_known_already_is_not_rewritten(client, group, typed):
    scheduled = MeetingFactory(group=group, starts_at=NEXT_DAY)

    response = client.post(reverse("meetings:edit", args=[scheduled.pk]), typed)

    scheduled.refresh_from_db()
    assert (response.status_code, str(scheduled.title)) == (422, "Coordination meeting")
    assert "This meeting is no longer a draft; it was not changed." in words(response)
    assert 'value="Follow-up"' in words(response)


@pytest.mark.parametrize("count", [1, 5])
def test_an_agenda_costs_the_same_however_long(client, draft, count, django_assert_num_queries):
    AgendaItemFactory.create_batch(count, meeting=draft)

    with django_assert_num_queries(5):  # session, account, meeting, items, the footer
        response = client.get(reverse("meetings:agenda", args=[draft.pk]))

    assert words(response).count("Take off:") == count
