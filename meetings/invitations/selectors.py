"""Questions about invitations that pages ask."""

from collections import Counter
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from meetings.domain.meetings import ANSWERABLE
from meetings.domain.policy import Level
from meetings.domain.replies import InvitationState
from meetings.invitations.models import Invitation
from meetings.links import secrets
from meetings.schedule.models import Meeting


def by_link(token: str) -> Invitation:
    """Return the invitation that a link opens; a wrong, old or unsent one is missing."""
    found = (
        Invitation.objects.asked()
        .filter(link_digest=secrets.digest(token), meeting__visibility__lt=Level.FACILITATORS)
        .select_related("meeting__group__project", "meeting__home_region", "contact__organisation")
        .first()
    )
    if found is None:
        raise Http404
    return found


def link_of(invitation: Invitation) -> str:
    """Return the address of somebody's own invitation; the secret in it is derived anew."""
    token = secrets.link(secrets.Purpose.INVITATION, invitation.pk, invitation.link_version)
    return reverse("meetings:invitation", args=[token])


def open_link_of(invitation: Invitation, *, at: datetime) -> str:
    """Return the address of somebody's own invitation while it takes answers, else nothing."""
    meeting = invitation.meeting
    takes_answers = meeting.state in ANSWERABLE and at < meeting.ends_at
    opens = meeting.visibility < Level.FACILITATORS
    return link_of(invitation) if takes_answers and opens else ""


def list_of(meeting: Meeting) -> QuerySet[Invitation]:
    return (
        meeting.invitations.standing()
        .select_related("contact__organisation")
        .order_by("contact__organisation_id", "pk")
    )


def tally(invitations: list[Invitation]) -> dict[str, int]:
    """Return how many gave which answer."""
    return dict(Counter(invitation.reply for invitation in invitations))


def unsent(meeting: Meeting) -> int:
    return meeting.invitations.filter(state=InvitationState.DRAFT).count()


def coming(meeting: Meeting) -> QuerySet[Invitation]:
    """Return who accepted, for a list by organisation; addresses stay out of it."""
    return (
        meeting.invitations.asked()
        .filter(reply="accepted")
        .select_related("contact__organisation")
        .order_by("contact__organisation_id", "pk")
    )
