"""What the live page starts from: for those who follow or write, and nobody else."""

import pytest
from django.urls import reverse

from meetings.desk.live_texts import texts
from meetings.domain.policy import Level
from meetings.groups.models import GroupMembership
from tests.factories import (
    MONDAY_NINE,
    AgendaItemFactory,
    ContactFactory,
    GapFactory,
    InvitationFactory,
    MeetingFactory,
    OrganisationFactory,
    RoleFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    meeting = MeetingFactory(state="in-progress")
    AgendaItemFactory(
        meeting=meeting, title={"en": "First"}, state="done", started_at=MONDAY_NINE, minutes=5
    )
    AgendaItemFactory(meeting=meeting, title={"en": "Second"}, state="current")
    AgendaItemFactory(meeting=meeting, title={"en": "Ours"}, visibility=Level.FACILITATORS)
    AgendaItemFactory(meeting=meeting, title={"en": "Third"})
    return meeting


@pytest.fixture
def facilitator(meeting):
    return RoleFactory(region=meeting.home_region).user


@pytest.fixture
def note_taker(meeting):
    user = invited(meeting)
    meeting.note_takers.create(user=user, named_at=MONDAY_NINE)
    return user


def invited(meeting, **fields):
    user = UserFactory(**fields)
    InvitationFactory(meeting=meeting, contact=ContactFactory(user=user))
    return user


def look(client, meeting, user):
    client.force_login(user)
    return client.get(reverse("meetings:live", args=[meeting.pk]))


def notes(client, meeting, user):
    return look(client, meeting, user).context["notes"]


def test_the_agenda_is_the_shared_one_for_facilitators_too(client, meeting, facilitator):
    response = look(client, meeting, facilitator)

    assert [item["title"] for item in response.context["notes"]["items"]] == [
        "First",
        "Second",
        "Third",
    ]
    assert str(response.context["current"]) == "Second"
    assert str(response.context["next_item"]) == "Third"
    assert response.context["notes"]["items"][0] == {
        "id": str(meeting.agenda.get(title__en="First").pk),
        "title": "First",
        "purpose": "Information",
        "minutes": 5,
        "state": "done",
        "startedAt": "2026-03-02T09:00:00+00:00",
    }


@pytest.mark.parametrize(
    ("who", "writes", "runs"),
    [("follower", False, False), ("note_taker", True, False), ("facilitator", True, True)],
)
def test_each_is_offered_what_they_may_do(request, client, meeting, who, writes, runs):
    user = invited(meeting) if who == "follower" else request.getfixturevalue(who)

    context = look(client, meeting, user).context

    assert (context["may_write"], context["notes"]["writable"]) == (writes, writes)
    assert context["may_run"] is runs
    assert context["notes"]["account"] == user.pk
    assert context["notes"]["texts"] == texts(writing=writes)


def test_the_script_is_told_where_the_notes_are(client, meeting, note_taker):
    told = notes(client, meeting, note_taker)

    assert told["documentAddress"] == f"/ws/meetings/{meeting.pk}/notes/shared/"
    assert told["stateAddress"] == f"/meetings/{meeting.pk}/notes/shared/state/"


def test_others_are_shown_a_name_and_never_an_address(client, meeting):
    named = invited(meeting, first_name="Amina", last_name="Testiani")
    nameless = invited(meeting, email="private@example.org")

    assert notes(client, meeting, named)["name"] == "Amina Testiani"
    assert "private@example.org" not in str(notes(client, meeting, nameless))


def test_owners_are_those_of_the_regions_and_of_the_group(client, meeting, note_taker):
    near = OrganisationFactory(regions=[meeting.home_region])
    in_group = OrganisationFactory()
    GroupMembership.objects.create(group=meeting.group, organisation=in_group)
    GroupMembership.objects.create(group=meeting.group, organisation=near)
    OrganisationFactory()

    offered = [owner["id"] for owner in notes(client, meeting, note_taker)["organisations"]]

    assert sorted(offered) == [f"org-{owner.pk:06d}" for owner in (near, in_group)]


def test_gaps_offered_are_those_of_the_project_that_one_may_read(client, meeting, note_taker):
    public = GapFactory(group=meeting.group)
    GapFactory(group=meeting.group, visibility=Level.REGION)
    GapFactory(group=meeting.group, state="withdrawn")
    GapFactory(group__project__code="other")

    assert notes(client, meeting, note_taker)["gaps"] == [
        {"id": f"gap-{public.pk:06d}", "number": public.number, "statement": str(public.statement)}
    ]


@pytest.mark.parametrize("count", [1, 5])
def test_it_costs_the_same_however_much_there_is(
    client, meeting, note_taker, count, django_assert_num_queries
):
    for _ in range(count):
        AgendaItemFactory(meeting=meeting)
        GapFactory(group=meeting.group)
        OrganisationFactory(regions=[meeting.home_region])
    client.force_login(note_taker)

    # session, account, meeting, agenda, organisations, gaps
    with django_assert_num_queries(6):
        client.get(reverse("meetings:live", args=[meeting.pk]))
