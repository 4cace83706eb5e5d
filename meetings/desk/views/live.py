"""The live page: agenda and time, the shared notes, and what was made so far."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from meetings.desk.live_texts import texts
from meetings.domain.policy import Act, Level
from meetings.gaps.selectors import gaps_of
from meetings.http import SignedInRequest, now
from meetings.schedule.models import AgendaItem, Meeting
from meetings.schedule.selectors import agenda_for, meeting_for, organisations_of


def live(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """Follow the notes, or write them. For participants; for others it does not exist."""
    meeting = meeting_for(request.user, pk)
    if not meeting.opens(Level.PARTICIPANTS):
        raise Http404
    # What facilitators keep to themselves is no part of the shared notes.
    items = [item for item in agenda_for(meeting) if item.visibility < Level.FACILITATORS]
    may_write = meeting.may(Act.WRITE_NOTES)
    return render(
        request,
        "meetings/live/page.html",
        {
            "meeting": meeting,
            "agenda": items,
            "current": next((item for item in items if item.state == "current"), None),
            "next_item": next((item for item in items if item.state == "planned"), None),
            "may_write": may_write,
            "may_run": meeting.may(Act.RUN),
            "notes": _notes(request, meeting, items, may_write=may_write),
        },
    )


def _notes(
    request: SignedInRequest, meeting: Meeting, items: list[AgendaItem], *, may_write: bool
) -> dict[str, Any]:
    """What the page's script starts from; the socket tells the rest."""
    return {
        "meeting": str(meeting.pk),
        "documentAddress": f"/ws/meetings/{meeting.pk}/notes/shared/",
        "stateAddress": reverse("meetings:notes-state", args=[meeting.pk, "shared"]),
        "account": request.user.pk,
        "name": request.user.get_full_name(),  # never the address
        "writable": may_write,
        "now": now().isoformat(),
        "items": [
            {
                "id": str(item.pk),
                "title": str(item.title),
                "purpose": item.get_purpose_display(),
                "minutes": item.minutes,
                "state": item.state,
                "startedAt": item.started_at.isoformat() if item.started_at else None,
            }
            for item in items
        ],
        "organisations": [
            {"id": f"org-{organisation.pk:06d}", "name": str(organisation.name)}
            for organisation in organisations_of(meeting)
        ],
        "gaps": [
            {"id": f"gap-{gap.pk:06d}", "number": gap.number, "statement": str(gap.statement)}
            for gap in gaps_of(meeting).visible_to(request.user)
        ],
        "texts": texts(writing=may_write),
    }
