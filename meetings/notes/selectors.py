"""Who may read and write the notes of a meeting, and what its agenda looks like just now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from meetings.domain.agenda import ItemState
from meetings.domain.meetings import State
from meetings.domain.policy import Act, Level, Standing, effective, may, may_read
from meetings.domain.replies import ASKED
from meetings.groups.models import Role, RoleKind
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


def rights_of(accounts: Iterable[int], *, meeting_id: UUID, audience: str) -> Rights:
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


def _standings(meeting: Meeting, accounts: Iterable[int]) -> dict[int, set[Standing]]:
    """Return what each account is towards a meeting: `Meeting.standings`, for many at once."""
    roles = Role.objects.current().filter(user=OuterRef("pk"))
    noting = NoteTaker.objects.filter(meeting=meeting, user=OuterRef("pk"))
    facilitates = Q(region__in=meeting.regions.values("pk")) | Q(group=meeting.group_id)
    invited = meeting.invitations.filter(contact__user=OuterRef("pk"), state__in=ASKED)
    asked = {
        Standing.FACILITATOR: Exists(roles.filter(facilitates, kind=RoleKind.FACILITATOR)),
        Standing.MANAGER: Exists(
            roles.filter(kind=RoleKind.MANAGER, project=meeting.group.project_id)
        ),
        Standing.PARTICIPANT: Exists(invited) | Exists(noting),
        Standing.NOTE_TAKER: Exists(noting),
    }
    users = get_user_model().objects.filter(pk__in=accounts, is_active=True)
    found = users.annotate(**{name.name: when for name, when in asked.items()})
    return {
        account: {standing for standing, holds in zip(asked, held, strict=True) if holds}
        for account, *held in found.values_list("pk", *(name.name for name in asked))
    }


def _said_of(item: AgendaItem) -> dict[str, Any]:
    return {
        "id": str(item.pk),
        "state": item.state,
        "started_at": item.started_at and item.started_at.isoformat(),
        "ended_at": item.ended_at and item.ended_at.isoformat(),
    }
