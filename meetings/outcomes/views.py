"""The register of action points, one of them, and decisions."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from meetings.directory.models import Region
from meetings.domain.actions import State
from meetings.domain.policy import Level
from meetings.http import SignedInRequest, now
from meetings.outcomes import services
from meetings.outcomes.forms import UpdateForm
from meetings.outcomes.models import ActionItem, Decision
from meetings.outcomes.selectors import chosen, may_update, register
from meetings.schedule.selectors import meeting_seen_by
from meetings.texts import Text

PER_PAGE = 50


@login_required
def actions(request: SignedInRequest) -> HttpResponse:
    """Every action point that the reader may see, over all meetings."""
    today = now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    show, region = request.GET.get("show", ""), request.GET.get("region", "")
    found = chosen(register(request.user), show=show, region=region, today=today)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    for action in page:
        action.overdue = action.is_overdue(today)  # type: ignore[attr-defined]
    return render(
        request,
        "meetings/outcomes/actions.html",
        {"page": page, "show": show, "region": region, "regions": Region.objects.all()},
    )


def action(request: HttpRequest, number: str) -> HttpResponse:
    """One action point with its history; those who may, say where it stands."""
    held = get_object_or_404(
        register(request.user).select_related("agenda_item", "group"), number=number
    )
    may = may_update(request.user, held)
    if request.method == "POST" and not may:
        raise PermissionDenied
    form = UpdateForm(request.POST or None, action=held) if may else None
    if form and form.is_valid():
        problem = _update(request, held, form)
        if not problem:
            return redirect("meetings:action", held.number)
        form.add_error("said", problem)
    today = now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    meeting = meeting_seen_by(request.user, held.meeting_id)
    return render(
        request,
        "meetings/outcomes/action.html",
        {
            "action": held,
            "overdue": held.is_overdue(today),
            "updates": held.updates.select_related("by"),
            "form": form,
            "meeting": meeting,
            "follows": meeting is not None and meeting.opens(Level.PARTICIPANTS),
        },
        status=422 if request.method == "POST" else 200,
    )


def _update(request: HttpRequest, action: ActionItem, form: UpdateForm) -> str:
    """Record what was said; return what stands in the way, in words."""
    try:
        services.update(
            action,
            to=State(form.cleaned_data["state"]),
            said=Text({translation.get_language() or "en": form.cleaned_data["said"]}),
            by=request.user,  # type: ignore[arg-type]  # may_update let only users in
            now=now(),
        )
    except services.ReasonMissingError:
        return _("Say in a sentence what was done, or why.")
    except services.StateError:
        return _("Somebody changed this action point meanwhile. Look again, then decide.")
    return ""


@login_required
def decisions(request: SignedInRequest) -> HttpResponse:
    """Every decision that the reader may see, newest first."""
    found = (
        Decision.objects.standing()
        .visible_to(request.user)
        .select_related("meeting", "group")
        .order_by("-made_at", "-pk")
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "meetings/outcomes/decisions.html", {"page": page})
