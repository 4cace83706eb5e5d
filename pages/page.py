"""What all our pages have in common: public, read only, and each in its own language."""

from http import HTTPMethod
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, PageViewRestriction

from pages.addresses import check_slug

TOP_LEVEL = 3  # the depth of what stands below a home; Wagtail's root is 1

# An alias repeats another page, in the language of that page.
IN_OWN_WORDS = Q(alias_of=None) | Q(alias_of__locale=F("locale"))


class PublicPageForm(WagtailAdminPageForm):
    """Refuses a slug in words while the page is new and does not know yet where it will stand."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk is None and self.parent_page.depth == TOP_LEVEL - 1:
            try:
                check_slug(cleaned.get("slug", ""))
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned


class PublicPage(Page):
    """A page for everybody, served in the language it is written in and nowhere else.

    Wagtail shows an alias, and what stands below a home that has no translation, in whatever
    language it is written in. Ours answer 404 there and link the language they speak.
    """

    base_form_class = PublicPageForm
    private_page_options: list[str] = []
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.depth == TOP_LEVEL:
            check_slug(self.slug)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """None: what is not for everybody is not kept in pages. Wagtail would ask each time."""
        return PageViewRestriction.objects.none()

    @cached_property
    def versions(self) -> dict[str, "PublicPage"]:
        """This page in each language in which it is published, in one query."""
        found = self.get_translations(inclusive=True).live().filter(IN_OWN_WORDS)
        return {page.locale.language_code: page for page in found.select_related("locale")}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        spoken = self.versions.get(get_language())
        if spoken is None:
            return only_in(request, self.versions)
        if spoken.pk != self.pk:
            return redirect(spoken.get_url(request))
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Tell the language switch where this page stands in each language."""
        translations = {code: page.get_url(request) for code, page in self.versions.items()}
        return super().get_context(request, *args, **kwargs) | {"translations": translations}

    @method_decorator(csp_replace({"frame-ancestors": [SELF]}))
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Let the editors' pages frame a preview; in all else it is under the public policy."""
        return super().serve_preview(request, mode_name)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Absolute addresses begin with PUBLIC_URL, never with what a request calls us."""
        parts = super().get_url_parts(request)
        return parts and (parts[0], settings.PUBLIC_URL, parts[2])


def only_in(request: HttpRequest, versions: dict[str, PublicPage]) -> HttpResponse:
    """Answer 404 in the reader's language, with the languages in which the page is written."""
    if not versions:
        raise Http404
    context = {
        "versions": list(versions.values()),
        "translations": {code: page.get_url(request) for code, page in versions.items()},
    }
    return render(request, "pages/only_in.html", context, status=404)
