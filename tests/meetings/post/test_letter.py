"""The form of a mail, as the programmes that read it need it (RFC 6047)."""

import email
import email.policy

import pytest
from django.core.mail import BadHeaderError

from meetings.post.letter import Letter
from meetings.post.services import queue
from tests.meetings.post.samples import NOON, a_message

pytestmark = pytest.mark.django_db

CALENDAR = "BEGIN:VCALENDAR\r\nSUMMARY:შეხვედრა\r\nEND:VCALENDAR\r\n".encode()


def bytes_of(**changes):
    return Letter(queue(a_message(**changes), now=NOON)).message().as_bytes(linesep="\r\n")


def as_read(**changes):
    """Return the mail as a programme of the other side parses it."""
    return email.message_from_bytes(bytes_of(**changes), policy=email.policy.default)


@pytest.fixture
def asked():
    return as_read(calendar=CALENDAR, method="REQUEST")


def test_the_calendar_is_the_last_alternative_and_a_file_beside_them(asked):
    alternatives, file = asked.iter_parts()

    assert asked.get_content_type() == "multipart/mixed"
    assert alternatives.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in alternatives.iter_parts()] == [
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert (file.get_content_type(), file.get_filename()) == ("application/ics", "invite.ics")


def test_the_calendar_says_what_it_asks_and_is_no_attachment():
    sent = bytes_of(calendar=CALENDAR, method="CANCEL")
    calendar = list(email.message_from_bytes(sent).walk())[4]

    assert calendar["Content-Type"] == "text/calendar; method=CANCEL; charset=UTF-8"
    assert calendar["Content-Disposition"] is None
    assert calendar["Content-Transfer-Encoding"] == "base64"


def test_both_copies_are_the_stored_bytes(asked):
    calendar, file = list(asked.walk())[4:6]

    assert calendar.get_payload(decode=True) == CALENDAR
    assert file.get_payload(decode=True) == CALENDAR


def test_a_mail_goes_to_one_person_and_back_to_a_mailbox_that_is_read():
    read = as_read(reply_to="rsvp+abc@example.org")

    assert (read["To"], read["Cc"], read["Bcc"]) == ("nino@example.org", None, None)
    assert read["Reply-To"] == "rsvp+abc@example.org"


@pytest.mark.parametrize(
    "subject",
    [
        "მოწვევა: იმერეთის საკოორდინაციო ჯგუფის შემდგომი შეხვედრა, ოთხშაბათი, 2024 წლის 19 ივნისი",
        "Invitation: Follow-up meeting of the Imereti Coordination Group, Wednesday, 19 June 2024",
        "Short",
    ],
)
def test_a_subject_survives_with_its_blanks(subject):
    assert as_read(subject=subject)["Subject"] == subject


def test_a_subject_begins_no_header_of_its_own():
    with pytest.raises(BadHeaderError):
        as_read(subject="Meeting\nBcc: everybody@example.org")


def test_a_later_mail_belongs_to_the_thread_of_the_first():
    read = as_read(in_reply_to="<first@example.org>")

    assert (read["In-Reply-To"], read["References"]) == ("<first@example.org>",) * 2


def test_a_mail_without_a_calendar_is_text_and_html():
    read = as_read()

    assert read.get_content_type() == "multipart/alternative"
    assert read.get_body(("plain",)).get_content().strip() == "გამარჯობა."
    assert read.get_body(("html",)).get_content().strip() == "<p>გამარჯობა.</p>"


def test_every_try_sends_the_same_bytes():
    mail = queue(a_message(calendar=CALENDAR, method="REQUEST"), now=NOON)

    once, again = (Letter(mail).message().as_bytes(linesep="\r\n") for _ in range(2))

    assert once == again


def test_boundaries_differ_from_one_mail_to_the_next():
    one, other = (as_read(calendar=CALENDAR, method="REQUEST") for _ in range(2))

    assert len({one.get_boundary(), other.get_boundary()}) == 2
