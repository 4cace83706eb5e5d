"""The public pages, as editors see them in Wagtail."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import chain
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager, PagePermissionTester
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult

from meetings import public
from pages.addresses import NEWS, is_reserved
from pages.blocks import BodyBlock, RelatedBlock
from pages.page import IN_OWN_WORDS, PublicPage

LATEST = 3  # articles on the home page
PER_PAGE = 20


class HomePage(PublicPage):
    """Where a language begins: what this is, what comes next, and how far things are."""

    heading = models.CharField(_("Heading"), max_length=120, blank=True)
    intro = models.TextField(
        _("What this is"), blank=True, help_text=_("One sentence or two, for a first visit.")
    )

    content_panels = [*PublicPage.content_panels, FieldPanel("heading"), FieldPanel("intro")]
    search_fields = [*PublicPage.search_fields, index.SearchField("intro")]
    parent_page_types = ["wagtailcore.Page"]
    template = "pages/home.html"

    class Meta:
        verbose_name = _("home page")

    def clean(self) -> None:
        super().clean()
        others = HomePage.objects.filter(locale=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and others.exists():
            raise ValidationError(_("This language has a home page already."))

    def route(self, request: HttpRequest, path_components: Sequence[str]) -> RouteResult:
        """Return the page at an address, or the one that stands there in another language."""
        if path_components and is_reserved(path_components[0]):
            raise Http404
        for home in chain([self], self.get_translations()):
            with suppress(Http404):
                return super(HomePage, home).route(request, path_components)
        raise Http404

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        now = public.now()
        return super().get_context(request, *args, **kwargs) | {
            "meetings": public.upcoming_meetings(at=now),
            "progress": public.gap_progress(at=now),
            "as_of": now,
            "latest": NewsPage.objects.written_in(self.locale_id)[:LATEST],
        }

    def permissions_for_user(self, user: Any) -> "HomePermissions":
        return HomePermissions(user, self)


class HomePermissions(PagePermissionTester):
    """A home can be edited, not taken away: the whole language hangs on it."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False


class NewsQuerySet(PageQuerySet):
    def written_in(self, locale: int) -> Self:
        """Published articles of a language, newest first."""
        return self.live().filter(IN_OWN_WORDS, locale=locale).order_by("-date", "-pk")


class NewsIndexPage(PublicPage):
    """All articles of a language."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NewsPage"]
    max_count_per_parent = 1
    template = "pages/news_index.html"

    class Meta:
        verbose_name = _("news index")

    def clean(self) -> None:
        super().clean()
        if self.slug != NEWS:
            raise ValidationError({"slug": _("The navigation leads to “news”. Keep that word.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        articles = NewsPage.objects.child_of(self).written_in(self.locale_id)
        shown = Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))
        return super().get_context(request, *args, **kwargs) | {"articles": shown}


def today() -> date:
    return localdate(public.now())


class NewsPage(PublicPage):
    """An article: what happened, and the meetings and gaps it speaks of."""

    date = models.DateField(_("Date"), default=today)
    lead = models.TextField(_("Lead"), max_length=400, help_text=_("The first sentence or two."))
    body = StreamField(BodyBlock(), verbose_name=_("Body"))
    related = StreamField(RelatedBlock(), verbose_name=_("Spoken of here"), blank=True)

    objects = PageManager.from_queryset(NewsQuerySet)()

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("related"),
    ]
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "pages/news.html"

    class Meta:
        verbose_name = _("news article")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "meetings": public.meetings_named(self._keys("meeting")),
            "gaps": public.gaps_named(self._keys("gap")),
        }

    def _keys(self, kind: str) -> list[str]:
        return [block.value for block in self.related if block.block_type == kind]


class StandardPage(PublicPage):
    """Something that stays: about, contact, how to take part."""

    lead = models.TextField(_("Lead"), max_length=400, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("Body"))

    content_panels = [*PublicPage.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    template = "pages/standard.html"

    class Meta:
        verbose_name = _("standard page")
