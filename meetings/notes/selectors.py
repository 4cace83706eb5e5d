"""Who may read and write the notes of a meeting, and what its agenda looks like just now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from meetings.domain.agenda import ItemState
from meetings.domain.meetings import State
from meetings.domain.policy import Act, Level, Standing, effective, may, may_read
from meetings.domain.replies import ASKED
from meetings.groups.models import Role
from meetings.notes import listeners, schema
from meetings.notes.models import Audience
from meetings.schedule.models import AgendaItem, Meeting, NoteTaker

if TYPE_CHECKING:
    from kreba.accounts.models import User

# A held meeting stays open for corrections until its minutes are circulated.
WRITABLE = {State.SCHEDULED, State.IN_PROGRESS, State.HELD}


@dataclass(frozen=True, slots=True)
class Rights:
    """Of some accounts, those that may read a document, and those that may write in it."""

    readers: Collection[int] = ()
    writers: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place before one document."""

    meeting_id: UUID
    audience: str
    account: int
    name: str
    may_write: bool


def seat(user: "User | AnonymousUser", *, meeting_id: UUID, audience: str) -> Seat | None:
    """Return somebody's seat; None where the notes are hidden from them, or missing."""
    if isinstance(user, AnonymousUser):
        return None
    rights = rights_of([user.pk], meeting_id=meeting_id, audience=audience)
    if user.pk not in rights.readers:
        return None
    return Seat(
        meeting_id, audience, user.pk, user.get_full_name(), user.pk in rights.writers
    )  # never the address


def rights_of(accounts: Collection[int], *, meeting_id: UUID, audience: str) -> Rights:
    """Ask the policy for many accounts at once; a meeting that is gone gives no rights."""
    meeting = Meeting.objects.select_related("group").filter(pk=meeting_id).first()
    if meeting is None or audience not in Audience.values:
        return Rights()
    level = _level(meeting, audience)
    standings = _standings(meeting, accounts)
    readers = {account for account, held in standings.items() if may_read(level, held)}
    if meeting.state not in WRITABLE:
        return Rights(readers)
    writers = {account for account in readers if may(Act.WRITE_NOTES, standings[account])}
    return Rights(readers, writers)


def signed_in(sessions: Iterable[str]) -> set[str]:
    """Return which of these logins still exist."""
    alive = Session.objects.filter(session_key__in=sessions, expire_date__gt=timezone.now())
    return set(alive.values_list("session_key", flat=True))


def roots(meeting_id: UUID, audience: str) -> list[str]:
    """Return the names of the roots that a document is to have, in the order of the agenda."""
    return [*(str(item.pk) for item in _items(meeting_id, audience)), schema.GENERAL]


def stage(meeting_id: UUID, audience: str) -> Mapping[str, Any]:
    """Return where the meeting stands, and what other parts add: values for JSON."""
    state = Meeting.objects.filter(pk=meeting_id).values_list("state", flat=True).first()
    items = _items(meeting_id, audience)
    current = next((str(item.pk) for item in items if item.state == ItemState.CURRENT), None)
    says = {"meeting": state, "current": current, "items": [_said_of(item) for item in items]}
    for parts in listeners.stage_parts:
        says |= parts(meeting_id)
    return says


def _items(meeting_id: UUID, audience: str) -> list[AgendaItem]:
    """Return the items that a text speaks of: what facilitators keep to themselves, in theirs."""
    items = AgendaItem.objects.filter(meeting=meeting_id).order_by("position")
    if audience == Audience.SHARED:
        items = items.exclude(visibility=Level.FACILITATORS)
    return list(items)


def _level(meeting: Meeting, audience: str) -> Level:
    if audience == Audience.FACILITATORS or meeting.state == State.DRAFT:
        return Level.FACILITATORS
    return effective(Level.PARTICIPANTS, Level(meeting.visibility))


def _standings(meeting: Meeting, accounts: Collection[int]) -> dict[int, set[Standing]]:
    """Return what accounts are towards a meeting: `Meeting.standings`, for many at once.

    Plain queries, one for each way to be something: this is asked at every edit, and most of
    what a clever one costs is its making.
    """
    held: dict[int, set[Standing]] = {}
    for account, kind in _roles(meeting, accounts):
        held.setdefault(account, set()).add(Standing(kind))
    for account in _invited(meeting, accounts):
        held.setdefault(account, set()).add(Standing.PARTICIPANT)
    for account in _note_takers(meeting, accounts):
        held.setdefault(account, set()).update({Standing.PARTICIPANT, Standing.NOTE_TAKER})
    return held


def _roles(meeting: Meeting, accounts: Collection[int]) -> Iterable[tuple[int, str]]:
    here = (
        Q(region__in=meeting.regions.values("pk"))
        | Q(group=meeting.group_id)
        | Q(project=meeting.group.project_id)
    )
    roles = Role.objects.current().filter(here, user__in=accounts, user__is_active=True)
    return roles.values_list("user_id", "kind")


def _invited(meeting: Meeting, accounts: Collection[int]) -> Iterable[int]:
    invitations = meeting.invitations.filter(
        contact__user__in=accounts, contact__user__is_active=True, state__in=ASKED
    )
    return invitations.values_list("contact__user_id", flat=True)


def _note_takers(meeting: Meeting, accounts: Collection[int]) -> Iterable[int]:
    named = NoteTaker.objects.filter(meeting=meeting, user__in=accounts, user__is_active=True)
    return named.values_list("user_id", flat=True)


def _said_of(item: AgendaItem) -> dict[str, Any]:
    return {
        "id": str(item.pk),
        "state": item.state,
        "started_at": item.started_at and item.started_at.isoformat(),
        "ended_at": item.ended_at and item.ended_at.isoformat(),
    }
