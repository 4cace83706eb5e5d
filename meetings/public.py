"""The front door: what the public pages may know about meetings and gaps.

Plain values, never models, so that no template can wander into the database; and only what
everybody may read, so that no editor can publish anything else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from meetings.domain import actions, gaps, meetings
from meetings.domain.numbers import quarter
from meetings.gaps.models import Gap
from meetings.gaps.models import StateChoice as GapState
from meetings.http import now
from meetings.outcomes.models import ActionItem
from meetings.outcomes.selectors import Progress
from meetings.schedule.models import Meeting
from meetings.schedule.models import StateChoice as MeetingState
from meetings.schedule.selectors import public_meetings
from meetings.texts import Text

__all__ = [
    "GapCard",
    "Headline",
    "MeetingCard",
    "gap_choices",
    "gap_progress",
    "gaps_named",
    "meeting_choices",
    "meetings_named",
    "now",
    "upcoming_meetings",
]


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """A public meeting, as far as a list of meetings shows it."""

    key: str
    title: Text
    region: Text
    place: Text
    starts_at: datetime
    ends_at: datetime
    state: str
    url: str

    def get_state_display(self) -> str:
        """Return the state in the reader's words, by the name under which badges ask for it."""
        return str(MeetingState(self.state).label)


@dataclass(frozen=True, slots=True)
class GapCard:
    """A public gap; `number` is what people call it, such as G-001."""

    number: str
    statement: Text
    state: str
    url: str

    def get_state_display(self) -> str:
        return str(GapState(self.state).label)


@dataclass(frozen=True, slots=True)
class Headline:
    """Three figures on how far things are: gaps, what is done for them, meetings this quarter."""

    gaps: Progress
    actions: Progress
    overdue: int
    meetings: Progress
    cancelled: int


def upcoming_meetings(
    *, at: datetime, region_code: str | None = None, limit: int = 3
) -> list[MeetingCard]:
    """Return the next meetings, of one region or of all; a postponed one stands at its old date."""
    found = Meeting.objects.public().upcoming(at=at).select_related("home_region")
    if region_code is not None:
        found = found.in_region(region_code)
    return [_meeting_card(meeting) for meeting in found[:limit]]


def meetings_named(keys: Iterable[str]) -> list[MeetingCard]:
    """Return the meetings with these keys, in their order; one not public is left out."""
    wanted = list(dict.fromkeys(keys))
    found = {str(meeting.pk): meeting for meeting in public_meetings().filter(pk__in=wanted)}
    return [_meeting_card(found[key]) for key in wanted if key in found]


def gaps_named(numbers: Iterable[str]) -> list[GapCard]:
    """Return the gaps with these numbers, in their order; one not public is left out."""
    wanted = list(dict.fromkeys(numbers))
    found = {gap.number: gap for gap in _public_gaps().filter(number__in=wanted)}
    return [_gap_card(found[number]) for number in wanted if number in found]


def meeting_choices() -> list[tuple[str, str]]:
    """Return what an editor may refer to, the latest meeting first."""
    found = public_meetings().order_by("-starts_at", "pk")
    return [
        (str(meeting.pk), f"{meeting.day:%d.%m.%Y} {meeting.title}, {meeting.home_region}")
        for meeting in found
    ]


def gap_choices() -> list[tuple[str, str]]:
    """Return what an editor may refer to, by number."""
    return [(gap.number, f"{gap.number} {gap.statement}") for gap in _public_gaps()]


def gap_progress(*, at: datetime) -> Headline:
    """Return the figures as they stand at a moment, in three queries."""
    today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    of_actions, of_meetings = _of_actions(today), _of_meetings(today)
    return Headline(
        gaps=_progress(_of_gaps()),
        actions=_progress(of_actions),
        overdue=of_actions["overdue"],
        meetings=_progress(of_meetings),
        cancelled=of_meetings["cancelled"],
    )


def _of_gaps() -> dict[str, int]:
    return _public_gaps().aggregate(
        done=_where(state=gaps.State.CLOSED),
        under_way=_where(state=gaps.State.BEING_ADDRESSED),
        waiting=_where(state__in=gaps.STANDING - {gaps.State.CLOSED, gaps.State.BEING_ADDRESSED}),
    )


def _of_actions(today: date) -> dict[str, int]:
    """Count the action points for public gaps; of a restricted one the number, never its text."""
    return ActionItem.objects.filter(gap__in=_public_gaps()).aggregate(
        done=_where(state__in=actions.COUNTED_AS_DONE),
        under_way=_where(state=actions.State.IN_PROGRESS),
        waiting=_where(state=actions.State.OPEN),
        overdue=_where(state__in=actions.LIVE, due__lt=today),
    )


def _of_meetings(today: date) -> dict[str, int]:
    """Count the public meetings of the quarter of `today`, by the date that stands now."""
    begins = datetime(today.year, 3 * quarter(today) - 2, 1, tzinfo=ZoneInfo(settings.TIME_ZONE))
    ends = (begins + timedelta(days=93)).replace(day=1)  # a quarter has 90 to 92 days
    counted = Meeting.objects.public().filter(starts_at__gte=begins, starts_at__lt=ends)
    return counted.aggregate(
        done=_where(state=meetings.State.HELD),
        under_way=_where(state=meetings.State.IN_PROGRESS),
        waiting=_where(state__in=[meetings.State.SCHEDULED, meetings.State.POSTPONED]),
        cancelled=_where(state=meetings.State.CANCELLED),
    )


def _where(**conditions: Any) -> Count:
    return Count("pk", filter=Q(**conditions))


def _progress(counted: dict[str, int]) -> Progress:
    return Progress(counted["done"], counted["under_way"], counted["waiting"])


def _public_gaps() -> QuerySet[Gap]:
    return Gap.objects.standing().public()


def _meeting_card(meeting: Meeting) -> MeetingCard:
    return MeetingCard(
        key=str(meeting.pk),
        title=meeting.title,
        region=meeting.home_region.name,
        place=meeting.venue,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        state=meeting.state,
        url=meeting.get_absolute_url(),
    )


def _gap_card(gap: Gap) -> GapCard:
    return GapCard(
        number=gap.number,
        statement=gap.statement,
        state=gap.state,
        url=gap.get_absolute_url(),
    )
