"""One factory for each model. Plain defaults: a test states what it is about."""

from datetime import UTC, datetime, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from kreba.accounts.models import User
from meetings.directory.models import (
    Contact,
    Membership,
    Organisation,
    OrganisationType,
    Region,
)
from meetings.domain.policy import Level
from meetings.gaps.models import Gap, Pillar
from meetings.groups.models import AgendaSkeletonItem, Project, Role, RoleKind, WorkingGroup
from meetings.invitations.models import Invitation
from meetings.outcomes.models import ActionItem
from meetings.schedule.models import AgendaItem, Meeting

MONDAY_NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
A_WEEK_BEFORE = MONDAY_NINE - timedelta(days=7)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence("user{}@example.org".format)
    password = "!"


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region

    code = factory.Sequence("GE-{}".format)
    slug = factory.Sequence("region-{}".format)
    name = factory.Sequence(lambda n: {"en": f"Region {n}"})


class OrganisationTypeFactory(DjangoModelFactory):
    class Meta:
        model = OrganisationType
        django_get_or_create = ("code",)

    code = "national-cso"
    name = {"en": "National CSO"}


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: {"en": f"Organisation {n}"})
    type = factory.SubFactory(OrganisationTypeFactory)

    @factory.post_generation
    def regions(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if create and extracted:
            self.regions.set(extracted)


class ContactFactory(DjangoModelFactory):
    class Meta:
        model = Contact

    name = factory.Sequence(lambda n: {"en": f"Nino {n}"})
    organisation = factory.SubFactory(OrganisationFactory)
    email = factory.Sequence("contact{}@example.org".format)
    language = "en"


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    contact = factory.SubFactory(ContactFactory)
    organisation = factory.SelfAttribute("contact.organisation")


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = Project
        django_get_or_create = ("code",)

    code = "demo"
    name = {"en": "Programme"}


class WorkingGroupFactory(DjangoModelFactory):
    class Meta:
        model = WorkingGroup
        skip_postgeneration_save = True

    project = factory.SubFactory(ProjectFactory)
    code = factory.Sequence("G{}".format)
    slug = factory.Sequence("group-{}".format)
    name = factory.Sequence(lambda n: {"en": f"Group {n}"})

    @factory.post_generation
    def regions(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if create:
            self.regions.set(extracted or [RegionFactory()])


class SkeletonFactory(DjangoModelFactory):
    class Meta:
        model = AgendaSkeletonItem

    group = factory.SubFactory(WorkingGroupFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: {"en": f"Point {n}"})


class RoleFactory(DjangoModelFactory):
    """A facilitator of one region; for a manager give kind, project and no region."""

    class Meta:
        model = Role

    user = factory.SubFactory(UserFactory)
    kind = RoleKind.FACILITATOR
    region = factory.SubFactory(RegionFactory)


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = Meeting
        skip_postgeneration_save = True

    group = factory.SubFactory(WorkingGroupFactory)
    home_region = factory.LazyAttribute(lambda made: made.group.regions.first())
    title = {"en": "Coordination meeting", "ka": "საკოორდინაციო შეხვედრა"}
    venue = {"en": "Room 4, Batumi", "ka": "ოთახი 4, ბათუმი"}
    starts_at = MONDAY_NINE
    ends_at = factory.LazyAttribute(lambda made: made.starts_at + timedelta(minutes=90))
    state = "scheduled"
    visibility = Level.REGION
    uid = factory.Sequence("{}@kreba".format)
    created_at = A_WEEK_BEFORE
    changed_at = A_WEEK_BEFORE

    @factory.post_generation
    def regions(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if create:
            self.regions.set(extracted or self.group.regions.all())


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: {"en": f"Point {n}"})


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    meeting = factory.SubFactory(MeetingFactory)
    contact = factory.SubFactory(ContactFactory)
    language = factory.SelfAttribute("contact.language")
    state = "sent"
    created_at = A_WEEK_BEFORE


class PillarFactory(DjangoModelFactory):
    class Meta:
        model = Pillar
        django_get_or_create = ("code",)

    code = "identification"
    name = {"en": "Identification and protection"}


class GapFactory(DjangoModelFactory):
    class Meta:
        model = Gap
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: f"G-{900 + n}")  # far from those that are given
    statement = factory.Sequence(lambda n: {"en": f"Something is missing {n}"})
    pillar = factory.SubFactory(PillarFactory)
    group = factory.SubFactory(WorkingGroupFactory)
    visibility = Level.PUBLIC
    raised_at = A_WEEK_BEFORE
    changed_at = A_WEEK_BEFORE

    @factory.post_generation
    def regions(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if create:
            self.regions.set(extracted or self.group.regions.all())


class ActionItemFactory(DjangoModelFactory):
    class Meta:
        model = ActionItem

    number = factory.Sequence(lambda n: f"A-2026-{900 + n}")  # far from those that are given
    text = factory.Sequence(lambda n: {"en": f"Do something {n}"})
    owner = factory.SubFactory(OrganisationFactory)
    group = factory.SubFactory(WorkingGroupFactory)
    made_at = A_WEEK_BEFORE
    changed_at = A_WEEK_BEFORE
