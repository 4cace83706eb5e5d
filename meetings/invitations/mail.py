"""Letters to those who are asked, with the calendar part that puts the meeting into theirs.

One letter to one person, in their language, and only they stand in it as attendee.
"""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from meetings.domain.events import Attendee, Event, Method, Organiser, Status
from meetings.domain.meetings import State
from meetings.domain.replies import Reply
from meetings.ics import calendar, text
from meetings.invitations import wording
from meetings.invitations.models import Invitation
from meetings.links import secrets
from meetings.links.secrets import Purpose
from meetings.post.message import Message
from meetings.schedule.events import event_of
from meetings.schedule.models import AgendaItem

KIND = "invitation"  # what the outbox knows our letters to be about


def invitation(invitation: Invitation, *, now: datetime) -> Message:
    """Ask somebody to a meeting; this letter begins a thread."""
    with translation.override(invitation.language):
        subject = _("Invitation: %(title)s, %(day)s")
        lead = _("Dear %(name)s, you are invited to a meeting of the %(group)s.")
        return _request(invitation, subject, lead, now)


def update(invitation: Invitation, *, now: datetime) -> Message:
    """Ask again, as time or place have changed: the same event with a higher sequence."""
    with translation.override(invitation.language):
        subject = _("Changed: %(title)s, %(day)s")
        lead = _(
            "Dear %(name)s, a meeting of the %(group)s has changed."
            " Please answer again, even if you have answered before."
        )
        asked = _request(invitation, subject, lead, now)
    return replace(asked, in_reply_to=invitation.message_id)


def cancellation(invitation: Invitation, *, now: datetime) -> Message:
    """Tell somebody that the meeting is off, or that they are not asked to it any more."""
    with translation.override(invitation.language):
        if invitation.meeting.state == State.CANCELLED:
            subject = _("Cancelled: %(title)s, %(day)s")
            lead = _("Dear %(name)s, this meeting of the %(group)s is cancelled. %(reason)s")
        else:
            subject = _("Invitation withdrawn: %(title)s, %(day)s")
            lead = _(
                "Dear %(name)s, your invitation to this meeting of the %(group)s was taken back."
                " You need not come."
            )
        # Somebody un-invited is told that it is off for them, under the sequence that stands.
        event = replace(_event(invitation, []), status=Status.CANCELLED)
        told = _letter(invitation, subject, lead, wording.words(invitation))
        written = calendar.message(event, method=Method.CANCEL, stamped_at=now)
    return replace(told, calendar=written, method=Method.CANCEL, in_reply_to=invitation.message_id)


def mailbox_of(invitation: Invitation) -> str:
    """Return the address that calendars answer to, one for each invitation."""
    secret = secrets.mailbox(Purpose.REPLY, invitation.pk)
    return f"rsvp+{secret}@{settings.INBOUND_DOMAIN}"


def _request(invitation: Invitation, subject: str, lead: str, now: datetime) -> Message:
    question = wording.question(invitation)
    event = _event(invitation, question["items"])
    return replace(
        _letter(invitation, subject, lead, wording.words(invitation) | question),
        calendar=calendar.message(event, method=Method.REQUEST, stamped_at=now),
        method=Method.REQUEST,
    )


def _letter(invitation: Invitation, subject: str, lead: str, words: dict[str, Any]) -> Message:
    """Return the letter without its calendar; `subject` and `lead` have places for names."""
    meeting, contact = invitation.meeting, invitation.contact
    title = Truncator(str(meeting.title)).chars(150)
    names = {
        "name": contact.name,
        "group": meeting.group.name,
        "reason": meeting.state_reason,
    }
    words["lead"] = (lead % names).strip()
    return Message(
        about=(KIND, str(invitation.pk)),
        address=contact.email,
        language=invitation.language,
        subject=text.line(subject % {"title": title, "day": words["day"]}),
        text=_closed_up(render_to_string("mail/letter.txt", words)),
        html=render_to_string("mail/letter.html", words),
        reply_to=mailbox_of(invitation),
    )


def _event(invitation: Invitation, items: list[AgendaItem]) -> Event:
    meeting, contact = invitation.meeting, invitation.contact
    return replace(
        event_of(meeting, items),
        organiser=Organiser(str(meeting.group.name), mailbox_of(invitation)),
        attendee=Attendee(str(contact.name), contact.email, Reply(invitation.reply)),
    )


def _closed_up(rendered: str) -> str:
    """Take out the empty lines that tags leave in a text."""
    return re.sub(r"\n\s*\n(\s*\n)+", "\n\n", rendered).strip() + "\n"
