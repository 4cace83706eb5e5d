"""Who works together: projects, working groups, and who has which role in them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from meetings.directory.models import Contact, Organisation, Region
from meetings.domain.agenda import Purpose
from meetings.domain.policy import Level
from meetings.texts import TextField


class LevelChoice(models.IntegerChoices):
    """The policy's levels, in the reader's language."""

    PUBLIC = Level.PUBLIC, _("Everybody")
    STAKEHOLDERS = Level.STAKEHOLDERS, _("All stakeholders")
    REGION = Level.REGION, _("Members of the region or group")
    PARTICIPANTS = Level.PARTICIPANTS, _("Those invited")
    FACILITATORS = Level.FACILITATORS, _("Facilitators")


class PurposeChoice(models.TextChoices):
    INFORMATION = Purpose.INFORMATION, _("Information")
    DISCUSSION = Purpose.DISCUSSION, _("Discussion")
    DECISION = Purpose.DECISION, _("Decision")


class Project(models.Model):
    """What is paid for by somebody: its name, and the words the donor asks for."""

    code = models.SlugField(unique=True)
    name = TextField(_("Name"))
    acknowledgement = TextField(_("Acknowledgement"), blank=True)
    disclaimer = TextField(_("Disclaimer"), blank=True)

    def __str__(self) -> str:
        return str(self.name)


class WorkingGroup(models.Model):
    """The people of a region or a theme, and what their meetings have in common."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="groups")
    code = models.CharField(max_length=10, unique=True)  # BAT, in D-2024-Q2-BAT-03
    slug = models.SlugField(unique=True)
    name = TextField(_("Name"))
    regions = models.ManyToManyField(Region, related_name="groups")
    default_visibility = models.PositiveSmallIntegerField(choices=LevelChoice, default=Level.REGION)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return str(self.name)


class AgendaSkeletonItem(models.Model):
    """A point that every meeting of a group begins with on its agenda."""

    group = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="skeleton")
    position = models.PositiveSmallIntegerField()
    title = TextField(_("Title"))
    purpose = models.CharField(max_length=20, choices=PurposeChoice, default=Purpose.INFORMATION)
    minutes = models.PositiveSmallIntegerField(_("Minutes"), default=10)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(
                fields=["group", "position"], name="skeleton_items_stand_in_a_row"
            )
        ]

    def __str__(self) -> str:
        return str(self.title)


class GroupMembership(models.Model):
    """That a person, or everybody of an organisation, belongs to a working group."""

    group = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="memberships")
    contact = models.ForeignKey(
        Contact, models.CASCADE, null=True, blank=True, related_name="group_memberships"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="group_memberships"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(contact=None) ^ models.Q(organisation=None),
                name="group_member_is_a_person_or_an_organisation",
            ),
            models.UniqueConstraint(fields=["group", "contact"], name="person_is_in_a_group_once"),
            models.UniqueConstraint(
                fields=["group", "organisation"], name="organisation_is_in_a_group_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id or self.organisation_id} in {self.group_id}"


class RoleKind(models.TextChoices):
    FACILITATOR = "facilitator", _("Facilitator")
    MANAGER = "manager", _("Programme manager")


class RoleQuerySet(models.QuerySet["Role"]):
    def current(self) -> Self:
        """Roles that hold now, by the clock of the database."""
        return self.filter(since__lte=Now()).exclude(until__lte=Now())

    def of_user(self, user_id: int, kind: RoleKind) -> Self:
        return self.current().filter(user_id=user_id, kind=kind)


class Role(models.Model):
    """What an account may do, where, from when and until when."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=20, choices=RoleKind)
    region = models.ForeignKey(Region, models.CASCADE, null=True, blank=True, related_name="roles")
    group = models.ForeignKey(
        WorkingGroup, models.CASCADE, null=True, blank=True, related_name="roles"
    )
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="roles"
    )
    since = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(kind=RoleKind.MANAGER, project__isnull=False, region=None, group=None)
                    | models.Q(
                        models.Q(region=None) ^ models.Q(group=None),
                        kind=RoleKind.FACILITATOR,
                        project=None,
                    )
                ),
                name="role_is_for_one_region_group_or_project",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="role_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.user_id}"
