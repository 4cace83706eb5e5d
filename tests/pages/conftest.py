"""A tree of pages in two languages, of the tests' own."""

from datetime import date
from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from pages.models import HomePage, NewsIndexPage, NewsPage
from tests.factories import UserFactory


@pytest.fixture
def homes(db):
    """The home of each language, by its code.

    The migrations make them, but a transactional test that ran earlier has emptied every
    table, so nothing here relies on it.
    """
    root = Page.get_first_root_node()
    if root is None:
        locale, _ = Locale.objects.get_or_create(language_code="en")
        root = Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
    root.get_children().delete()
    root.refresh_from_db()
    key = uuid4()
    homes = {code: _home(root, code, key) for code in ("en", "ka")}
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": homes["en"]}
    )
    return homes


def _home(root, code, key):
    locale, _ = Locale.objects.get_or_create(language_code=code)
    home = HomePage(title=f"Home {code}", slug=f"home-{code}", locale=locale, translation_key=key)
    return root.add_child(instance=home)


@pytest.fixture
def news(homes):
    """The news of each language, by its code."""
    key = uuid4()
    return {
        code: home.add_child(
            instance=NewsIndexPage(title=f"News {code}", slug="news", translation_key=key)
        )
        for code, home in homes.items()
    }


@pytest.fixture
def write(news):
    """Return what writes an article: `write("Rain", "ka", date=…)`."""

    def write(title, code="en", **fields):
        body = [("text", f"<p>Body of {title}.</p>")]
        fields = {"lead": f"Lead of {title}.", "body": body, "date": date(2026, 3, 2)} | fields
        return news[code].add_child(instance=NewsPage(title=title, **fields))

    return write


@pytest.fixture
def editor(homes):
    """Somebody who may do what the migrations let editors do."""
    import_module("pages.migrations.0003_editors_write_and_publish").appoint(apps, None)
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Editors"))
    return user
