"""What no code can get past: each rule that the database itself keeps, broken by its name."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from meetings.groups.models import GroupMembership, RoleKind
from meetings.outcomes.models import Decision
from meetings.schedule.models import NoteTaker
from tests.factories import (
    A_WEEK_BEFORE,
    MONDAY_NINE,
    ActionItemFactory,
    AgendaItemFactory,
    ContactFactory,
    GapFactory,
    InvitationFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    ProjectFactory,
    RoleFactory,
    SkeletonFactory,
    UserFactory,
    WorkingGroupFactory,
)

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

A_DAY = timedelta(days=1)


def a_meeting_without_length():
    MeetingFactory(ends_at=MONDAY_NINE)


def two_meetings_of_a_group_at_once():
    group = WorkingGroupFactory()
    MeetingFactory.create_batch(2, group=group, state="in-progress")


def two_items_in_one_place():
    AgendaItemFactory.create_batch(2, meeting=MeetingFactory(), position=1)


def two_items_at_once():
    AgendaItemFactory.create_batch(2, meeting=MeetingFactory(), state="current")


def two_points_of_a_skeleton_in_one_place():
    SkeletonFactory.create_batch(2, group=WorkingGroupFactory(), position=1)


def a_note_taker_named_twice():
    meeting, user = MeetingFactory(), UserFactory()
    for _ in range(2):
        NoteTaker.objects.create(meeting=meeting, user=user, named_at=MONDAY_NINE)


def an_invitee_twice():
    meeting, contact = MeetingFactory(), ContactFactory()
    InvitationFactory.create_batch(2, meeting=meeting, contact=contact)


def an_answer_given_never():
    InvitationFactory(reply="accepted", replied_at=None)


def two_people_with_one_address():
    ContactFactory(email="nino@example.org")
    ContactFactory(email="Nino@Example.org")


def a_membership_that_ends_before_it_begins():
    MembershipFactory(since=MONDAY_NINE, until=MONDAY_NINE)


def a_membership_held_twice():
    MembershipFactory.create_batch(2, contact=ContactFactory())


def nobody_in_a_group():
    GroupMembership.objects.create(group=WorkingGroupFactory())


def a_person_and_an_organisation_in_one_row():
    GroupMembership.objects.create(
        group=WorkingGroupFactory(), contact=ContactFactory(), organisation=OrganisationFactory()
    )


def a_person_in_a_group_twice():
    group, contact = WorkingGroupFactory(), ContactFactory()
    for _ in range(2):
        GroupMembership.objects.create(group=group, contact=contact)


def an_organisation_in_a_group_twice():
    group, organisation = WorkingGroupFactory(), OrganisationFactory()
    for _ in range(2):
        GroupMembership.objects.create(group=group, organisation=organisation)


def a_role_nowhere():
    RoleFactory(region=None)


def a_facilitator_of_region_and_group():
    RoleFactory(group=WorkingGroupFactory())


def a_facilitator_of_a_project():
    RoleFactory(region=None, project=ProjectFactory())


def a_manager_of_a_region():
    RoleFactory(kind=RoleKind.MANAGER)


def a_role_that_ends_before_it_begins():
    RoleFactory(since=MONDAY_NINE, until=MONDAY_NINE - A_DAY)


def a_gap_worse_than_worst():
    GapFactory(severity=5)


def a_gap_of_no_weight():
    GapFactory(severity=0)


def two_gaps_of_one_block():
    GapFactory.create_batch(2, meeting=MeetingFactory(), block_id="block-1")


def an_action_point_of_nobody():
    ActionItemFactory(owner=None)


def two_action_points_of_one_block():
    ActionItemFactory.create_batch(2, meeting=MeetingFactory(), block_id="block-1")


def two_decisions_of_one_block():
    meeting = MeetingFactory()
    for number in ("D-1", "D-2"):
        Decision.objects.create(
            number=number,
            group=meeting.group,
            meeting=meeting,
            block_id="block-1",
            made_at=A_WEEK_BEFORE,
        )


BROKEN = [
    (a_meeting_without_length, "meeting_ends_after_it_starts"),
    (two_meetings_of_a_group_at_once, "group_holds_one_meeting_at_a_time"),
    (two_items_in_one_place, "agenda_items_stand_in_a_row"),
    (two_items_at_once, "meeting_has_one_current_item"),
    (two_points_of_a_skeleton_in_one_place, "skeleton_items_stand_in_a_row"),
    (a_note_taker_named_twice, "note_taker_is_named_once"),
    (an_invitee_twice, "contact_is_invited_once"),
    (an_answer_given_never, "answer_has_a_moment"),
    (two_people_with_one_address, "contact_has_an_address_of_its_own"),
    (a_membership_that_ends_before_it_begins, "membership_ends_after_it_begins"),
    (a_membership_held_twice, "membership_is_held_once"),
    (nobody_in_a_group, "group_member_is_a_person_or_an_organisation"),
    (a_person_and_an_organisation_in_one_row, "group_member_is_a_person_or_an_organisation"),
    (a_person_in_a_group_twice, "person_is_in_a_group_once"),
    (an_organisation_in_a_group_twice, "organisation_is_in_a_group_once"),
    (a_role_nowhere, "role_is_for_one_region_group_or_project"),
    (a_facilitator_of_region_and_group, "role_is_for_one_region_group_or_project"),
    (a_facilitator_of_a_project, "role_is_for_one_region_group_or_project"),
    (a_manager_of_a_region, "role_is_for_one_region_group_or_project"),
    (a_role_that_ends_before_it_begins, "role_ends_after_it_begins"),
    (a_gap_worse_than_worst, "gap_severity_is_one_to_four"),
    (a_gap_of_no_weight, "gap_severity_is_one_to_four"),
    (two_gaps_of_one_block, "gap_has_a_block_of_its_own"),
    (an_action_point_of_nobody, "action_has_an_owner_unless_taken_in_notes"),
    (two_action_points_of_one_block, "action_has_a_block_of_its_own"),
    (two_decisions_of_one_block, "decision_has_a_block_of_its_own"),
]

TESTED_ELSEWHERE = {"NotesDocument", "NoteUpdate", "NotesClient", "OutboxMail"}


def constraints():
    """Yield every rule that our tables state, with its table."""
    for model in apps.get_app_config("meetings").get_models():
        for constraint in model._meta.constraints:
            yield model, constraint


def said_of(name):
    """Return what the database says when the rule breaks: SQLite names columns of unique ones."""
    model, rule = next(found for found in constraints() if found[1].name == name)
    if connection.vendor == "sqlite" and isinstance(rule, models.UniqueConstraint) and rule.fields:
        columns = [model._meta.get_field(field).column for field in rule.fields]
        return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return name


@pytest.mark.parametrize(
    ("break_it", "rule"), BROKEN, ids=[break_it.__name__ for break_it, _rule in BROKEN]
)
def test_the_database_refuses(break_it, rule):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        break_it()

    assert said_of(rule) in str(refusal.value)


def test_every_rule_was_broken():
    stated = {rule.name for model, rule in constraints() if model.__name__ not in TESTED_ELSEWHERE}

    assert stated == {rule for _break_it, rule in BROKEN}
