"""Letters about a meeting: golden files of each, and what must and must not stand in them."""

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import translation

from meetings.directory.models import Membership, MembershipKind
from meetings.domain.meetings import Mode, State
from meetings.domain.policy import Level
from meetings.domain.replies import Reply
from meetings.groups.models import GroupMembership
from meetings.invitations import mail
from meetings.links import secrets
from meetings.links.secrets import Purpose
from meetings.post.letter import Letter
from meetings.post.services import queue
from tests.factories import AgendaItemFactory, ContactFactory
from tests.golden import assert_golden
from tests.meetings.ics.readers import read_strictly
from tests.meetings.invitations.scene import SENT_AT, an_invitation

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).with_name("golden")
LETTERS = {
    "invitation": (mail.invitation, {}),
    "update": (mail.update, {"sequence": 2}),
    "cancellation": (
        mail.cancellation,
        {
            "sequence": 2,
            "state": State.CANCELLED,
            "state_reason": {
                "en": "A storm is forecast.",
                "ka": "მოსალოდნელია შტორმი.",
            },
        },
    ),
    "withdrawal": (mail.cancellation, {}),
}


def as_sent(message):
    return Letter(queue(message, now=SENT_AT)).message().as_bytes(linesep="\r\n")


def event_in(message):
    return read_strictly(message.calendar).walk("VEVENT")[0]


@pytest.mark.parametrize("language", ["en", "ka"])
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_reads_as_agreed_to_the_byte(name, language, icaljs):
    write, meeting = LETTERS[name]
    message = write(an_invitation(language, **meeting), now=SENT_AT)

    sent = as_sent(replace(message, message_id="<this@example.org>"))

    assert_golden(GOLDEN / f"{name}.{language}.eml", sent)
    assert_golden(GOLDEN / f"{name}.{language}.ics", message.calendar)
    read_strictly(message.calendar)
    assert icaljs.read(message.calendar)["method"] == message.method


def test_the_calendar_answers_to_a_mailbox_of_this_invitation_alone():
    invitation = an_invitation()

    message = mail.invitation(invitation, now=SENT_AT)

    mailbox = f"rsvp+{secrets.mailbox(Purpose.REPLY, invitation.pk)}@example.org"
    assert event_in(message)["organizer"] == f"mailto:{mailbox}"
    assert email.message_from_bytes(as_sent(message))["Reply-To"] == mailbox
    assert mailbox != message.address


def test_uid_and_mailbox_hold_from_the_first_letter_to_the_last():
    invitation = an_invitation()

    letters = [
        write(invitation, now=SENT_AT)
        for write in (mail.invitation, mail.update, mail.cancellation)
    ]

    assert {str(event_in(letter)["uid"]) for letter in letters} == {"4f1c5c2e@kreba"}
    assert len({event_in(letter)["organizer"] for letter in letters}) == 1
    assert len({letter.message_id for letter in letters}) == 3
    assert [letter.in_reply_to for letter in letters] == ["", *["<first@example.org>"] * 2]


@pytest.mark.parametrize("reply", [Reply.ACCEPTED, Reply.DECLINED, Reply.TENTATIVE])
def test_an_update_does_not_reset_the_answer_in_their_calendar(reply):
    invitation = an_invitation()
    invitation.reply = reply

    attendee = event_in(mail.update(invitation, now=SENT_AT))["attendee"]

    assert attendee.params["PARTSTAT"].lower() == reply


def test_somebody_uninvited_is_told_that_it_is_off_for_them_alone():
    message = mail.cancellation(an_invitation(), now=SENT_AT)

    event = event_in(message)
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert str(event["summary"]) == "Follow-up meeting of the Imereti Coordination Group"


def test_the_links_lead_to_a_page_and_only_suggest_an_answer():
    invitation = an_invitation("ka")

    message = mail.invitation(invitation, now=SENT_AT)

    page = f"https://kreba.example.org/ka/i/{secrets.link(Purpose.INVITATION, 7, 1)}/"
    for answer in ("accepted", "tentative", "declined"):
        assert f"{page}?answer={answer}" in message.text
        assert f'href="{page}?answer={answer}"' in message.html


def test_the_calendar_part_opens_nothing():
    """A calendar is shown to colleagues; what answers for somebody stands in the letter alone."""
    message = mail.invitation(an_invitation(), now=SENT_AT)

    assert secrets.link(Purpose.INVITATION, 7, 1).encode() not in message.calendar.replace(
        b"\r\n ", b""
    )


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("write", [mail.invitation, mail.update, mail.cancellation])
def test_the_link_to_join_stands_in_no_letter(level, mode, write):
    message = write(an_invitation(visibility=level, mode=mode), now=SENT_AT)

    assert b"do-not-tell" not in message.calendar.replace(b"\r\n ", b"")
    assert "do-not-tell" not in message.text + message.html


@pytest.mark.parametrize("level", [Level.PARTICIPANTS, Level.FACILITATORS])
def test_a_meeting_of_few_keeps_its_place_to_itself(level):
    message = mail.invitation(an_invitation(visibility=level), now=SENT_AT)

    for written in (message.text, message.html, message.calendar.decode()):
        assert "hall 2" not in written
    assert "You see the place after signing in" in message.text


def test_points_for_facilitators_alone_are_on_nobody_s_agenda():
    invitation = an_invitation()
    AgendaItemFactory(
        meeting=invitation.meeting, title={"en": "Delicate"}, visibility=Level.FACILITATORS
    )

    message = mail.invitation(invitation, now=SENT_AT)

    for written in (message.text, message.html, message.calendar.decode()):
        assert "Delicate" not in written


def test_nobody_else_who_is_invited_stands_in_a_letter():
    invitation = an_invitation()
    other = ContactFactory(name={"en": "Keti Demoshvili"})
    invitation.meeting.invitations.create(contact=other, language="en", created_at=SENT_AT)

    message = mail.invitation(invitation, now=SENT_AT)

    for written in (message.text, message.html, message.calendar.decode()):
        assert "Demoshvili" not in written
    assert message.calendar.count(b"ATTENDEE") == 1


def test_it_says_why_you():
    invitation = an_invitation()
    contact, group = invitation.contact, invitation.meeting.group
    whys = []

    whys.append(_why(invitation))
    GroupMembership.objects.create(group=group, contact=contact)
    whys.append(_why(invitation))
    Membership.objects.create(
        contact=contact, organisation=contact.organisation, kind=MembershipKind.FOCAL_POINT
    )
    whys.append(_why(invitation))

    assert whys == [
        "You are our contact at Imereti Youth Bridge (demo).",
        "You belong to this working group.",
        "You are the focal point of Imereti Youth Bridge (demo).",
    ]


def _why(invitation):
    text = mail.invitation(invitation, now=SENT_AT).text
    return text.split("Why you: ")[1].split("\n")[0]


def test_markup_in_a_title_is_shown_and_not_obeyed():
    message = mail.invitation(an_invitation(title={"en": "<b>Gaps</b> & more"}), now=SENT_AT)

    assert "<b>Gaps</b>" not in message.html
    assert "&lt;b&gt;Gaps&lt;/b&gt; &amp; more" in message.html
    assert "\n<b>Gaps</b> & more\n" in message.text


def test_a_title_of_many_lines_makes_one_subject():
    message = mail.invitation(
        an_invitation(title={"en": "Gaps\r\nBcc: a@example.org"}), now=SENT_AT
    )

    sent = email.message_from_bytes(as_sent(message), policy=email.policy.default)
    assert sent["Subject"] == "Invitation: Gaps Bcc: a@example.org, Wednesday, 19 June 2024"
    assert sent["Bcc"] is None


def test_a_title_without_a_translation_says_which_language_it_is_in():
    message = mail.invitation(an_invitation("ka", title={"en": "Gaps"}), now=SENT_AT)

    assert '<h1><span lang="en">Gaps</span></h1>' in message.html


def test_a_meeting_past_midnight_says_both_days():
    late = datetime(2024, 6, 19, 18, 0, tzinfo=UTC)  # 22:00 in Tbilisi

    invitation = an_invitation(starts_at=late, ends_at=late + timedelta(hours=4))

    assert "22:00–Thursday, 20 June 2024, 02:00" in mail.invitation(invitation, now=SENT_AT).text


def test_the_language_of_whoever_presses_the_button_does_not_matter():
    invitation = an_invitation("en")

    with translation.override("ka"):
        message = mail.invitation(invitation, now=SENT_AT)

    assert message.subject.endswith("Wednesday, 19 June 2024")
    assert "/ka/" not in message.text


@pytest.mark.parametrize("count", [1, 5])
def test_a_letter_costs_the_same_however_long_the_agenda(count, django_assert_num_queries):
    invitation = an_invitation()
    for position in range(count):
        AgendaItemFactory(meeting=invitation.meeting, position=10 + position)

    # focal point, member of the group, agenda, who convened
    with django_assert_num_queries(4):
        mail.invitation(invitation, now=SENT_AT)
