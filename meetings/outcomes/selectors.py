"""Questions about decisions and action points that pages ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from meetings.directory.models import Membership
from meetings.domain.actions import COUNTED_AS_DONE, LIVE, State
from meetings.gaps.models import Gap
from meetings.groups import selectors as groups
from meetings.outcomes.models import ActionItem, ActionItemQuerySet, Decision
from meetings.schedule.models import Meeting


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the action points for a gap are: all of them, never a restricted text."""

    done: int = 0
    under_way: int = 0
    waiting: int = 0

    @property
    def total(self) -> int:
        return self.done + self.under_way + self.waiting


def progress_of(gaps: Iterable[Gap]) -> dict[int, Progress]:
    """Return the progress of each gap by its key, in one query."""
    counted = (
        ActionItem.objects.filter(gap__in=[gap.pk for gap in gaps])
        .exclude(state__in=[State.WITHDRAWN, State.DROPPED])
        .values("gap")
        .annotate(
            done=Count("pk", filter=Q(state__in=COUNTED_AS_DONE)),
            under_way=Count("pk", filter=Q(state=State.IN_PROGRESS)),
            waiting=Count("pk", filter=Q(state=State.OPEN)),
        )
    )
    return {row["gap"]: Progress(row["done"], row["under_way"], row["waiting"]) for row in counted}


def register(user: groups.Viewer) -> ActionItemQuerySet:
    """Return the action points that somebody may read, those due first before the others."""
    return (
        ActionItem.objects.standing()
        .visible_to(user)
        .with_gap_seen_by(user)
        .select_related("owner", "gap", "meeting", "region")
        .order_by(F("due").asc(nulls_last=True), "number")
    )


def chosen(
    actions: ActionItemQuerySet, *, show: str, region: str, today: date
) -> ActionItemQuerySet:
    """Narrow the register as the address says; an unknown word narrows nothing."""
    if region:
        actions = actions.filter(region__code=region)
    if show == "open":
        return actions.filter(state__in=LIVE)
    if show == "overdue":
        return actions.overdue(today=today)
    if show == "done":
        return actions.filter(state__in=COUNTED_AS_DONE)
    return actions


def may_update(user: groups.Viewer, action: ActionItem) -> bool:
    """Facilitators, managers, and the members of the organisation that owns it."""
    owns = Membership.objects.current().of_user(user.pk or 0).filter(organisation=action.owner_id)
    return owns.exists() or groups.groups_run_by(user).filter(pk=action.group_id).exists()


def made_in(meeting: Meeting, user: groups.Viewer) -> dict[str, list[object]]:
    """Return the decisions, action points and gaps of a meeting that somebody may read."""
    return {
        "decisions": list(Decision.objects.standing().visible_to(user).filter(meeting=meeting)),
        "actions": list(
            ActionItem.objects.standing()
            .visible_to(user)
            .with_gap_seen_by(user)
            .filter(meeting=meeting)
            .select_related("owner", "gap")
        ),
        "gaps": list(Gap.objects.standing().visible_to(user).filter(meeting=meeting)),
    }
