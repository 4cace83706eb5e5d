"""The demo content of the public site, in English and Georgian. Loading it again re-dates it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.timezone import localdate

from pages.demo.articles import ARTICLES, Article
from pages.demo.homes import HOMES
from pages.models import HomePage, NewsIndexPage, NewsPage

__all__ = ["load", "make_editor"]

EDITORS = "Editors"  # what they may do stands in the migrations
TELLING = {"heading", "intro", "title", "lead", "date"}  # a page is up to date by these


@transaction.atomic
def load(*, meetings: dict[str, str], gaps: list[str], now: datetime) -> None:
    """Write the homes and the news as of `now`; what an editor has touched stays as it is.

    `meetings` (name to key) and `gaps` (numbers) are the public ones that one article names.
    """
    related = [("meeting", key) for key in meetings.values()] + [("gap", key) for key in gaps]
    for home in HomePage.objects.select_related("locale"):
        code = home.locale.language_code
        if code in HOMES:
            _write(home, HOMES[code])
            index = NewsIndexPage.objects.child_of(home).get()
            for article in ARTICLES:
                _publish(article, code, index, related=related, today=localdate(now))


def make_editor(user: Any) -> None:
    """Let somebody write, translate and publish pages."""
    user.groups.add(Group.objects.get(name=EDITORS))


def _publish(
    article: Article,
    code: str,
    index: NewsIndexPage,
    *,
    related: Iterable[tuple[str, str]],
    today: date,
) -> None:
    said = article.said[code]
    key = uuid5(NAMESPACE_URL, f"kreba:demo:{article.said['en'].slug}")
    found = NewsPage.objects.filter(translation_key=key, locale=index.locale_id).first()
    fields = {
        "title": said.title,
        "lead": said.lead,
        "body": said.body,
        "date": today - timedelta(days=article.days_ago),
        "related": related if article.names_them else [],
    }
    _write(found or NewsPage(translation_key=key, slug=said.slug), fields, below=index)


def _write(
    page: HomePage | NewsPage, fields: Mapping[str, Any], *, below: NewsIndexPage | None = None
) -> None:
    """Fill a page and publish it, unless it says so already or somebody has edited it."""
    edited = page.latest_revision and page.latest_revision.user_id
    if edited or all(getattr(page, name) == fields[name] for name in fields.keys() & TELLING):
        return
    for name, value in fields.items():
        setattr(page, name, value)
    if page.pk is None and below:
        below.add_child(instance=page)
    page.save_revision().publish()
