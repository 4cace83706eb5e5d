"""Calendars to subscribe to, and one meeting to download. Their language: `?lang=ka`."""

import hashlib
import uuid
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meetings.directory.models import Region
from meetings.domain.meetings import State
from meetings.feeds.selectors import midnight, public_meetings
from meetings.http import now
from meetings.ics import calendar
from meetings.ics.calendar import Cover
from meetings.schedule.events import event_of
from meetings.schedule.models import Meeting

CALENDAR = "text/calendar; charset=utf-8"


@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """The public meetings of all regions."""
    return _feed(request)


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """The public meetings of one region."""
    return _feed(request, get_object_or_404(Region, slug=slug))


@require_safe
def meeting(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One meeting, for whoever may know of it. What is downloaded follows no later change."""
    visible = Meeting.objects.visible_to(request.user).exclude(state=State.DRAFT)
    found = get_object_or_404(visible, pk=pk)
    items = found.agenda.filter(visibility__lte=found.visibility).order_by("position")
    language = _language(request)
    with translation.override(language):
        body = calendar.file(event_of(found, items))
    return HttpResponse(
        body,
        content_type=CALENDAR,
        headers={
            "Content-Disposition": 'attachment; filename="meeting.ics"',
            "Content-Language": language,
        },
    )


def _feed(request: HttpRequest, place: Region | None = None) -> HttpResponse:
    at, language = now(), _language(request)
    meetings = list(public_meetings(at=at, region=place))
    with translation.override(language):
        events = [event_of(meeting, meeting.agenda.all()) for meeting in meetings]
        body = calendar.feed(events, cover=_cover(_address(request, language), place))
    # A meeting that left the feed leaves no date behind, so the day's beginning is the least;
    # and no date is ahead of us (RFC 9110, 8.8.2.1).
    changed_at = max([midnight(at), *(meeting.changed_at for meeting in meetings)])
    return _conditional(request, body, changed_at=min(changed_at, at), language=language)


def _conditional(
    request: HttpRequest, body: bytes, *, changed_at: datetime, language: str
) -> HttpResponse:
    """Return the feed, or 304 to whoever has these bytes (RFC 9110, 13.1)."""
    etag, modified = f'"{hashlib.sha256(body).hexdigest()[:32]}"', int(changed_at.timestamp())
    response = HttpResponse(
        body,
        content_type=CALENDAR,
        headers={
            "Content-Disposition": 'inline; filename="kreba.ics"',
            "Content-Language": language,
            "Cache-Control": "public, max-age=300",
            "ETag": etag,
            "Last-Modified": http_date(modified),
        },
    )
    return get_conditional_response(request, etag, modified, response) or response


def _cover(address: str, place: Region | None) -> Cover:
    return Cover(
        name=_("Kreba, %(region)s") % {"region": place.name} if place else _("Kreba"),
        description=_("Public coordination meetings. A subscription follows every change."),
        url=address,
        colour="teal",
        zone=settings.TIME_ZONE,
    )


def _address(request: HttpRequest, language: str) -> str:
    """Return where the feed is read again, in the same language."""
    address = urljoin(settings.PUBLIC_URL, request.path)
    return address if language == settings.LANGUAGE_CODE else f"{address}?lang={language}"


def _language(request: HttpRequest) -> str:
    """Return the language asked for, or the site's own when it is none of ours."""
    asked = request.GET.get("lang", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
