"""One meeting, and the meetings of the person who looks."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meetings.domain.policy import Act, Level
from meetings.groups import selectors as groups
from meetings.http import SignedInRequest, now
from meetings.invitations.models import Invitation
from meetings.invitations.selectors import coming, open_link_of, unsent
from meetings.outcomes.selectors import made_in
from meetings.schedule.models import Meeting
from meetings.schedule.selectors import agenda_for, meeting_for, timing_of


@login_required
def mine(request: SignedInRequest) -> HttpResponse:
    """What is on, what comes, and what the reader still owes an answer to."""
    at = now()
    meetings = (
        Meeting.objects.visible_to(request.user)
        .with_standings(request.user)
        .select_related("home_region")
    )
    return render(
        request,
        "meetings/desk/mine.html",
        {
            "invitations": Invitation.objects.to_user(request.user)
            .filter(meeting__in=Meeting.objects.upcoming(at=at))
            .select_related("meeting__home_region")
            .order_by("meeting__starts_at", "pk"),
            "in_progress": [
                (held, held.opens(Level.PARTICIPANTS))
                for held in meetings.filter(state="in-progress").order_by("starts_at", "pk")
            ],
            "upcoming": list(meetings.upcoming(at=at).exclude(state="in-progress")[:20]),
            "drafts": list(meetings.filter(state="draft").order_by("starts_at", "pk")),
            "over": list(meetings.over(at=at).order_by("-starts_at", "pk")[:20]),
            "may_make": groups.groups_run_by(request.user).exists(),
        },
    )


def meeting(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One meeting, as much of it as the reader may see."""
    held = meeting_for(request.user, pk)
    items = agenda_for(held)
    prepares = held.may(Act.PREPARE)
    inside, follows = held.opens(Level.REGION), held.opens(Level.PARTICIPANTS)
    at = now()
    invitation = held.invitations.to_user(request.user).select_related("meeting").first()
    return render(
        request,
        "meetings/desk/meeting.html",
        {
            "meeting": held,
            "items": items,
            "timing": timing_of(held, items),
            "prepares": prepares,
            "inside": inside,
            "follows": follows,
            "has_door": follows and held.has_door_at(at),
            "join_url": held.join_url_at(at) if follows else "",
            "invitation": invitation,
            "own_link": open_link_of(invitation, at=at) if invitation else "",
            "coming": list(coming(held)) if inside else [],
            "unsent": unsent(held) if prepares else 0,
            "made": made_in(held, request.user),
            "history": held.events.select_related("by").order_by("at") if prepares else [],
        },
    )
