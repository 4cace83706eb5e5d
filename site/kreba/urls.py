"""Every address of the site, in the order a visitor meets them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import views as wagtail_views
from wagtail.urls import serve_pattern

from kreba import health
from meetings.urls import feed_patterns

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("editors/", include("pages.urls")),
    path("", include((feed_patterns, "feeds"))),
]

urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.urls")),
    path("", include("meetings.urls")),
    # Last: Wagtail answers whatever is left. Its addresses for pages behind a password are
    # left out: what is restricted is no page here.
    re_path(serve_pattern, wagtail_views.serve, name="wagtail_serve"),
    prefix_default_language=False,
)
