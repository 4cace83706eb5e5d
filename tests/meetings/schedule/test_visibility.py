"""Who may know of what: `visible_to` asks in SQL what the policy says in Python."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from meetings.domain.policy import Level, Standing, may_read
from meetings.gaps.models import Gap
from meetings.groups.models import GroupMembership, RoleKind
from meetings.outcomes.models import ActionItem, Decision
from meetings.schedule.models import Meeting, NoteTaker
from tests.factories import (
    A_WEEK_BEFORE,
    ActionItemFactory,
    ContactFactory,
    GapFactory,
    InvitationFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    ProjectFactory,
    RegionFactory,
    RoleFactory,
    UserFactory,
    WorkingGroupFactory,
)

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

AN_HOUR = timedelta(hours=1)
STAKEHOLDER, MEMBER, PARTICIPANT, NOTE_TAKER, FACILITATOR, MANAGER = Standing


def member(organisation=None, **membership):
    return MembershipFactory(
        contact__user=UserFactory(),
        contact__organisation=organisation or OrganisationFactory(),
        **membership,
    ).contact.user


def member_here(meeting, **membership):
    return member(OrganisationFactory(regions=[meeting.home_region]), **membership)


def in_group(meeting):
    contact = ContactFactory(user=UserFactory())
    GroupMembership.objects.create(group=meeting.group, contact=contact)
    return contact.user


def in_group_by_organisation(meeting):
    organisation = OrganisationFactory()
    GroupMembership.objects.create(group=meeting.group, organisation=organisation)
    return member(organisation)


def invited(meeting, state="sent"):
    return InvitationFactory(meeting=meeting, contact__user=UserFactory(), state=state).contact.user


def note_taker(meeting):
    user = UserFactory()
    NoteTaker.objects.create(meeting=meeting, user=user, named_at=A_WEEK_BEFORE)
    return user


def facilitator(meeting, **role):
    return RoleFactory(region=meeting.home_region, **role).user


def manager(project):
    return RoleFactory(kind=RoleKind.MANAGER, region=None, project=project).user


def ago():
    return timezone.now() - AN_HOUR


def ahead():
    return timezone.now() + AN_HOUR


# What somebody is, given the meeting, and which standings that gives.
PEOPLE = {
    "a visitor": (lambda meeting: AnonymousUser(), set()),
    "an account": (lambda meeting: UserFactory(), set()),
    "an administrator": (lambda meeting: UserFactory(is_superuser=True, is_staff=True), set()),
    "a member elsewhere": (lambda meeting: member(), {STAKEHOLDER}),
    "a member": (member_here, {STAKEHOLDER, MEMBER}),
    "a member no longer": (
        lambda meeting: member_here(meeting, since=ago() - AN_HOUR, until=ago()),
        set(),
    ),
    "a member not yet": (lambda meeting: member_here(meeting, since=ahead()), set()),
    "a member until later": (
        lambda meeting: member_here(meeting, until=ahead()),
        {STAKEHOLDER, MEMBER},
    ),
    "in the group": (in_group, {MEMBER}),
    "in the group by organisation": (in_group_by_organisation, {STAKEHOLDER, MEMBER}),
    "invited": (invited, {PARTICIPANT}),
    "being invited": (lambda meeting: invited(meeting, "queued"), {PARTICIPANT}),
    "invited, answered": (lambda meeting: invited(meeting, "answered"), {PARTICIPANT}),
    "invited, bounced": (lambda meeting: invited(meeting, "bounced"), {PARTICIPANT}),
    "not invited yet": (lambda meeting: invited(meeting, "draft"), set()),
    "invited no longer": (lambda meeting: invited(meeting, "revoked"), set()),
    "a note-taker": (note_taker, {PARTICIPANT, NOTE_TAKER}),
    "a facilitator": (facilitator, {STAKEHOLDER, FACILITATOR}),
    "a facilitator of the group": (
        lambda meeting: RoleFactory(region=None, group=meeting.group).user,
        {STAKEHOLDER, FACILITATOR},
    ),
    "a facilitator elsewhere": (lambda meeting: RoleFactory().user, {STAKEHOLDER}),
    "a facilitator no longer": (
        lambda meeting: facilitator(meeting, since=ago() - AN_HOUR, until=ago()),
        set(),
    ),
    "a facilitator not yet": (lambda meeting: facilitator(meeting, since=ahead()), set()),
    "a manager": (lambda meeting: manager(meeting.group.project), {STAKEHOLDER, MANAGER}),
    "a manager of another project": (
        lambda meeting: manager(ProjectFactory(code="other")),
        {STAKEHOLDER},
    ),
}
everybody = pytest.mark.parametrize(("become", "standings"), PEOPLE.values(), ids=PEOPLE)


def policy(standings):
    return [level for level in Level if may_read(level, standings)]


def levels(rows):
    return sorted(rows.values_list("visibility", flat=True))


@everybody
def test_a_standing_is_the_same_in_sql(become, standings):
    meeting = MeetingFactory()

    held = Meeting.objects.with_standings(become(meeting)).get(pk=meeting.pk)

    assert held.standings == standings


@everybody
def test_meetings_are_visible_as_the_policy_says(become, standings):
    group = WorkingGroupFactory()
    for level in Level:
        meeting = MeetingFactory(group=group, visibility=level)
        user = become(meeting)

        seen = Meeting.objects.visible_to(user).filter(pk=meeting.pk).exists()

        assert seen == may_read(level, standings), level


@everybody
def test_a_draft_is_for_those_who_run_it(become, standings):
    meeting = MeetingFactory(state="draft", visibility=Level.PUBLIC)

    seen = Meeting.objects.visible_to(become(meeting)).exists()

    assert seen == bool(standings & {FACILITATOR, MANAGER})


@everybody
def test_records_are_visible_as_the_policy_says(become, standings):
    meeting = MeetingFactory()
    for level in Level:
        of_meeting = {"group": meeting.group, "meeting": meeting, "visibility": level}
        GapFactory(**of_meeting)
        ActionItemFactory(**of_meeting)
        Decision.objects.create(
            **of_meeting, number=f"D-{level}", block_id=f"block-{level}", made_at=A_WEEK_BEFORE
        )
    user = become(meeting)

    for records in (Gap.objects, ActionItem.objects, Decision.objects):
        assert levels(records.visible_to(user)) == policy(standings)


@pytest.mark.parametrize("level", Level)
def test_an_organisation_always_reads_its_own_action_points(level):
    organisation = OrganisationFactory()
    action = ActionItemFactory(owner=organisation, visibility=level)

    assert list(ActionItem.objects.visible_to(member(organisation))) == [action]


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.PUBLIC])
def test_who_left_an_organisation_reads_its_action_points_no_more(level):
    organisation = OrganisationFactory()
    ActionItemFactory(owner=organisation, visibility=level)
    left = member(organisation, since=ago() - AN_HOUR, until=ago())

    assert list(ActionItem.objects.visible_to(left)) == []


def test_who_has_it_for_two_reasons_sees_it_once():
    regions = RegionFactory.create_batch(2)
    meeting = MeetingFactory(group=WorkingGroupFactory(regions=regions))
    gap = GapFactory(group=meeting.group, visibility=Level.REGION)
    user = member(OrganisationFactory(regions=regions))
    InvitationFactory(meeting=meeting, contact=user.contact)

    assert list(Meeting.objects.visible_to(user)) == [meeting]
    assert list(Gap.objects.visible_to(user)) == [gap]


def test_what_was_narrowed_stays_narrow():
    meeting = MeetingFactory(visibility=Level.PUBLIC)
    MeetingFactory(visibility=Level.PUBLIC)

    assert list(Meeting.objects.filter(pk=meeting.pk).visible_to(AnonymousUser())) == [meeting]


@pytest.mark.parametrize(
    ("become", "runs"),
    [(facilitator, True), (member_here, False), (invited, False)],
    ids=["a facilitator", "a member", "invited"],
)
def test_the_meetings_somebody_runs(become, runs):
    meeting = MeetingFactory()
    user = become(meeting)

    assert Meeting.objects.run_by(user).exists() is runs


def test_the_meetings_somebody_joins():
    meeting = MeetingFactory()

    assert list(Meeting.objects.joined_by(invited(meeting))) == [meeting]
    assert list(Meeting.objects.joined_by(invited(meeting, "revoked"))) == []
    assert list(Meeting.objects.joined_by(facilitator(meeting))) == []
