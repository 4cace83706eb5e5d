import uuid

import pytest
from django.contrib.auth.models import AnonymousUser

from meetings.domain.policy import Act, Level, may, may_read
from meetings.groups.models import RoleKind
from meetings.notes import listeners, selectors
from meetings.schedule.models import Meeting, NoteTaker
from tests.factories import (
    MONDAY_NINE,
    AgendaItemFactory,
    ContactFactory,
    InvitationFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    RoleFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def meeting(db):
    return MeetingFactory(state="in-progress")


def facilitator(meeting):
    return RoleFactory(region=meeting.home_region).user


def facilitator_of_the_group(meeting):
    return RoleFactory(region=None, group=meeting.group).user


def facilitator_elsewhere(meeting):
    return RoleFactory().user


def facilitator_no_longer(meeting):
    role = RoleFactory(region=meeting.home_region, since=MONDAY_NINE, until=None)
    type(role).objects.filter(pk=role.pk).update(
        since="2020-01-01T00:00Z", until="2021-01-01T00:00Z"
    )
    return role.user


def manager(meeting):
    return RoleFactory(kind=RoleKind.MANAGER, region=None, project=meeting.group.project).user


def invited(meeting, **fields):
    return InvitationFactory(
        meeting=meeting, contact=ContactFactory(user=UserFactory()), **fields
    ).contact.user


def uninvited(meeting):
    return invited(meeting, state="revoked")


def not_asked_yet(meeting):
    return invited(meeting, state="draft")


def note_taker(meeting):
    user = invited(meeting)
    NoteTaker.objects.create(meeting=meeting, user=user, named_at=MONDAY_NINE)
    return user


def note_taker_whose_account_is_closed(meeting):
    user = note_taker(meeting)
    user.is_active = False
    user.save()
    return user


def member_of_the_region(meeting):
    organisation = OrganisationFactory(regions=[meeting.home_region])
    contact = ContactFactory(organisation=organisation, user=UserFactory())
    return MembershipFactory(contact=contact).contact.user


def administrator(meeting):
    return UserFactory(is_staff=True, is_superuser=True)


READS, WRITES, HIDDEN = "reads", "writes", "hidden"

SHARED = {
    facilitator: WRITES,
    facilitator_of_the_group: WRITES,
    facilitator_elsewhere: HIDDEN,
    facilitator_no_longer: HIDDEN,
    manager: WRITES,
    invited: READS,
    uninvited: HIDDEN,
    not_asked_yet: HIDDEN,
    note_taker: WRITES,
    note_taker_whose_account_is_closed: HIDDEN,
    member_of_the_region: HIDDEN,
    administrator: HIDDEN,
}


def seat_of(user, meeting, audience="shared"):
    seat = selectors.seat(user, meeting_id=meeting.pk, audience=audience)
    if seat is None:
        return HIDDEN
    return WRITES if seat.may_write else READS


@pytest.mark.parametrize(("who", "may"), SHARED.items())
def test_who_reads_and_writes_what_is_shared(meeting, who, may):
    assert seat_of(who(meeting), meeting) == may


@pytest.mark.parametrize("who", SHARED)
def test_only_who_runs_the_meeting_has_the_facilitators_notes(meeting, who):
    runs = who in {facilitator, facilitator_of_the_group, manager}

    assert seat_of(who(meeting), meeting, "facilitators") == (WRITES if runs else HIDDEN)


@pytest.mark.parametrize("who", SHARED)
@pytest.mark.parametrize("visibility", [Level.PUBLIC, Level.PARTICIPANTS, Level.FACILITATORS])
def test_many_are_asked_about_as_one_is_by_the_policy(meeting, who, visibility):
    Meeting.objects.filter(pk=meeting.pk).update(visibility=visibility)
    user = who(meeting)
    standings = Meeting.objects.with_standings(user).get(pk=meeting.pk).standings
    reads = may_read(max(Level.PARTICIPANTS, visibility), standings) and user.is_active

    seat = selectors.seat(user, meeting_id=meeting.pk, audience="shared")

    assert (seat is not None) == reads
    assert bool(seat and seat.may_write) == (reads and may(Act.WRITE_NOTES, standings))


@pytest.mark.parametrize(
    ("state", "may"),
    [
        ("draft", HIDDEN),
        ("scheduled", WRITES),
        ("in-progress", WRITES),
        ("held", WRITES),
        ("postponed", READS),
        ("cancelled", READS),
    ],
)
def test_a_note_taker_writes_while_there_is_something_to_note(meeting, state, may):
    Meeting.objects.filter(pk=meeting.pk).update(state=state)

    assert seat_of(note_taker(meeting), meeting) == may


def test_visitors_and_unknown_notes_get_no_seat(meeting):
    user = facilitator(meeting)
    nowhere = uuid.uuid4()

    assert seat_of(AnonymousUser(), meeting) == HIDDEN
    assert selectors.seat(user, meeting_id=nowhere, audience="shared") is None
    assert seat_of(user, meeting, "everybody") == HIDDEN


def test_others_are_shown_a_name_and_never_an_address(meeting):
    named, nameless = RoleFactory(user__first_name="Nino", user__last_name="Beridze"), RoleFactory()
    named.region = nameless.region = meeting.home_region
    named.save()
    nameless.save()

    seats = [
        selectors.seat(role.user, meeting_id=meeting.pk, audience="shared")
        for role in (named, nameless)
    ]

    assert [seat.name for seat in seats] == ["Nino Beridze", ""]


@pytest.mark.parametrize("count", [1, 5])
def test_rights_cost_the_same_for_however_many(meeting, count, django_assert_num_queries):
    users = [note_taker(meeting).pk for _ in range(count)]

    with django_assert_num_queries(4):
        rights = selectors.rights_of(users, meeting_id=meeting.pk, audience="shared")

    assert rights.writers == set(users)


def test_what_facilitators_keep_to_themselves_is_not_in_the_shared_notes(meeting):
    first = AgendaItemFactory(meeting=meeting, state="current", started_at=MONDAY_NINE)
    kept = AgendaItemFactory(meeting=meeting, visibility=Level.FACILITATORS)

    assert selectors.roots(meeting.pk, "shared") == [str(first.pk), "general"]
    assert selectors.roots(meeting.pk, "facilitators") == [
        str(first.pk),
        str(kept.pk),
        "general",
    ]
    assert [item["id"] for item in selectors.stage(meeting.pk, "shared")["items"]] == [
        str(first.pk)
    ]


def test_the_stage_tells_where_the_meeting_stands_and_what_others_add(meeting, monkeypatch):
    item = AgendaItemFactory(meeting=meeting, state="current", started_at=MONDAY_NINE)
    monkeypatch.setattr(listeners, "stage_parts", [lambda meeting_id: {"records": [meeting_id]}])

    assert selectors.stage(meeting.pk, "shared") == {
        "meeting": "in-progress",
        "current": str(item.pk),
        "items": [
            {
                "id": str(item.pk),
                "state": "current",
                "started_at": "2026-03-02T09:00:00+00:00",
                "ended_at": None,
            }
        ],
        "records": [meeting.pk],
    }
