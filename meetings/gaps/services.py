"""What can be done with a gap. Each function is one transaction; every change keeps its reason."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from meetings.domain import gaps as rules
from meetings.domain import numbers
from meetings.domain.gaps import ReasonMissingError, State, StateError
from meetings.domain.policy import Level
from meetings.gaps.models import Gap, GapStateChange
from meetings.groups.models import WorkingGroup
from meetings.numbers import services as series
from meetings.texts import Text

if TYPE_CHECKING:
    from kreba.accounts.models import User

__all__ = ["ReasonMissingError", "StateError", "decide", "publish", "raise_gap"]


@transaction.atomic
def raise_gap(
    group: WorkingGroup, *, statement: Text, now: datetime, by: "User | None" = None, **fields: Any
) -> Gap:
    """Enter a gap that somebody named, as identified; `fields` are columns of Gap."""
    gap = Gap.objects.create(
        number=series.give(numbers.gap_key()),
        group=group,
        statement=statement,
        raised_at=now,
        changed_at=now,
        **fields,
    )
    gap.regions.set(gap.meeting.regions.all() if gap.meeting else group.regions.all())
    GapStateChange.objects.create(gap=gap, after=gap.state, meeting=gap.meeting, by=by, at=now)
    return gap


@transaction.atomic
def decide(gap: Gap, *, to: State, reason: Text, now: datetime, by: "User | None" = None) -> Gap:
    """Move a gap to another state; raise StateError or ReasonMissingError."""
    held = Gap.objects.select_for_update(of=["self"]).get(pk=gap.pk)
    before = held.state
    held.state = rules.move(State(before), to, reason=str(reason))
    held.changed_at = now
    held.save(update_fields=["state", "changed_at"])
    GapStateChange.objects.create(gap=held, before=before, after=to, reason=reason, by=by, at=now)
    return held


@transaction.atomic
def publish(gap: Gap, *, now: datetime) -> Gap:
    """Show a gap to everybody: an act of its own, never a default."""
    held = Gap.objects.select_for_update(of=["self"]).get(pk=gap.pk)
    held.visibility, held.changed_at = Level.PUBLIC, now
    held.save(update_fields=["visibility", "changed_at"])
    return held
