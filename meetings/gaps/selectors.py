"""Questions about gaps that pages ask."""

from django.db.models import F, QuerySet

from meetings.gaps.models import Gap
from meetings.groups import selectors as groups


def register(user: groups.Viewer) -> QuerySet[Gap]:
    """Return the gaps that somebody may read, by pillar and number."""
    return (
        Gap.objects.standing()
        .visible_to(user)
        .select_related("pillar")
        .prefetch_related("regions")
        .order_by(F("pillar__position").asc(nulls_last=True), "pillar__code", "number")
    )


def may_decide(user: groups.Viewer, gap: Gap) -> bool:
    return groups.groups_run_by(user).filter(pk=gap.group_id).exists()
