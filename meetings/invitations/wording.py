"""What a letter about a meeting says, for its template: complete without the calendar beside it."""

from typing import Any, NamedTuple
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from meetings.directory.models import Contact, MembershipKind
from meetings.domain.policy import Level
from meetings.domain.replies import Reply
from meetings.groups.models import GroupMembership, WorkingGroup
from meetings.invitations.models import Invitation, ReplyChoice
from meetings.links import secrets
from meetings.links.secrets import Purpose
from meetings.schedule.events import is_place_withheld, local, page_of, place_of
from meetings.schedule.models import AgendaItem, Meeting

# In the order of the buttons on the page that the links open.
ANSWERS = (Reply.ACCEPTED, Reply.TENTATIVE, Reply.DECLINED)


class Convener(NamedTuple):
    name: str
    email: str


def words(invitation: Invitation) -> dict[str, Any]:
    """Return what every letter says, in the active language."""
    meeting = invitation.meeting
    return {
        "language": invitation.language,
        "meeting": meeting,
        "day": day_of(meeting),
        "hours": _hours(meeting),
        "place": place_of(meeting),
        "place_withheld": is_place_withheld(meeting),
        "page": page_of(meeting),
        "convener": _convener(meeting),
        "project": meeting.group.project,
        "data_use": _(
            "The facilitators see your answer; those invited see your organisation."
            " Reading this letter records nothing, and neither does opening its links."
        ),
    }


def question(invitation: Invitation) -> dict[str, Any]:
    """Return what a letter adds that asks somebody to come: why them, about what, how to answer."""
    link = _link(invitation)
    return {
        "why": _why(invitation.contact, invitation.meeting.group),
        "items": agenda_of(invitation.meeting),
        "answers": [(ReplyChoice(reply).label, f"{link}?answer={reply}") for reply in ANSWERS],
    }


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """Return the agenda that everybody invited may read."""
    return list(meeting.agenda.filter(visibility__lte=Level.PARTICIPANTS).order_by("position"))


def day_of(meeting: Meeting) -> str:
    return date_format(local(meeting.starts_at), "LONG_DAY_FORMAT")


def _hours(meeting: Meeting) -> str:
    starts_at, ends_at = local(meeting.starts_at), local(meeting.ends_at)
    until = date_format(ends_at, "H:i")
    if ends_at.date() != starts_at.date():
        until = f"{date_format(ends_at, 'LONG_DAY_FORMAT')}, {until}"
    return f"{date_format(starts_at, 'H:i')}–{until}"


def _convener(meeting: Meeting) -> Convener | None:
    """Return who last scheduled, moved or cancelled the meeting, should they have an account."""
    told = meeting.events.exclude(by=None).select_related("by__contact").order_by("at", "pk").last()
    if told is None or told.by is None:
        return None
    contact = getattr(told.by, "contact", None)
    return Convener(str(contact.name) if contact else told.by.get_full_name(), told.by.email)


def _why(contact: Contact, group: WorkingGroup) -> str:
    organisation = {"organisation": contact.organisation.name}
    focal = contact.memberships.current().filter(
        kind=MembershipKind.FOCAL_POINT, organisation=contact.organisation_id
    )
    if focal.exists():
        return _("You are the focal point of %(organisation)s.") % organisation
    if GroupMembership.objects.filter(group=group, contact=contact).exists():
        return _("You belong to this working group.")
    return _("You are our contact at %(organisation)s.") % organisation


def _link(invitation: Invitation) -> str:
    token = secrets.link(Purpose.INVITATION, invitation.pk, invitation.link_version)
    return urljoin(settings.PUBLIC_URL, reverse("meetings:invitation", args=[token]))
