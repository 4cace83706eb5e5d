"""The editors' side: Wagtail's admin, behind the one front door that everybody uses."""

from django.urls import path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin

urlpatterns = [
    # Wagtail's own form would be a second door, where nobody counts the knocks.
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    *admin.urlpatterns,
]
