"""What calendars are told about a meeting, in the active language."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.domain.events import Event, Status
from meetings.domain.meetings import Mode, State
from meetings.domain.policy import Level
from meetings.schedule.models import AgendaItem, Meeting

# A draft is in no calendar, so it has no status here.
STATUS = {
    State.SCHEDULED: Status.CONFIRMED,
    State.IN_PROGRESS: Status.CONFIRMED,
    State.HELD: Status.CONFIRMED,
    State.POSTPONED: Status.TENTATIVE,
    State.CANCELLED: Status.CANCELLED,
}


def event_of(meeting: Meeting, items: Iterable[AgendaItem]) -> Event:
    """Return the meeting as an event, with `items` as its agenda and never the link to join."""
    return Event(
        uid=meeting.uid,
        sequence=meeting.sequence,
        title=_title(meeting),
        starts_at=local(meeting.starts_at),
        ends_at=local(meeting.ends_at),
        created_at=meeting.created_at,
        changed_at=meeting.changed_at,
        status=STATUS[State(meeting.state)],
        is_public=meeting.visibility == Level.PUBLIC,
        place=place_of(meeting),
        description=_description(meeting, items),
        url=page_of(meeting),
    )


def place_of(meeting: Meeting) -> str:
    """Return where to go. Of a meeting of few, that is told only after signing in."""
    if is_place_withheld(meeting):
        return ""
    if meeting.mode == Mode.ONLINE:
        return _("Online")
    if meeting.mode == Mode.HYBRID:
        return _("%(room)s, or online") % {"room": meeting.venue}
    return str(meeting.venue)


def is_place_withheld(meeting: Meeting) -> bool:
    """Whether mail and links, which are forwarded, keep silent about the place."""
    return meeting.visibility >= Level.PARTICIPANTS


def page_of(meeting: Meeting) -> str:
    return urljoin(settings.PUBLIC_URL, meeting.get_absolute_url())


def local(moment: datetime) -> datetime:
    """Return the moment in the zone that meetings are announced in."""
    return timezone.localtime(moment, ZoneInfo(settings.TIME_ZONE))


def _title(meeting: Meeting) -> str:
    if meeting.state == State.CANCELLED:
        return _("Cancelled: %(title)s") % {"title": meeting.title}
    if meeting.state == State.POSTPONED:
        return _("Postponed: %(title)s") % {"title": meeting.title}
    return str(meeting.title)


def _description(meeting: Meeting, items: Iterable[AgendaItem]) -> str:
    agenda = [
        _("%(title)s (%(minutes)s min)") % {"title": item.title, "minutes": item.minutes}
        for item in items
    ]
    numbered = [f"{number}. {line}" for number, line in enumerate(agenda, start=1)]
    return "\n".join([*numbered, "", page_of(meeting)] if numbered else [page_of(meeting)])
