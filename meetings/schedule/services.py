"""What can be done with a meeting. Each function is one transaction.

Asking people is a capability of its own: see `meetings.invitations.services`.
"""

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from meetings.domain import meetings as rules
from meetings.domain.agenda import ItemState
from meetings.domain.meetings import Mode, NotReadyError, PastError, State, StateError
from meetings.groups.models import WorkingGroup
from meetings.schedule import listeners
from meetings.schedule.models import AgendaItem, Meeting, MeetingEvent
from meetings.texts import Text

if TYPE_CHECKING:
    from kreba.accounts.models import User

__all__ = [
    "NotReadyError",
    "OtherMeetingError",
    "PastError",
    "StateError",
    "cancel",
    "end",
    "go_to",
    "make",
    "name_note_taker",
    "revise",
    "schedule",
    "start",
]


class OtherMeetingError(Exception):
    """The group is in another meeting already."""


@transaction.atomic
def make(group: WorkingGroup, *, by: "User", now: datetime, **fields: Any) -> Meeting:
    """Begin a meeting of `group` as a draft, with the agenda that its meetings start from.

    `fields` are columns of Meeting: title, starts_at, length (timedelta), mode, venue …
    Nothing is sent to anybody.
    """
    length: timedelta = fields.pop("length")
    regions = list(group.regions.order_by("code"))
    meeting = Meeting.objects.create(
        group=group,
        home_region=fields.pop("home_region", regions[0]),
        ends_at=fields["starts_at"] + length,
        uid=f"{uuid.uuid4()}@kreba",
        created_at=now,
        changed_at=now,
        **fields,
    )
    meeting.regions.set(regions)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            position=position,
            title=item.title,
            purpose=item.purpose,
            minutes=item.minutes,
        )
        for position, item in enumerate(group.skeleton.order_by("position"), start=1)
    )
    _record(meeting, by=by, now=now)
    return meeting


@transaction.atomic
def revise(meeting: Meeting, *, now: datetime, length: timedelta, **fields: Any) -> Meeting:
    """Change a draft. Moving one that people already know of is another verb."""
    held = locked(meeting)
    if held.state != State.DRAFT:
        raise StateError("only a draft is rewritten")
    for name, value in fields.items():
        setattr(held, name, value)
    held.ends_at = held.starts_at + length
    held.changed_at = now
    held.save()
    return held


@transaction.atomic
def schedule(meeting: Meeting, *, by: "User", now: datetime) -> Meeting:
    """Fix a draft: raise NotReadyError, PastError or StateError unless it can be."""
    held = locked(meeting)
    rules.check_ready(
        starts_at=held.starts_at,
        mode=Mode(held.mode),
        venue=str(held.venue),
        join_url=held.join_url,
        items=held.agenda.count(),
        now=now,
    )
    return _move(held, State.SCHEDULED, by=by, now=now)


@transaction.atomic
def cancel(meeting: Meeting, *, reason: Text, by: "User", now: datetime) -> Meeting:
    """Call a meeting off, for good; calendars learn it by the higher sequence."""
    held = locked(meeting)
    held.sequence += 1
    return _move(held, State.CANCELLED, by=by, now=now, reason=reason)


@transaction.atomic
def start(meeting: Meeting, *, by: "User", now: datetime) -> Meeting:
    """Open the meeting, with its first item as the current one; raise OtherMeetingError."""
    held = locked(meeting)
    try:
        with transaction.atomic():
            _move(held, State.IN_PROGRESS, by=by, now=now)
    except IntegrityError:  # two may start at once: group_holds_one_meeting_at_a_time decides
        raise OtherMeetingError from None
    if first := held.agenda.order_by("position").first():
        _begin(first, now)
    return held


@transaction.atomic
def go_to(meeting: Meeting, item: AgendaItem, *, now: datetime) -> None:
    """Make `item` the current one; the one before it is done."""
    held = locked(meeting)
    if held.state != State.IN_PROGRESS:
        raise StateError("not in progress")
    if held.agenda.filter(pk=item.pk, state=ItemState.CURRENT).exists():
        return  # the button was pressed twice
    _finish_current(held, now)
    _begin(item, now)
    listeners.tell_moved_on(held.pk)


@transaction.atomic
def end(meeting: Meeting, *, by: "User", now: datetime) -> Meeting:
    """Close the meeting: what was not reached is marked as skipped."""
    held = _move(locked(meeting), State.HELD, by=by, now=now)
    _finish_current(held, now)
    held.agenda.filter(state=ItemState.PLANNED).update(state=ItemState.SKIPPED)
    return held


@transaction.atomic
def name_note_taker(meeting: Meeting, user: "User", *, by: "User", now: datetime) -> None:
    meeting.note_takers.get_or_create(user=user, defaults={"named_by": by, "named_at": now})
    listeners.tell_moved_on(meeting.pk)


def locked(meeting: Meeting) -> Meeting:
    """Return the row as it is now, kept from others until this transaction ends."""
    return (
        Meeting.objects.select_for_update(of=["self"])
        .select_related("group__project", "home_region")
        .get(pk=meeting.pk)
    )


def _move(
    held: Meeting, to: State, *, by: "User", now: datetime, reason: Text | None = None
) -> Meeting:
    held.state = rules.move(State(held.state), to)
    held.state_reason = reason or Text()
    held.changed_at = now
    held.save(update_fields=["state", "state_reason", "changed_at", "sequence"])
    _record(held, by=by, now=now)
    listeners.tell_moved_on(held.pk)
    return held


def _record(meeting: Meeting, *, by: "User", now: datetime) -> None:
    MeetingEvent.objects.create(
        meeting=meeting, state=meeting.state, reason=meeting.state_reason, by=by, at=now
    )


def _begin(item: AgendaItem, now: datetime) -> None:
    item.state, item.started_at, item.ended_at = ItemState.CURRENT, now, None
    item.save(update_fields=["state", "started_at", "ended_at"])


def _finish_current(meeting: Meeting, now: datetime) -> None:
    meeting.agenda.filter(state=ItemState.CURRENT).update(state=ItemState.DONE, ended_at=now)
