"""What every page may count on, beside what its view gives it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from meetings.groups.models import Project


class Link(NamedTuple):
    """A line of the navigation; `current` is the value of `aria-current`, if any."""

    name: str
    address: str
    current: str


def house(request: HttpRequest) -> dict[str, Any]:
    """Return what base.html needs. Nothing here asks the database until a page shows it."""
    return {
        "demo": settings.DEMO,
        "public_url": settings.PUBLIC_URL,
        "navigation": SimpleLazyObject(lambda: list(_navigation(request))),
        "funded": SimpleLazyObject(lambda: Project.objects.order_by("pk").first()),
    }


def _navigation(request: HttpRequest) -> Iterator[Link]:
    places = [
        (_("News"), reverse("wagtail_serve", args=["news/"])),
        (_("Meetings"), reverse("meetings:calendar")),
        (_("Gaps and progress"), reverse("meetings:gaps")),
    ]
    user = getattr(request, "user", None)
    if user and user.is_authenticated:
        places += [
            (_("My meetings"), reverse("meetings:mine")),
            (_("Action points"), reverse("meetings:actions")),
        ]
    for name, address in places:
        yield Link(name, address, _current(address, request.path))


def _current(address: str, here: str) -> str:
    """Say whether the reader is on this page, or on one below it."""
    if here == address:
        return "page"
    return "true" if here.startswith(address) else ""
