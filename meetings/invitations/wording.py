"""What a letter about a meeting says, for its template: complete without the calendar beside it."""

from typing import Any
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


def words(invitation: Invitation, items: list[AgendaItem]) -> dict[str, Any]:
    """Return what the templates in `templates/mail/` take, in the active language."""
    meeting, link = invitation.meeting, _link(invitation)
    return {
        "meeting": meeting,
        "contact": invitation.contact,
        "language": invitation.language,
        "convener": _convener(meeting),
        "why": _why(invitation.contact, meeting.group),
        "day": day_of(meeting),
        "hours": _hours(meeting),
        "place": place_of(meeting),
        "place_withheld": is_place_withheld(meeting),
        "items": items,
        "link": link,
        "answers": [(ReplyChoice(reply).label, f"{link}?answer={reply}") for reply in ANSWERS],
        "page": page_of(meeting),
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


def _convener(meeting: Meeting) -> Any:
    """Return the account of whoever scheduled or last moved the meeting, or nobody."""
    told = meeting.events.exclude(by=None).select_related("by").order_by("-at", "-pk").first()
    return told and told.by


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
