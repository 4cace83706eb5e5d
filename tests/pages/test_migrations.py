"""What a new installation begins with."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Locale, Page, Site, Workflow

from pages.models import HomePage, NewsIndexPage

pytestmark = pytest.mark.django_db

plant = import_module("pages.migrations.0002_a_home_and_news_in_each_language").plant
appoint = import_module("pages.migrations.0003_editors_write_and_publish").appoint


@pytest.fixture
def as_wagtail_left_it():
    """A root with a page of welcome, as Wagtail's own migrations leave them."""
    Page.objects.all().delete()
    locale, _ = Locale.objects.get_or_create(language_code="en")
    root = Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
    welcome = root.add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    return root


def test_every_language_begins_with_a_home_and_news(client, as_wagtail_left_it):
    plant(apps, None)

    assert [page.title for page in Page.objects.order_by("path")] == [
        *("Root", "Home", "News"),
        *("მთავარი", "სიახლეები"),
    ]
    assert Page.find_problems() == ([], [], [], [], [])
    for address in ("/", "/ka/", "/news/", "/ka/news/"):
        assert client.get(address).status_code == 200


def test_the_homes_are_translations_of_each_other(as_wagtail_left_it):
    plant(apps, None)

    assert Site.objects.get().root_page == Page.objects.get(title="Home")
    for kind in (HomePage, NewsIndexPage):
        assert set(kind.objects.first().versions) == {"en", "ka"}


def test_editors_may_write_and_publish_below_the_homes_and_nowhere_else(as_wagtail_left_it):
    moderators = Group.objects.create(name="Moderators")
    GroupPagePermission.objects.create(
        group=moderators, page=as_wagtail_left_it, permission_type="publish"
    )
    Workflow.objects.create(name="Moderators approval", active=True)
    plant(apps, None)

    appoint(apps, None)

    given = GroupPagePermission.objects.values_list(
        "group__name", "page__title", "permission__codename"
    )
    assert set(given) == {
        ("Editors", home, f"{act}_page")
        for home in ("Home", "მთავარი")
        for act in ("add", "change", "publish")
    }
    assert not Workflow.objects.exists()
    editors = Group.objects.get(name="Editors")
    assert set(editors.permissions.values_list("codename", flat=True)) == {
        "access_admin",
        "submit_translation",
    }
