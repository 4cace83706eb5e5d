"""When we meet, and about what."""

import uuid
from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.directory.models import Contact, Organisation, Region
from meetings.domain.agenda import ItemState, Purpose
from meetings.domain.meetings import Attribution, Kind, Mode, State, is_door_open
from meetings.domain.policy import Act, Level, Standing, may, may_read
from meetings.domain.replies import ASKED
from meetings.groups import selectors as groups
from meetings.groups.models import LevelChoice, PurposeChoice, WorkingGroup
from meetings.texts import TextField


class StateChoice(models.TextChoices):
    DRAFT = State.DRAFT, _("Draft")
    SCHEDULED = State.SCHEDULED, _("Scheduled")
    IN_PROGRESS = State.IN_PROGRESS, _("In progress")
    HELD = State.HELD, _("Held")
    POSTPONED = State.POSTPONED, _("Postponed")
    CANCELLED = State.CANCELLED, _("Cancelled")


class KindChoice(models.TextChoices):
    COORDINATION = Kind.COORDINATION, _("Coordination meeting")
    WORKING_SESSION = Kind.WORKING_SESSION, _("Working session")
    TRAINING = Kind.TRAINING, _("Training session")
    BILATERAL = Kind.BILATERAL, _("Bilateral meeting")


class ModeChoice(models.TextChoices):
    IN_PERSON = Mode.IN_PERSON, _("In person")
    ONLINE = Mode.ONLINE, _("Online")
    HYBRID = Mode.HYBRID, _("Both")


class AttributionChoice(models.TextChoices):
    NAMED = Attribution.NAMED, _("By name")
    ORGANISATION = Attribution.ORGANISATION, _("By organisation")
    NONE = Attribution.NONE, _("Not at all")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def standing(self) -> Self:
        """Meetings that still stand; a cancelled one is kept for the record."""
        return self.exclude(state__in=[State.DRAFT, State.CANCELLED])

    def upcoming(self, *, at: datetime) -> Self:
        return (
            self.filter(state__in=[State.SCHEDULED, State.IN_PROGRESS, State.POSTPONED])
            .filter(ends_at__gt=at)
            .order_by("starts_at", "pk")
        )

    def over(self, *, at: datetime) -> Self:
        """Meetings that were held or called off, and those whose time passed without a start."""
        passed = models.Q(state__in=[State.SCHEDULED, State.POSTPONED], ends_at__lte=at)
        return self.filter(models.Q(state__in=[State.HELD, State.CANCELLED]) | passed)

    def in_region(self, code: str) -> Self:
        return self.filter(regions__code=code)

    def public(self) -> Self:
        """What anybody may know of: never a draft."""
        return self.filter(visibility=Level.PUBLIC).exclude(state=State.DRAFT)

    def visible_to(self, user: groups.Viewer) -> Self:
        """Meetings that somebody may know of; a draft is its facilitators' own."""
        stands = _standings(user)
        drafted = models.Q(state=State.DRAFT)
        readable = groups.readable(stands)
        runs = stands[Standing.FACILITATOR] | stands[Standing.MANAGER]
        return self.filter(pk__in=Meeting.objects.filter((readable & ~drafted) | runs).values("pk"))

    def run_by(self, user: groups.Viewer) -> Self:
        """Meetings that somebody facilitates or manages."""
        stands = _standings(user)
        return self.filter(
            pk__in=Meeting.objects.filter(
                stands[Standing.FACILITATOR] | stands[Standing.MANAGER]
            ).values("pk")
        )

    def joined_by(self, user: groups.Viewer) -> Self:
        """Meetings to which somebody is invited and not un-invited."""
        return self.filter(_standings(user)[Standing.PARTICIPANT])

    def with_standings(self, user: groups.Viewer) -> Self:
        """Annotate each meeting with what somebody is towards it, for `Meeting.standings`."""
        conditions = {
            f"is_{standing.name.lower()}": models.Exists(
                Meeting.objects.filter(pk=models.OuterRef("pk")).filter(when)
            )
            for standing, when in _standings(user).items()
        }
        return self.annotate(**conditions)


def _standings(user: groups.Viewer) -> dict[Standing, models.Q]:
    pk = user.pk or 0
    invited = models.Q(
        pk__in=Meeting.objects.filter(
            invitations__contact__user_id=pk, invitations__state__in=ASKED
        ).values("pk")
    )
    noting = models.Q(pk__in=NoteTaker.objects.filter(user_id=pk).values("meeting"))
    return groups.standings(user, region="regions", group="group", project="group__project") | {
        Standing.PARTICIPANT: invited | noting,
        Standing.NOTE_TAKER: noting,
    }


class Meeting(models.Model):
    """One meeting, at one time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="meetings")
    regions = models.ManyToManyField(Region, related_name="meetings")
    home_region = models.ForeignKey(Region, models.PROTECT, related_name="home_meetings")
    title = TextField(_("Title"))
    kind = models.CharField(max_length=20, choices=KindChoice, default=Kind.COORDINATION)
    mode = models.CharField(max_length=20, choices=ModeChoice, default=Mode.IN_PERSON)
    venue = TextField(_("Place"), blank=True)
    join_url = models.URLField(_("Link to join"), blank=True)  # for those invited, in no feed
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=StateChoice, default=State.DRAFT)
    state_reason = TextField(_("Reason"), blank=True)

    visibility = models.PositiveSmallIntegerField(choices=LevelChoice, default=Level.REGION)
    attribution = models.CharField(
        max_length=20, choices=AttributionChoice, default=Attribution.ORGANISATION
    )

    # What calendars know this meeting by; a higher sequence outdates a lower one.
    uid = models.CharField(max_length=80, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=models.Q(state=State.IN_PROGRESS),
                name="group_holds_one_meeting_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["visibility", "state", "starts_at"], name="meeting_by_visibility"),
            models.Index(fields=["group", "starts_at"], name="meeting_by_group"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def day(self) -> date:
        """The day of the meeting in its own time zone, which numbers and quarters go by."""
        return self.starts_at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def standings(self) -> frozenset[Standing]:
        """What the viewer is towards this meeting, once `with_standings` has asked."""
        return frozenset(
            standing for standing in Standing if getattr(self, f"is_{standing.name.lower()}")
        )

    @property
    def has_notes(self) -> bool:
        return self.state in {State.IN_PROGRESS, State.HELD}

    def has_door_at(self, at: datetime) -> bool:
        """Whether people can join online, or will be able to."""
        stands = self.state in {State.SCHEDULED, State.IN_PROGRESS}
        return bool(self.join_url) and stands and at < self.ends_at

    def join_url_at(self, at: datetime) -> str:
        """Return the link to join while the door is open; for those invited only."""
        opened = is_door_open(
            State(self.state), starts_at=self.starts_at, ends_at=self.ends_at, at=at
        )
        return self.join_url if opened else ""

    def may(self, act: Act) -> bool:
        return may(act, self.standings)

    def opens(self, level: Level) -> bool:
        """Whether what is kept at `level` in this meeting is open to the viewer."""
        return may_read(level, self.standings)


class MeetingEvent(models.Model):
    """Append-only history: what happened to a meeting, by whom, when and why."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="events")
    state = models.CharField(max_length=20, choices=StateChoice)
    reason = TextField(_("Reason"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.state}"


class ItemStateChoice(models.TextChoices):
    PLANNED = ItemState.PLANNED, _("Planned")
    CURRENT = ItemState.CURRENT, _("Now")
    DONE = ItemState.DONE, _("Done")
    SKIPPED = ItemState.SKIPPED, _("Skipped")
    PARKED = ItemState.PARKED, _("Parked")
    MOVED = ItemState.MOVED, _("Moved")


class AgendaItem(models.Model):
    """A point to talk about. Its id names its part of the live notes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = TextField(_("Title"))
    purpose = models.CharField(
        _("Purpose"), max_length=20, choices=PurposeChoice, default=Purpose.INFORMATION
    )
    minutes = models.PositiveSmallIntegerField(_("Minutes"), default=10)
    presenter = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    presenter_contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    visibility = models.PositiveSmallIntegerField(choices=LevelChoice, default=Level.PUBLIC)
    state = models.CharField(max_length=20, choices=ItemStateChoice, default=ItemState.PLANNED)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="agenda_items_stand_in_a_row"
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=models.Q(state=ItemState.CURRENT),
                name="meeting_has_one_current_item",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class NoteTaker(models.Model):
    """That somebody may write the notes of one meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="note_takers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    named_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="note_taker_is_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.meeting_id}"
