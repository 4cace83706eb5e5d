"""One meeting as each reader sees it: nobody gets an address, few get the link to join."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from meetings.domain.policy import Level
from meetings.invitations.selectors import link_of
from meetings.outcomes.models import Decision
from tests.factories import (
    A_WEEK_BEFORE,
    ActionItemFactory,
    AgendaItemFactory,
    ContactFactory,
    GapFactory,
    InvitationFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    RoleFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
JOIN = "https://meet.example.org/do-not-tell"
SECRETS = {
    "an address": "eka-private@example.org",
    "a telephone": "+995 555 000 001",
    "an account": "eka-account@example.org",
}


@pytest.fixture(autouse=True)
def _fixed_clock(settings):
    settings.KREBA_NOW = NOW.isoformat()


@pytest.fixture
def meeting():
    """A public meeting in ten minutes, also online, to which Eka comes."""
    meeting = MeetingFactory(
        visibility=Level.PUBLIC,
        mode="hybrid",
        join_url=JOIN,
        starts_at=NOW + timedelta(minutes=10),
    )
    AgendaItemFactory(meeting=meeting, title={"en": "Open point"})
    AgendaItemFactory(meeting=meeting, title={"en": "Small point"}, visibility=Level.PARTICIPANTS)
    AgendaItemFactory(meeting=meeting, title={"en": "Own point"}, visibility=Level.FACILITATORS)
    eka = ContactFactory(
        name={"en": "Eka Testiani"},
        email=SECRETS["an address"],
        phone=SECRETS["a telephone"],
        organisation__name={"en": "Open Door"},
        user=UserFactory(email=SECRETS["an account"], first_name="Eka"),
    )
    InvitationFactory(
        meeting=meeting, contact=eka, reply="accepted", replied_at=A_WEEK_BEFORE, state="answered"
    )
    return meeting


@pytest.fixture
def people(meeting):
    """Accounts of those who look at the meeting."""
    near = OrganisationFactory(regions=[meeting.home_region])
    return {
        "visitor": None,
        "elsewhere": MembershipFactory(contact__user=UserFactory()).contact.user,
        "member": MembershipFactory(
            contact__user=UserFactory(), contact__organisation=near
        ).contact.user,
        "invited": InvitationFactory(meeting=meeting, contact__user=UserFactory()).contact.user,
        "facilitator": RoleFactory(region=meeting.home_region).user,
    }


EVERYBODY = ["visitor", "elsewhere", "member", "invited", "facilitator"]


@pytest.fixture
def look(client, meeting, people):
    def look(who):
        if people[who]:
            client.force_login(people[who])
        response = client.get(reverse("meetings:meeting", args=[meeting.pk]))
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return look


def save(row, **changes):
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_is_shown_an_address(look, who):
    page = look(who)

    assert {name: secret for name, secret in SECRETS.items() if secret in page} == {}


@pytest.mark.parametrize(
    ("who", "points"),
    [
        ("visitor", ["Open point"]),
        ("elsewhere", ["Open point"]),
        ("member", ["Open point"]),
        ("invited", ["Open point", "Small point"]),
        ("facilitator", ["Open point", "Small point", "Own point"]),
    ],
)
def test_each_reads_their_own_agenda(look, who, points):
    page = look(who)

    assert [
        point for point in ("Open point", "Small point", "Own point") if point in page
    ] == points


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_comes_is_for_the_region_and_those_invited(look, who):
    page = look(who)

    inside = who in {"member", "invited", "facilitator"}
    assert ("Eka Testiani" in page, "Who is coming" in page) == (inside, inside)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize(
    ("minutes", "state", "shown"),
    [
        (10, "scheduled", (True, True)),
        (20, "scheduled", (True, False)),
        (-10, "in-progress", (True, True)),
        (10, "cancelled", (False, False)),
        (10, "postponed", (False, False)),
        (-10, "held", (False, False)),
        (-90, "scheduled", (False, False)),
    ],
    ids=["soon", "not yet", "now", "called off", "put off", "held", "past"],
)
def test_the_link_to_join_is_for_those_invited_shortly_before(
    look, meeting, who, minutes, state, shown
):
    starts_at = NOW + timedelta(minutes=minutes)
    save(meeting, state=state, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=90))

    page = look(who)

    follows = who in {"invited", "facilitator"}
    assert ("Join online" in page, JOIN in page) == (shown if follows else (False, False))


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_live_notes_are_offered_to_those_who_may_open_them(look, meeting, who):
    save(meeting, state="in-progress")

    offered = "Open the live notes" in look(who)

    assert offered == (who in {"invited", "facilitator"})


@pytest.mark.parametrize("who", EVERYBODY)
def test_only_facilitators_are_offered_what_changes_the_meeting(look, who):
    page = look(who)

    offers = [
        "Start the meeting",
        "Write the agenda",
        "Invitations and answers",
        "For facilitators",
    ]
    assert [offer in page for offer in offers] == [who == "facilitator"] * 4


@pytest.mark.parametrize(
    ("state", "offers"),
    [
        ("draft", ["Change the draft", "Invite, schedule and send"]),
        ("scheduled", ["Invitations and answers", "Cancel the meeting", "Start the meeting"]),
        ("in-progress", ["Invitations and answers"]),
        ("held", ["Invitations and answers"]),
    ],
)
def test_a_facilitator_is_offered_what_can_be_done_now(look, meeting, state, offers):
    save(meeting, state=state)

    page = look("facilitator")

    every = [
        "Change the draft",
        "Invite, schedule and send",
        "Invitations and answers",
        "Cancel the meeting",
        "Start the meeting",
    ]
    assert [offer for offer in every if offer in page] == offers


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_came_of_it_is_shown_as_far_as_it_may_be_read(look, meeting, who):
    for level in (Level.PUBLIC, Level.REGION, Level.PARTICIPANTS, Level.FACILITATORS):
        of_meeting = {"meeting": meeting, "group": meeting.group, "visibility": level}
        ActionItemFactory(**of_meeting, text={"en": f"Act {level}"})
        GapFactory(**of_meeting, statement={"en": f"Gap {level}"})
        Decision.objects.create(
            **of_meeting,
            number=f"D-{level}",
            text={"en": f"Decide {level}"},
            block_id=f"block-{level}",
            made_at=A_WEEK_BEFORE,
        )

    page = look(who)

    reads = {"visitor": 1, "elsewhere": 1, "member": 2, "invited": 3, "facilitator": 4}[who]
    for kind in ("Act", "Gap", "Decide"):
        assert [f"{kind} {level}" in page for level in (0, 2, 3, 4)] == [
            place < reads for place in range(4)
        ]


@pytest.mark.parametrize(
    ("state", "answers"),
    [("scheduled", True), ("postponed", True), ("cancelled", False), ("held", False)],
)
def test_ones_own_answer_can_be_changed_while_it_counts(look, meeting, people, state, answers):
    save(meeting, state=state)

    page = look("invited")

    own = link_of(people["invited"].contact.invitations.get())
    assert (own in page, "Your answer" in page) == (answers, True)


def test_an_answer_after_the_end_is_not_offered(look, meeting, people):
    save(meeting, starts_at=NOW - timedelta(hours=2), ends_at=NOW)

    assert link_of(people["invited"].contact.invitations.get()) not in look("invited")


def test_a_link_that_opens_nothing_is_not_offered(look, meeting, people):
    contact = ContactFactory(user=people["facilitator"])
    own = InvitationFactory(meeting=meeting, contact=contact)
    save(meeting, visibility=Level.FACILITATORS)

    assert link_of(own) not in look("facilitator")


def test_nobody_is_given_the_link_of_another(look, meeting):
    others = meeting.invitations.get(contact__email=SECRETS["an address"])

    for who in ("member", "facilitator"):
        assert link_of(others) not in look(who)


def test_the_history_is_the_facilitators(look, meeting):
    meeting.events.create(
        state="scheduled", reason={"en": "For a reason"}, by=UserFactory(first_name="Gia"), at=NOW
    )

    assert ["For a reason" in look(who) for who in EVERYBODY] == [False] * 4 + [True]


@pytest.mark.parametrize("count", [1, 5])
@pytest.mark.parametrize("costs", [("visitor", 7), ("facilitator", 12)], ids=lambda costs: costs[0])
def test_a_meeting_costs_the_same_however_many_come(
    client, look, meeting, costs, count, django_assert_num_queries
):
    who, queries = costs
    for _ in range(count):
        InvitationFactory(
            meeting=meeting, reply="accepted", replied_at=A_WEEK_BEFORE, state="answered"
        )
        AgendaItemFactory(meeting=meeting, presenter=OrganisationFactory())
        of_meeting = {"meeting": meeting, "group": meeting.group, "visibility": Level.PUBLIC}
        ActionItemFactory(**of_meeting, gap=GapFactory(**of_meeting))

    look(who)  # signs in

    with django_assert_num_queries(queries):
        client.get(reverse("meetings:meeting", args=[meeting.pk]))
