"""Write events as iCalendar (RFC 5545). Knows no models and opens no sockets.

The same values give the same bytes. `icalendar` folds, quotes and orders; what it leaves
unchecked (controls, zones without a definition, VALUE of newer properties) is settled here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import icalendar

from meetings.domain.events import Attendee, Event, Method, Organiser, Status
from meetings.domain.replies import Reply
from meetings.ics import text

PRODID = "-//Kreba//Meetings//EN"
REFRESH = timedelta(hours=1)

PARTSTAT = {
    Reply.NEEDS_ACTION: "NEEDS-ACTION",
    Reply.ACCEPTED: "ACCEPTED",
    Reply.TENTATIVE: "TENTATIVE",
    Reply.DECLINED: "DECLINED",
    Reply.DELEGATED: "DELEGATED",
}

# No meeting of ours is older, so a zone need not tell what it did before (Tbilisi: until 2005).
_ZONES_SINCE = date(2006, 1, 1)
# What stands as it is in a mailto address (RFC 6068); the rest is percent-encoded.
_ADDRESS = "@!$'*+-./=_`{|}~"


@dataclass(frozen=True, slots=True)
class Cover:
    """What a subscriber sees of a feed before its events; `url` is where it is read again."""

    name: str
    description: str
    url: str
    colour: str  # a name of CSS3
    zone: str  # what its times are announced in


def message(event: Event, *, method: Method, stamped_at: datetime) -> bytes:
    """Return the calendar of one mail (RFC 5546), of which `stamped_at` tells the order."""
    calendar = _calendar()
    calendar.add("method", method)
    vevent = _vevent(event, stamped_at)
    if method is Method.REQUEST:
        vevent.add("x-microsoft-disallow-counter", "TRUE")
    return _write(calendar, [vevent], zones={_zone(event)})


def feed(events: Iterable[Event], *, cover: Cover) -> bytes:
    """Return a calendar to subscribe to. Stamped by the data, so it changes only with them."""
    calendar = _calendar()
    calendar.add("name", _Text(cover.name))
    calendar.add("x-wr-calname", _Text(cover.name))
    calendar.add("description", _Text(cover.description))
    calendar.add("x-wr-caldesc", _Text(cover.description))
    calendar.add("url", cover.url)
    calendar.add("source", cover.url, {"VALUE": "URI"})
    calendar.add("color", cover.colour)
    calendar.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(REFRESH))
    calendar.add("x-wr-timezone", cover.zone)
    # The zone stands in an empty feed too: a calendar has one component at least (3.6).
    shown = list(events)
    return _write(
        calendar,
        [_vevent(event, event.changed_at) for event in shown],
        zones={cover.zone, *map(_zone, shown)},
    )


def file(event: Event) -> bytes:
    """Return one event as a file to keep: it follows no later change."""
    return _write(_calendar(), [_vevent(event, event.changed_at)], zones={_zone(event)})


class _Text(icalendar.vText):
    """Text with its controls stripped, escaped as RFC 5545, 3.3.11 says.

    `vText` takes a backslash before a capital N for a line break, which C:\\New is not.
    """

    def to_ical(self) -> bytes:
        said = text.lines(self).replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
        return said.replace("\n", r"\n").encode()


def _calendar() -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _write(
    calendar: icalendar.Calendar, vevents: Iterable[icalendar.Event], *, zones: set[str]
) -> bytes:
    for zone in sorted(zones):
        calendar.add_component(_vtimezone(zone))
    for vevent in vevents:
        calendar.add_component(vevent)
    return calendar.to_ical()


def _zone(event: Event) -> str:
    """Return the zone of an event; a floating time or a bare offset means nothing to a reader."""
    zone = event.starts_at.tzinfo
    if not isinstance(zone, ZoneInfo) or event.ends_at.tzinfo is not zone:
        raise ValueError("An event begins and ends in one named zone.")
    return zone.key


@lru_cache
def _vtimezone(zone: str) -> icalendar.Timezone:
    """Return what a zone's name means: one line for Tbilisi, which keeps one time all year."""
    vtimezone = icalendar.Timezone.from_tzid(zone, first_date=_ZONES_SINCE)
    vtimezone.pop("comment", None)
    for change in vtimezone.subcomponents:
        dates: Any = change.get("rdate")
        if dates:  # ical.js, and so Thunderbird, reads but the first date of a line
            change["rdate"] = [icalendar.vDDDLists([at.dt]) for at in dates.dts]
    return vtimezone


def _vevent(event: Event, stamped_at: datetime) -> icalendar.Event:
    vevent = icalendar.Event()
    vevent.add("uid", event.uid)
    vevent.add("sequence", event.sequence)
    vevent.add("dtstamp", stamped_at)
    vevent.add("created", event.created_at)
    vevent.add("last-modified", event.changed_at)
    vevent.add("dtstart", event.starts_at)
    vevent.add("dtend", event.ends_at)
    vevent.add("summary", _Text(text.line(event.title)))
    vevent.add("status", event.status)
    vevent.add("transp", "TRANSPARENT" if event.status is Status.CANCELLED else "OPAQUE")
    vevent.add("class", "PUBLIC" if event.is_public else "PRIVATE")
    _add_words(vevent, event)
    _add_people(vevent, event)
    return vevent


def _add_words(vevent: icalendar.Event, event: Event) -> None:
    if event.description:
        vevent.add("description", _Text(event.description))
    if event.place:
        vevent.add("location", _Text(text.line(event.place)))
    if event.url:
        vevent.add("url", event.url)


def _add_people(vevent: icalendar.Event, event: Event) -> None:
    if event.organiser:
        vevent.add("organizer", _address(event.organiser))
    if event.attendee:
        attendee = _address(event.attendee)
        attendee.params["CUTYPE"] = "INDIVIDUAL"
        attendee.params["ROLE"] = "REQ-PARTICIPANT"
        attendee.params["PARTSTAT"] = PARTSTAT[event.attendee.reply]
        attendee.params["RSVP"] = "TRUE"
        vevent.add("attendee", attendee)


def _address(person: Organiser | Attendee) -> icalendar.vCalAddress:
    # Double quotes cannot be written in a parameter, and ^ and \ not all programmes read alike.
    name = text.line(person.name).translate({ord('"'): "'", ord("^"): None, ord("\\"): None})
    address = icalendar.vCalAddress(f"mailto:{quote(person.email, safe=_ADDRESS)}")
    address.params["CN"] = name or person.email
    return address
