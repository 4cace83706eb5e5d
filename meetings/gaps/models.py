"""What the protection of victims lacks, and what became of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.directory.models import Region
from meetings.domain.gaps import STANDING, Kind, State
from meetings.domain.policy import Level, Standing
from meetings.groups import selectors as groups
from meetings.groups.models import LevelChoice, WorkingGroup
from meetings.schedule.models import AgendaItem, Meeting
from meetings.texts import TextField


class Pillar(models.Model):
    """A part of the National Referral Mechanism (OSCE/ODIHR handbook, 2nd ed. 2022)."""

    code = models.SlugField(unique=True)
    name = TextField(_("Name"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "code")

    def __str__(self) -> str:
        return str(self.name)


class StateChoice(models.TextChoices):
    IDENTIFIED = State.IDENTIFIED, _("Identified")
    CONFIRMED = State.CONFIRMED, _("Confirmed")
    BEING_ADDRESSED = State.BEING_ADDRESSED, _("Being addressed")
    CLOSED = State.CLOSED, _("Closed")
    NOT_CONFIRMED = State.NOT_CONFIRMED, _("Not confirmed")
    MERGED = State.MERGED, _("Merged")
    DEFERRED = State.DEFERRED, _("Deferred")
    WITHDRAWN = State.WITHDRAWN, _("Withdrawn")


class KindChoice(models.TextChoices):
    SERVICE = Kind.SERVICE, _("Service")
    CAPACITY = Kind.CAPACITY, _("Capacity")
    PROCEDURE = Kind.PROCEDURE, _("Procedure")
    LEGAL = Kind.LEGAL, _("Law")
    COORDINATION = Kind.COORDINATION, _("Coordination")
    DATA = Kind.DATA, _("Data")
    FUNDING = Kind.FUNDING, _("Funding")


class GapQuerySet(models.QuerySet["Gap"]):
    def standing(self) -> Self:
        """Gaps a reader looks for: not merged, not withdrawn, not refuted."""
        return self.filter(state__in=STANDING)

    def kept(self) -> Self:
        """Gaps that have a page: also those merged and refuted, with the reason why."""
        return self.exclude(state=State.WITHDRAWN)

    def public(self) -> Self:
        return self.filter(visibility=Level.PUBLIC)

    def visible_to(self, user: groups.Viewer) -> Self:
        stands = groups.standings(user, region="regions", group="group", project="group__project")
        invited = models.Q(meeting__in=Meeting.objects.joined_by(user).values("pk"))
        readable = groups.readable(stands | {Standing.PARTICIPANT: invited})
        return self.filter(pk__in=Gap.objects.filter(readable).values("pk"))


class Gap(models.Model):
    """A need of victims, or of those who protect them, that nothing covers yet."""

    number = models.CharField(max_length=20, unique=True)
    statement = TextField(_("Statement"))
    pillar = models.ForeignKey(Pillar, models.PROTECT, null=True, blank=True, related_name="gaps")
    kind = models.CharField(max_length=20, choices=KindChoice, default=Kind.SERVICE)
    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="gaps")
    regions = models.ManyToManyField(Region, related_name="gaps")
    group_affected = TextField(_("Group affected"), blank=True)
    severity = models.PositiveSmallIntegerField(_("Severity"), default=2)
    evidence = TextField(_("Evidence"), blank=True)
    state = models.CharField(max_length=20, choices=StateChoice, default=State.IDENTIFIED)
    visibility = models.PositiveSmallIntegerField(choices=LevelChoice, default=Level.REGION)

    # Where it was raised; empty for one that came by another road.
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="gaps"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="gaps"
    )
    block_id = models.CharField(max_length=40, blank=True)
    raised_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = GapQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(severity__range=(1, 4)), name="gap_severity_is_one_to_four"
            ),
            models.UniqueConstraint(
                fields=["meeting", "block_id"],
                condition=~models.Q(block_id=""),
                name="gap_has_a_block_of_its_own",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.statement}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:gap", args=[self.number])


class GapStateChange(models.Model):
    """Append-only history of a gap: from what, to what, why, by whom."""

    gap = models.ForeignKey(Gap, models.CASCADE, related_name="changes")
    before = models.CharField(max_length=20, choices=StateChoice, blank=True)
    after = models.CharField(max_length=20, choices=StateChoice)
    reason = TextField(_("Reason"), blank=True)
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.gap_id} {self.after}"
