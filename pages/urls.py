"""The editors' side: Wagtail's admin behind the one front door that everybody uses."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin
from wagtail.utils.urlpatterns import decorate_urlpatterns

View = Callable[..., HttpResponse]


def for_editors(view: View) -> View:
    """Answer 403 to whoever is signed in and no editor; Wagtail would ask them to sign in again."""

    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return wrapped


urlpatterns = [
    # Wagtail's own form would be a second door, which nobody counts the knocks on.
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    *decorate_urlpatterns(admin.urlpatterns, for_editors),
]
