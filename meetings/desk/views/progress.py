"""What the public sees: the calendar of meetings, and gaps with their progress."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.desk.story import story_of
from meetings.directory.models import Region
from meetings.domain.gaps import STANDING, State
from meetings.gaps import services
from meetings.gaps.forms import DecideForm
from meetings.gaps.models import Gap, Pillar, StateChoice
from meetings.gaps.selectors import may_decide, register
from meetings.http import now
from meetings.outcomes.selectors import Progress, progress_of
from meetings.schedule.selectors import public_meetings


def calendar(request: HttpRequest) -> HttpResponse:
    """Public meetings: those ahead, then those that were."""
    region = request.GET.get("region", "")
    meetings = public_meetings().in_region(region) if region else public_meetings()  # type: ignore[attr-defined]
    at = now()
    return render(
        request,
        "meetings/desk/calendar.html",
        {
            "upcoming": list(meetings.filter(ends_at__gt=at).order_by("starts_at", "pk")[:50]),
            "over": list(meetings.filter(ends_at__lte=at).order_by("-starts_at", "pk")[:50]),
            "region": region,
            "regions": Region.objects.all(),
        },
    )


def gaps(request: HttpRequest) -> HttpResponse:
    """The register: public for everybody, more for those who may see more."""
    chosen = {name: request.GET.get(name, "") for name in ("pillar", "region", "state")}
    found = register(request.user)
    if chosen["pillar"]:
        found = found.filter(pillar__code=chosen["pillar"])
    if chosen["region"]:
        found = found.filter(regions__code=chosen["region"])
    if chosen["state"]:
        found = found.filter(state=chosen["state"])
    shown = list(found)
    progress = progress_of(shown)
    for gap in shown:
        gap.progress = progress.get(gap.pk, Progress())  # type: ignore[attr-defined]
    return render(
        request,
        "meetings/desk/gaps.html",
        {
            "gaps": shown,
            "chosen": chosen,
            "pillars": Pillar.objects.all(),
            "regions": Region.objects.all(),
            "states": [(state, StateChoice(state).label) for state in State if state in STANDING],
        },
    )


def gap(request: HttpRequest, number: str) -> HttpResponse:
    """One gap and its story, from the meeting that raised it."""
    held = _gap(request, number)
    decides = may_decide(request.user, held)
    form = DecideForm(request.POST or None, gap=held) if decides else None
    if request.method == "POST" and form is None:
        raise PermissionDenied
    if form and form.is_valid():
        try:
            services.decide(
                held,
                to=State(form.cleaned_data["state"]),
                reason=form.cleaned_data["reason"],
                by=request.user,  # type: ignore[arg-type]
                now=now(),
            )
            return redirect("meetings:gap", held.number)
        except services.StateError:
            form.add_error(None, _("Somebody changed this gap meanwhile. Look again, then decide."))
    return render(
        request,
        "meetings/desk/gap.html",
        {
            "gap": held,
            "progress": progress_of([held]).get(held.pk, Progress()),
            "story": story_of(held, request.user),
            "form": form,
        },
        status=422 if request.method == "POST" else 200,
    )


@require_POST
def publish_gap(request: HttpRequest, number: str) -> HttpResponse:
    """Show a gap to everybody; its facilitators alone may, on purpose."""
    held = _gap(request, number)
    if not may_decide(request.user, held):
        raise PermissionDenied
    services.publish(held, now=now())
    return redirect("meetings:gap", held.number)


def _gap(request: HttpRequest, number: str) -> Gap:
    found = Gap.objects.kept().visible_to(request.user).select_related("pillar", "meeting", "group")
    return get_object_or_404(found, number=number)
