"""Every address of the site, in the order a visitor meets them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from kreba import health
from meetings.urls import feed_patterns

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("editors/", include(wagtailadmin_urls)),
    path("", include((feed_patterns, "feeds"))),
]

urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.urls")),
    path("", include("meetings.urls")),
    path("", include(wagtail_urls)),  # last: Wagtail answers whatever is left
    prefix_default_language=False,
)
