"""What stands in the calendars that people subscribe to."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from meetings.directory.models import Region
from meetings.domain.meetings import State
from meetings.domain.policy import Level
from meetings.schedule.models import AgendaItem, Meeting

LOOKING_BACK = timedelta(days=90)
CANCELLED_SHOWN = timedelta(days=30)


def public_meetings(*, at: datetime, region: Region | None = None) -> QuerySet[Meeting]:
    """Return the public meetings of the last 90 days and all ahead, with their public agendas.

    A cancelled one stays for 30 days after its date, so that every subscriber hears of it.
    """
    today = midnight(at)
    found = (
        Meeting.objects.public()
        .filter(ends_at__gte=today - LOOKING_BACK)
        .exclude(state=State.CANCELLED, ends_at__lt=today - CANCELLED_SHOWN)
    )
    if region is not None:
        found = found.filter(regions=region)
    public_items = AgendaItem.objects.filter(visibility=Level.PUBLIC).order_by("position")
    return found.prefetch_related(Prefetch("agenda", public_items)).order_by("starts_at", "pk")


def midnight(at: datetime) -> datetime:
    """Return when the day of `at` began here: a window moves once a day, and ETags hold still."""
    local = timezone.localtime(at, ZoneInfo(settings.TIME_ZONE))
    return local.replace(hour=0, minute=0, second=0, microsecond=0)
