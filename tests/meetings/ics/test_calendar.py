"""What we write as iCalendar: golden files, and what two independent programmes read in them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from meetings.domain.events import Attendee, Event, Method, Organiser, Status
from meetings.domain.replies import Reply
from meetings.ics import calendar
from meetings.ics.calendar import Cover
from tests.golden import assert_golden
from tests.meetings.ics.readers import read_strictly

GOLDEN = Path(__file__).with_name("golden")
TBILISI = ZoneInfo("Asia/Tbilisi")
STAMP = datetime(2024, 6, 7, 8, 30, tzinfo=UTC)

EVENT = Event(
    uid="4f1c5c2e-8d0b-4a1e-9f57-2a2c4b1f6f10@kreba",
    sequence=2,
    title="Follow-up meeting; Imereti, Kutaisi",
    starts_at=datetime(2024, 6, 19, 11, 0, tzinfo=TBILISI),
    ends_at=datetime(2024, 6, 19, 12, 30, tzinfo=TBILISI),
    created_at=datetime(2024, 5, 2, 9, 0, tzinfo=UTC),
    changed_at=datetime(2024, 6, 6, 14, 5, tzinfo=UTC),
    place="Imereti Regional Administration (demo), hall 2, Kutaisi, or online",
    description="1. Action points of last time (10 min)\n2. Situation in the region (15 min)",
    url="https://kreba.example.org/meetings/4f1c5c2e-8d0b-4a1e-9f57-2a2c4b1f6f10/",
    organiser=Organiser("Imereti Coordination Group", "rsvp+ayfi2dxz2igqnpa2@example.org"),
    attendee=Attendee("Nino Magalitadze", "nino@example.org", Reply.ACCEPTED),
)
GEORGIAN = replace(
    EVENT,
    title="იმერეთის საკოორდინაციო ჯგუფის შემდგომი შეხვედრა",
    place="იმერეთის რეგიონული ადმინისტრაცია (დემო), დარბაზი 2, ქუთაისი, ან ონლაინ",
    description="1. წინა შეხვედრის სამოქმედო პუნქტები (10 წთ)\n2. ვითარება რეგიონში (15 წთ)",
    organiser=Organiser("იმერეთის საკოორდინაციო ჯგუფი", "rsvp+ayfi2dxz2igqnpa2@example.org"),
    attendee=Attendee("ნინო მაგალითაძე", "nino@example.org", Reply.NEEDS_ACTION),
)
COVER = Cover(
    name="Kreba, Imereti",
    description="Public coordination meetings.",
    url="https://kreba.example.org/calendar/imereti.ics",
    colour="teal",
    zone="Asia/Tbilisi",
)


def public(event, **changes):
    return replace(event, organiser=None, attendee=None, is_public=True, **changes)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("request.en", calendar.message(EVENT, method=Method.REQUEST, stamped_at=STAMP)),
        ("request.ka", calendar.message(GEORGIAN, method=Method.REQUEST, stamped_at=STAMP)),
        (
            "cancel.en",
            calendar.message(
                replace(EVENT, sequence=3, status=Status.CANCELLED),
                method=Method.CANCEL,
                stamped_at=STAMP,
            ),
        ),
        ("file.ka", calendar.file(public(GEORGIAN))),
        (
            "feed.en",
            calendar.feed(
                [public(EVENT), public(GEORGIAN, uid="9b@kreba", status=Status.CANCELLED)],
                cover=COVER,
            ),
        ),
        ("feed.empty", calendar.feed([], cover=COVER)),
    ],
)
def test_a_calendar_reads_as_agreed_to_the_byte(name, written):
    assert_golden(GOLDEN / f"{name}.ics", written)


@pytest.mark.parametrize(
    "written",
    [file.read_bytes() for file in sorted(GOLDEN.glob("*.ics"))],
)
def test_the_golden_calendars_are_read_by_both_without_a_complaint(written, icaljs):
    read = read_strictly(written)
    told = icaljs.read(written)

    assert [str(event["uid"]) for event in read.walk("VEVENT")] == [
        event["uid"] for event in told["events"]
    ]


def test_an_invitation_says_who_asks_whom_and_what_we_know_of_the_answer(icaljs):
    written = calendar.message(GEORGIAN, method=Method.REQUEST, stamped_at=STAMP)

    (event,) = icaljs.read(written)["events"]

    assert event["organizer"] == {
        "address": "mailto:rsvp+ayfi2dxz2igqnpa2@example.org",
        "name": "იმერეთის საკოორდინაციო ჯგუფი",
        "partstat": None,
        "rsvp": None,
    }
    assert event["attendees"] == [
        {
            "address": "mailto:nino@example.org",
            "name": "ნინო მაგალითაძე",
            "partstat": "NEEDS-ACTION",
            "rsvp": "TRUE",
        }
    ]


def test_times_stand_in_tbilisi_time_and_are_the_same_instants(icaljs):
    (event,) = icaljs.read(calendar.file(EVENT))["events"]

    assert event["zone"] == "Asia/Tbilisi"
    assert (event["startsAt"], event["endsAt"]) == (
        "2024-06-19T07:00:00.000Z",
        "2024-06-19T08:30:00.000Z",
    )


def test_a_zone_with_summer_time_keeps_the_instants_on_both_sides_of_the_change(icaljs):
    berlin = ZoneInfo("Europe/Berlin")
    starts = [datetime(2026, 3, day, 11, 0, tzinfo=berlin) for day in (28, 29)]
    events = [
        public(EVENT, uid=f"{n}@kreba", starts_at=start, ends_at=start + timedelta(hours=2))
        for n, start in enumerate(starts)
    ]

    told = icaljs.read(calendar.feed(events, cover=COVER))

    assert told["zones"] == ["Asia/Tbilisi", "Europe/Berlin"]
    assert [event["startsAt"] for event in told["events"]] == [
        "2026-03-28T10:00:00.000Z",
        "2026-03-29T09:00:00.000Z",
    ]


def test_a_zone_is_defined_once_however_many_events_it_has():
    events = [public(EVENT, uid=f"{n}@kreba") for n in range(3)]

    assert calendar.feed(events, cover=COVER).count(b"BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize(
    "starts_at",
    [
        EVENT.starts_at.replace(tzinfo=None),
        datetime(2024, 6, 19, 11, tzinfo=UTC),
        datetime(2024, 6, 19, 11, tzinfo=timezone(timedelta(hours=4))),
        datetime(2024, 6, 19, 11, tzinfo=ZoneInfo("Europe/Berlin")),
    ],
    ids=["floating", "UTC", "a bare offset", "another zone than its end"],
)
def test_a_time_without_a_zone_of_its_own_is_refused(starts_at):
    with pytest.raises(ValueError, match="named zone"):
        calendar.file(replace(EVENT, starts_at=starts_at))


def test_a_feed_names_nobody_and_asks_nothing():
    written = calendar.feed([public(EVENT)], cover=COVER)

    for absent in (b"METHOD", b"ATTENDEE", b"ORGANIZER", b"VALARM"):
        assert absent not in written


def test_no_counter_proposals_are_asked_for_where_we_could_not_follow_them():
    request = calendar.message(EVENT, method=Method.REQUEST, stamped_at=STAMP)
    cancel = calendar.message(EVENT, method=Method.CANCEL, stamped_at=STAMP)

    assert b"X-MICROSOFT-DISALLOW-COUNTER:TRUE\r\n" in request
    assert b"X-MICROSOFT-DISALLOW-COUNTER" not in cancel


@pytest.mark.parametrize("reply", Reply)
def test_every_answer_has_its_participation_status(reply, icaljs):
    event = replace(EVENT, attendee=replace(EVENT.attendee, reply=reply))

    told = icaljs.read(calendar.message(event, method=Method.REQUEST, stamped_at=STAMP))

    assert told["events"][0]["attendees"][0]["partstat"].lower() == reply
