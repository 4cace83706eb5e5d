"""The meetings of the person who looks, and what they still owe an answer to."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from meetings.domain.policy import Level
from tests.factories import (
    InvitationFactory,
    MeetingFactory,
    MembershipFactory,
    RoleFactory,
    UserFactory,
    WorkingGroupFactory,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _fixed_clock(settings):
    settings.KREBA_NOW = NOW.isoformat()


@pytest.fixture
def group():
    return WorkingGroupFactory()


@pytest.fixture
def facilitator(client, group):
    user = RoleFactory(region=group.regions.get()).user
    client.force_login(user)
    return user


@pytest.fixture
def member(client):
    """A stakeholder of another region who is signed in."""
    contact = MembershipFactory(contact__user=UserFactory()).contact
    client.force_login(contact.user)
    return contact


def meeting(title, days=1, **fields):
    return MeetingFactory(title={"en": title}, starts_at=NOW + days * A_DAY, **fields)


def mine(client):
    return client.get(reverse("meetings:mine"))


def shown(client):
    """Return the titles under each heading."""
    context = mine(client).context
    parts = {
        "now": [held for held, _follows in context["in_progress"]],
        "asked": [invitation.meeting for invitation in context["invitations"]],
        "drafts": context["drafts"],
        "ahead": context["upcoming"],
        "over": context["over"],
    }
    return {part: [str(held.title) for held in found] for part, found in parts.items() if found}


def words(response):
    return " ".join(response.content.decode().split())


def test_a_facilitator_finds_every_meeting_of_the_group_in_its_place(client, group, facilitator):
    meeting("Later", 2, group=group)
    meeting("Sooner", 1, group=group)
    meeting("Put off", 3, group=group, state="postponed")
    meeting("Running", 0, group=group, state="in-progress")
    meeting("Prepared", 4, group=group, state="draft")
    meeting("Called off", 5, group=group, state="cancelled")
    meeting("Long ago", -9, group=group, state="held")
    meeting("Never begun", -1, group=group)
    meeting("Elsewhere")

    assert shown(client) == {
        "now": ["Running"],
        "drafts": ["Prepared"],
        "ahead": ["Sooner", "Later", "Put off"],
        "over": ["Called off", "Never begun", "Long ago"],
    }


def test_a_meeting_that_outlasts_its_time_is_still_on(client, group, facilitator):
    meeting("Long", -1, group=group, state="in-progress")

    assert shown(client) == {"now": ["Long"]}


def test_somebody_invited_finds_the_invitation_and_their_answer(client, member):
    held = meeting("Asked", visibility=Level.PARTICIPANTS)
    InvitationFactory(meeting=held, contact=member)

    page = words(mine(client))

    assert shown(client) == {"asked": ["Asked"], "ahead": ["Asked"]}
    assert "No answer yet" in page


@pytest.mark.parametrize("state", ["draft", "revoked"])
def test_an_invitation_that_did_not_leave_or_was_taken_back_is_not_told(client, member, state):
    held = meeting("Asked", visibility=Level.PARTICIPANTS)
    InvitationFactory(meeting=held, contact=member, state=state)

    assert shown(client) == {}


@pytest.mark.parametrize(("days", "state"), [(-1, "scheduled"), (1, "cancelled"), (-1, "held")])
def test_nothing_is_owed_to_what_is_over(client, member, days, state):
    held = meeting("Asked", days, state=state, visibility=Level.PUBLIC)
    InvitationFactory(meeting=held, contact=member)

    assert shown(client) == {"over": ["Asked"]}


@pytest.mark.parametrize(("invited", "follows"), [(True, True), (False, False)])
def test_the_live_notes_are_offered_to_those_who_may_open_them(client, member, invited, follows):
    held = meeting("Running", 0, state="in-progress", visibility=Level.PUBLIC)
    if invited:
        InvitationFactory(meeting=held, contact=member)

    offered = reverse("meetings:live", args=[held.pk]) in words(mine(client))

    assert offered is follows


def test_only_who_can_make_a_meeting_is_offered_to(client, facilitator):
    offered = reverse("meetings:new")
    as_facilitator = offered in words(mine(client))
    client.force_login(UserFactory())

    assert (as_facilitator, offered in words(mine(client))) == (True, False)


def test_nothing_is_said_in_words(client, member):
    assert "No meeting is planned that you may know of." in words(mine(client))


@pytest.mark.parametrize("count", [1, 5])
def test_it_costs_the_same_however_much_is_on(
    client, group, facilitator, count, django_assert_num_queries
):
    for number in range(count):
        for state in ("scheduled", "draft", "held"):
            MeetingFactory(group=group, state=state, starts_at=NOW + (number + 1) * A_DAY)
        running = MeetingFactory(
            group__regions=group.regions.all(), state="in-progress", starts_at=NOW
        )
        InvitationFactory(meeting=running, contact__user=facilitator if number == 0 else None)

    # session, account, invitations, now, ahead, drafts, over, may make, footer
    with django_assert_num_queries(9):
        response = mine(client)

    assert len(response.context["in_progress"]) == count
