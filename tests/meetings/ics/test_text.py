"""Whatever people write comes out of a calendar as they wrote it, in both readers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.domain.events import Attendee, Method, Organiser
from meetings.domain.replies import Reply
from meetings.ics import calendar, text
from tests.meetings.ics.readers import read_strictly
from tests.meetings.ics.test_calendar import EVENT, STAMP

ANYTHING = st.text(max_size=200) | st.text(st.sampled_from("აბ\\nN;,:\"^'\r\n\v\f\t \x85\u2028a"))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("a\vb\fc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x07c\x1bd\x7fe\x9cf\ud800g", "abcdefg"),
        ("a\tb", "a\tb"),
    ],
    ids=["breaks", "what others take for breaks", "controls", "the tab"],
)
def test_text_keeps_its_lines_and_loses_its_controls(said, kept):
    assert text.lines(said) == kept


def test_a_line_is_one_whatever_was_pasted_into_it():
    assert text.line(" First\r\n meeting\u2028\tof\x00 all ") == "First meeting of all"


def test_pasted_text_cannot_begin_a_property_of_its_own():
    title = "Meeting\r\nATTENDEE:mailto:mallory@example.org\u2028X:1\x85Y:2\vZ:3"

    written = calendar.message(replace(EVENT, title=title), method=Method.REQUEST, stamped_at=STAMP)

    read = read_strictly(written).walk("VEVENT")[0]
    assert str(read["summary"]) == "Meeting ATTENDEE:mailto:mallory@example.org X:1 Y:2 Z:3"
    assert read["attendee"] == "mailto:nino@example.org"


def test_a_backslash_before_a_capital_n_is_no_line_break(icaljs):
    written = calendar.file(replace(EVENT, description="C:\\New\\notes"))

    assert icaljs.read(written)["events"][0]["description"] == "C:\\New\\notes"
    assert str(read_strictly(written).walk("VEVENT")[0]["description"]) == "C:\\New\\notes"


@settings(max_examples=150, deadline=None)
@given(title=ANYTHING, place=ANYTHING, description=ANYTHING)
def test_any_text_comes_back_from_both_readers(icaljs, title, place, description):
    event = replace(EVENT, title=title, place=place, description=description)

    written = calendar.message(event, method=Method.REQUEST, stamped_at=STAMP)

    expected = text.line(title), text.line(place), text.lines(description)
    read = read_strictly(written).walk("VEVENT")[0]
    assert (
        tuple(str(read.get(name, "")) for name in ("summary", "location", "description"))
        == expected
    )
    (told,) = icaljs.read(written)["events"]
    assert (told["title"] or "", told["place"] or "", told["description"] or "") == expected


@settings(max_examples=150, deadline=None)
@given(name=ANYTHING)
def test_any_name_leaves_the_address_as_it_was(icaljs, name):
    event = replace(
        EVENT,
        organiser=Organiser(name, "rsvp+a@example.org"),
        attendee=Attendee(name, "nino@example.org", Reply.TENTATIVE),
    )

    written = calendar.message(event, method=Method.REQUEST, stamped_at=STAMP)

    read = read_strictly(written).walk("VEVENT")[0]
    (told,) = icaljs.read(written)["events"]
    assert read["organizer"] == told["organizer"]["address"] == "mailto:rsvp+a@example.org"
    assert read["attendee"] == told["attendees"][0]["address"] == "mailto:nino@example.org"
    assert read["attendee"].params["CN"] == told["attendees"][0]["name"] != ""


@pytest.mark.parametrize(
    ("email", "address"),
    [
        ("o'neill+x@example.org", "mailto:o'neill+x@example.org"),
        ("who?@example.org", "mailto:who%3F@example.org"),
        ('"\v\x01;"@example.org', "mailto:%22%0B%01%3B%22@example.org"),
        ("info@მაგ.გე", "mailto:info@%E1%83%9B%E1%83%90%E1%83%92.%E1%83%92%E1%83%94"),
    ],
)
def test_an_odd_address_stays_one_address(icaljs, email, address):
    event = replace(EVENT, attendee=Attendee("Nino", email, Reply.NEEDS_ACTION))

    written = calendar.message(event, method=Method.REQUEST, stamped_at=STAMP)

    assert icaljs.read(written)["events"][0]["attendees"][0]["address"] == address
    assert read_strictly(written).walk("VEVENT")[0]["attendee"] == address
