"""Letters to those who are asked, with the calendar part that puts the meeting into theirs.

One letter to one person, in their language, and only they stand in it as attendee.
"""

import re
from dataclasses import replace
from datetime import datetime

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
    """Ask somebody to a meeting for the first time."""
    with translation.override(invitation.language):
        return _letter(invitation, _("Invitation: %(title)s, %(day)s"), "invitation", now=now)


def update(invitation: Invitation, *, now: datetime) -> Message:
    """Ask again, as time or place have changed: the same event with a higher sequence."""
    with translation.override(invitation.language):
        return _letter(invitation, _("Changed: %(title)s, %(day)s"), "update", now=now)


def cancellation(invitation: Invitation, *, now: datetime) -> Message:
    """Tell somebody that the meeting is off, or that they are not asked to it any more."""
    with translation.override(invitation.language):
        if invitation.meeting.state == State.CANCELLED:
            subject, template = _("Cancelled: %(title)s, %(day)s"), "cancellation"
        else:
            subject, template = _("Invitation withdrawn: %(title)s, %(day)s"), "withdrawal"
        return _letter(invitation, subject, template, now=now, method=Method.CANCEL)


def mailbox_of(invitation: Invitation) -> str:
    """Return the address that calendars answer to, one for each invitation."""
    secret = secrets.mailbox(Purpose.REPLY, invitation.pk)
    return f"rsvp+{secret}@{settings.INBOUND_DOMAIN}"


def _letter(
    invitation: Invitation,
    subject: str,
    template: str,
    *,
    now: datetime,
    method: Method = Method.REQUEST,
) -> Message:
    items = wording.agenda_of(invitation.meeting)
    words = wording.words(invitation, items)
    # An invitation opens a thread; what is said of it later continues that.
    first = "" if template == "invitation" else invitation.message_id
    return Message(
        about=(KIND, str(invitation.pk)),
        address=invitation.contact.email,
        language=invitation.language,
        subject=text.line(subject % {"title": _short(invitation), "day": words["day"]}),
        text=_closed_up(render_to_string(f"mail/{template}.txt", words)),
        html=render_to_string(f"mail/{template}.html", words),
        calendar=calendar.message(_event(invitation, items, method), method=method, stamped_at=now),
        method=method,
        reply_to=mailbox_of(invitation),
        in_reply_to=first,
    )


def _closed_up(rendered: str) -> str:
    """Take out the empty lines that tags leave in a text."""
    return re.sub(r"\n\s*\n(\s*\n)+", "\n\n", rendered).strip() + "\n"


def _event(invitation: Invitation, items: list[AgendaItem], method: Method) -> Event:
    event = event_of(invitation.meeting, items)
    contact = invitation.contact
    return replace(
        event,
        # Somebody un-invited is told that it is off for them, under the same sequence.
        status=Status.CANCELLED if method is Method.CANCEL else event.status,
        organiser=Organiser(str(invitation.meeting.group.name), mailbox_of(invitation)),
        attendee=Attendee(str(contact.name), contact.email, Reply(invitation.reply)),
    )


def _short(invitation: Invitation) -> str:
    return Truncator(str(invitation.meeting.title)).chars(150)
