"""Prepare a meeting and its agenda; start it, go on, end it."""

import uuid

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.domain.policy import Act
from meetings.http import SignedInRequest, now
from meetings.schedule import agenda as agenda_services
from meetings.schedule import services
from meetings.schedule.forms import AgendaItemForm, DraftForm, MeetingForm
from meetings.schedule.models import AgendaItem, Meeting
from meetings.schedule.permits import who_may
from meetings.schedule.selectors import agenda_for, timing_of


@login_required
def new(request: SignedInRequest) -> HttpResponse:
    """Make a draft. Nothing is sent to anybody."""
    form = MeetingForm(request.POST or None, user=request.user, now=now())
    if not form.fields["group"].queryset.exists():  # type: ignore[attr-defined]
        raise PermissionDenied
    if form.is_valid():
        meeting = services.make(by=request.user, now=now(), **form.cleaned_data)
        return redirect("meetings:agenda", meeting.pk)
    return _form_page(request, "meetings/schedule/new.html", {"form": form})


@who_may(Act.PREPARE)
def edit(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Rewrite a draft."""
    form = DraftForm(request.POST or None, now=now(), initial=DraftForm.filled_from(meeting))
    if form.is_valid():
        try:
            services.revise(meeting, now=now(), **form.cleaned_data)
            return redirect("meetings:meeting", meeting.pk)
        except services.StateError:
            form.add_error(None, _("This meeting is no longer a draft; it was not changed."))
    return _form_page(request, "meetings/schedule/edit.html", {"form": form, "meeting": meeting})


@who_may(Act.PREPARE)
def agenda(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Show the agenda to those who prepare it, and take a further item."""
    form = AgendaItemForm(request.POST or None)
    if form.is_valid():
        try:
            agenda_services.add(meeting, now=now(), **form.cleaned_data)
            return redirect("meetings:agenda", meeting.pk)
        except services.StateError:
            form.add_error(None, _("The agenda is closed: the meeting is over."))
    items = agenda_for(meeting)
    return _form_page(
        request,
        "meetings/schedule/agenda.html",
        {
            "form": form,
            "meeting": meeting,
            "items": items,
            "timing": timing_of(meeting, items),
        },
    )


@who_may(Act.PREPARE)
def agenda_item(request: SignedInRequest, meeting: Meeting, item: uuid.UUID) -> HttpResponse:
    """Rewrite one item."""
    held = get_object_or_404(AgendaItem, pk=item, meeting=meeting)
    form = AgendaItemForm(request.POST or None, instance=held)
    if form.is_valid():
        try:
            agenda_services.rewrite(held, now=now(), **form.cleaned_data)
            return redirect("meetings:agenda", meeting.pk)
        except services.StateError:
            form.add_error(None, _("The agenda is closed: the meeting is over."))
        except AgendaItem.DoesNotExist:
            form.add_error(
                None,
                _("Somebody took this item off meanwhile. Copy what you typed, and add it anew."),
            )
    return _form_page(
        request,
        "meetings/schedule/agenda_item.html",
        {"form": form, "meeting": meeting, "item": held},
    )


@require_POST
@who_may(Act.PREPARE)
def move_item(request: SignedInRequest, meeting: Meeting, item: uuid.UUID) -> HttpResponse:
    """Put an item one place up or down, or take it off."""
    held = get_object_or_404(AgendaItem, pk=item, meeting=meeting)
    steps = {"up": -1, "down": 1}
    wanted = request.POST.get("move", "")
    try:
        if wanted == "off":
            agenda_services.drop(held, now=now())
        elif wanted in steps:
            agenda_services.move(held, to=held.position + steps[wanted], now=now())
    except services.StateError:
        return _closed(request, meeting, _("The agenda is closed: the meeting is over."))
    except agenda_services.BegunError:
        return _closed(request, meeting, _("This item was talked about already, so it stays."))
    return redirect("meetings:agenda", meeting.pk)


@require_POST
@who_may(Act.RUN)
def run(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Start the meeting, go to an item, or end it."""
    step = request.POST.get("step", "")
    try:
        if step == "start":
            services.start(meeting, by=request.user, now=now())
        elif step == "end":
            services.end(meeting, by=request.user, now=now())
            return redirect("meetings:meeting", meeting.pk)
        else:
            item = get_object_or_404(AgendaItem, pk=_uuid(step), meeting=meeting)
            services.go_to(meeting, item, now=now())
    except services.StateError:
        return _closed(
            request,
            meeting,
            _("The meeting has moved on since this page was opened. Nothing was changed."),
        )
    except services.OtherMeetingError:
        return _closed(
            request,
            meeting,
            _("Another meeting of this group is in progress. End that one first."),
        )
    return redirect("meetings:live", meeting.pk)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _closed(request: HttpRequest, meeting: Meeting, words: str) -> HttpResponse:
    return render(
        request, "meetings/schedule/moved_on.html", {"meeting": meeting, "words": words}, status=409
    )


def _form_page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """Show a form; one that came back with errors is a 422."""
    status = 422 if request.method == "POST" else 200
    return render(request, template, context, status=status)
