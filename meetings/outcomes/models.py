"""What was agreed, and who does what by when. Most of it is written in live notes."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.directory.models import Contact, Membership, Organisation, Region
from meetings.domain.actions import (
    COUNTED_AS_DONE,
    LIVE,
    Basis,
    Priority,
    State,
    is_overdue,
)
from meetings.domain.policy import Level, Standing
from meetings.gaps.models import Gap
from meetings.groups import selectors as groups
from meetings.groups.models import LevelChoice, WorkingGroup
from meetings.schedule.models import AgendaItem, Meeting
from meetings.texts import TextField


class StateChoice(models.TextChoices):
    OPEN = State.OPEN, _("Open")
    IN_PROGRESS = State.IN_PROGRESS, _("In progress")
    DONE = State.DONE, _("Done")
    VERIFIED = State.VERIFIED, _("Verified")
    DROPPED = State.DROPPED, _("Dropped")
    WITHDRAWN = State.WITHDRAWN, _("Withdrawn")


class PriorityChoice(models.TextChoices):
    NORMAL = Priority.NORMAL, _("Normal")
    HIGH = Priority.HIGH, _("High")


class BasisChoice(models.TextChoices):
    CONSENSUS = Basis.CONSENSUS, _("Consensus")
    VOTE = Basis.VOTE, _("Vote")
    NOTED = Basis.NOTED, _("Noted")


def _readable(user: groups.Viewer) -> models.Q:
    """What decisions and action points have in common: their level, and whose they are."""
    stands = groups.standings(
        user, region="group__regions", group="group", project="group__project"
    )
    invited = models.Q(meeting__in=Meeting.objects.joined_by(user).values("pk"))
    return groups.readable(stands | {Standing.PARTICIPANT: invited})


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> Self:
        return self.filter(withdrawn=False)

    def visible_to(self, user: groups.Viewer) -> Self:
        return self.filter(pk__in=Decision.objects.filter(_readable(user)).values("pk"))


class Decision(models.Model):
    """What a meeting agreed, and how."""

    number = models.CharField(max_length=30, unique=True)
    text = TextField(_("Text"))
    basis = models.CharField(max_length=20, choices=BasisChoice, default=Basis.CONSENSUS)
    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    agenda_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="decisions"
    )
    block_id = models.CharField(max_length=40)
    withdrawn = models.BooleanField(default=False)  # its block was deleted from the notes
    visibility = models.PositiveSmallIntegerField(choices=LevelChoice, default=Level.REGION)
    made_at = models.DateTimeField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "block_id"], name="decision_has_a_block_of_its_own"
            )
        ]

    def __str__(self) -> str:
        return self.number


class ActionItemQuerySet(models.QuerySet["ActionItem"]):
    def standing(self) -> Self:
        return self.exclude(state=State.WITHDRAWN)

    def live(self) -> Self:
        return self.filter(state__in=LIVE)

    def done(self) -> Self:
        return self.filter(state__in=COUNTED_AS_DONE)

    def overdue(self, *, today: date) -> Self:
        return self.live().filter(due__lt=today)

    def visible_to(self, user: groups.Viewer) -> Self:
        """By their own level; those of somebody's own organisation always."""
        mine = Membership.objects.current().of_user(user.pk or 0)
        own = models.Q(owner__in=mine.values("organisation"))
        return self.filter(pk__in=ActionItem.objects.filter(_readable(user) | own).values("pk"))

    def with_gap_seen_by(self, user: groups.Viewer) -> Self:
        """Annotate whether the gap of each may be named to somebody: `gap_is_seen`."""
        seen = Gap.objects.kept().visible_to(user).filter(pk=models.OuterRef("gap"))
        return self.annotate(gap_is_seen=models.Exists(seen))


class ActionItem(models.Model):
    """An action point: an organisation does something by a day, to close a gap."""

    number = models.CharField(max_length=20, unique=True)
    text = TextField(_("What is to be done"))
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    owner_contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    due = models.DateField(_("Due"), null=True, blank=True)
    first_due = models.DateField(null=True, blank=True)
    priority = models.CharField(max_length=10, choices=PriorityChoice, default=Priority.NORMAL)
    state = models.CharField(max_length=20, choices=StateChoice, default=State.OPEN)
    gap = models.ForeignKey(Gap, models.SET_NULL, null=True, blank=True, related_name="actions")
    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="actions")
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    block_id = models.CharField(max_length=40, blank=True)
    visibility = models.PositiveSmallIntegerField(choices=LevelChoice, default=Level.REGION)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(owner__isnull=False) | ~models.Q(block_id=""),
                name="action_has_an_owner_unless_taken_in_notes",
            ),
            models.UniqueConstraint(
                fields=["meeting", "block_id"],
                condition=~models.Q(block_id=""),
                name="action_has_a_block_of_its_own",
            ),
        ]
        indexes = [models.Index(fields=["state", "due"], name="action_by_state_and_due")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("meetings:action", args=[self.number])

    def is_overdue(self, today: date) -> bool:
        return is_overdue(State(self.state), self.due, today=today)


class ActionUpdate(models.Model):
    """Append-only history of an action point: what was said, and where it stands since."""

    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="updates")
    state = models.CharField(max_length=20, choices=StateChoice)
    text = TextField(_("What was done"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.action_id} {self.state}"
