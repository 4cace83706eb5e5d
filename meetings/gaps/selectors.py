"""Questions about gaps that pages ask."""

from django.db.models import F, QuerySet

from meetings.gaps.models import Gap, GapQuerySet
from meetings.groups import selectors as groups
from meetings.schedule.models import Meeting


def register(user: groups.Viewer) -> QuerySet[Gap]:
    """Return the gaps that somebody may read, by pillar and number."""
    return (
        Gap.objects.standing()
        .visible_to(user)
        .select_related("pillar")
        .prefetch_related("regions")
        .order_by(F("pillar__position").asc(nulls_last=True), "pillar__code", "number")
    )


def gaps_of(meeting: Meeting) -> GapQuerySet:
    """Return the gaps that a meeting may work on: those of its project, whoever reads them."""
    return Gap.objects.standing().filter(group__project=meeting.group.project_id)


def may_decide(user: groups.Viewer, gap: Gap) -> bool:
    return groups.groups_run_by(user).filter(pk=gap.group_id).exists()
