"""Questions about meetings that pages ask."""

import uuid

from django.db.models import Q, QuerySet
from django.http import Http404

from meetings.directory.models import Organisation
from meetings.domain.agenda import Timing, timing
from meetings.domain.policy import Level, may_read
from meetings.groups.selectors import Viewer
from meetings.schedule.models import AgendaItem, Meeting


def meeting_for(user: Viewer, pk: uuid.UUID) -> Meeting:
    """Return the meeting with what `user` is towards it; hidden is the same as missing."""
    found = (
        Meeting.objects.visible_to(user)
        .with_standings(user)
        .select_related("group__project", "home_region")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def meeting_seen_by(user: Viewer, pk: uuid.UUID | None) -> Meeting | None:
    """Return the meeting a record came from, or nothing if `user` may not know of it."""
    seen = Meeting.objects.visible_to(user).with_standings(user).select_related("home_region")
    return seen.filter(pk=pk).first() if pk else None


def agenda_for(meeting: Meeting) -> list[AgendaItem]:
    """Return the items that the viewer of `meeting` may read, in order."""
    items = meeting.agenda.order_by("position").select_related("presenter")
    return [
        item
        for item in items
        if may_read(max(Level(item.visibility), Level(meeting.visibility)), meeting.standings)
    ]


def timing_of(meeting: Meeting, items: list[AgendaItem]) -> Timing:
    """Lay the items out in time; each is told when it would begin (`planned_at`)."""
    laid = timing(
        (item.minutes for item in items), starts_at=meeting.starts_at, ends_at=meeting.ends_at
    )
    for item, planned_at in zip(items, laid.starts, strict=True):
        item.planned_at = planned_at  # type: ignore[attr-defined]
    return laid


def organisations_of(meeting: Meeting) -> QuerySet[Organisation]:
    """Return who may own what a meeting agrees: everybody of its regions or its group."""
    near = Q(regions__in=meeting.regions.all()) | Q(group_memberships__group=meeting.group_id)
    return Organisation.objects.filter(near).distinct()


def public_meetings() -> QuerySet[Meeting]:
    return Meeting.objects.public().select_related("home_region", "group")
