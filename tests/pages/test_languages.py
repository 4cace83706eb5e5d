"""Nothing English under /ka/, and the other way round."""

import pytest
from django.conf import settings
from pytest_django.asserts import assertRedirects
from wagtail.models import Locale

from tests.pages.reading import language_of, links_of, words_of

pytestmark = pytest.mark.django_db


def translate(article, **fields):
    """Return the Georgian draft that an editor gets from Wagtail's *Translate*."""
    copy = article.copy_for_translation(Locale.objects.get(language_code="ka"))
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save()
    return copy


@pytest.mark.parametrize(("address", "language"), [("/", "en"), ("/ka/", "ka")])
def test_each_language_has_its_home(client, homes, address, language):
    response = client.get(address)

    assert language_of(response) == language
    assert words_of(response).startswith(f"Home {language} ")


def test_a_page_knows_the_address_of_its_language(write):
    article = write("წვიმა", "ka", slug="tsvima")

    assert article.url == "/ka/news/tsvima/"
    assert article.full_url == f"{settings.PUBLIC_URL}/ka/news/tsvima/"


def test_a_page_that_is_not_translated_says_so_and_links_itself(client, write):
    write("Rain", slug="rain")

    response = client.get("/ka/news/rain/")

    assert response.status_code == 404
    assert language_of(response) == "ka"
    assert links_of(response)["Rain"] == "/news/rain/"
    assert "Lead of Rain." not in words_of(response)


def test_a_georgian_page_is_not_served_as_english_either(client, write):
    write("წვიმა", "ka", slug="tsvima")

    response = client.get("/news/tsvima/")

    assert response.status_code == 404
    assert language_of(response) == "en"
    assert links_of(response)["წვიმა"] == "/ka/news/tsvima/"


def test_a_draft_is_no_translation(client, write):
    translate(write("Rain", slug="rain"))

    response = client.get("/ka/news/rain/")

    assert response.status_code == 404
    assert links_of(response)["Rain"] == "/news/rain/"


def test_the_address_of_one_language_leads_to_the_translation(client, write):
    translate(write("Rain", slug="rain"), title="წვიმა", slug="tsvima", live=True)

    assertRedirects(client.get("/ka/news/rain/"), "/ka/news/tsvima/")
    assertRedirects(client.get("/news/tsvima/"), "/news/rain/")


def test_the_switch_leads_to_the_translation(client, write):
    translate(write("Rain", slug="rain"), title="წვიმა", slug="tsvima", live=True)

    assert links_of(client.get("/news/rain/"))["ქართული"] == "/ka/news/tsvima/"


def test_an_alias_speaks_the_language_of_its_original(client, news, write):
    rain = write("Rain", slug="rain")
    rain.create_alias(
        parent=news["ka"], update_locale=news["ka"].locale, reset_translation_key=False
    )

    response = client.get("/ka/news/rain/")

    assert response.status_code == 404
    assert links_of(response)["Rain"] == "/news/rain/"
    assert "Lead of Rain." not in words_of(response)
    assert "Lead of Rain." not in words_of(client.get("/ka/news/"))
    assert "Lead of Rain." not in words_of(client.get("/ka/"))


def test_without_a_georgian_home_georgian_addresses_are_not_english(client, homes):
    homes["ka"].live = False
    homes["ka"].save()

    response = client.get("/ka/")

    assert response.status_code == 404
    assert language_of(response) == "ka"
    assert links_of(response)["Home en"] == "/"


@pytest.mark.parametrize("address", ["/nothing/", "/ka/nothing/", "/ka/news/nothing/"])
def test_what_stands_nowhere_is_plainly_missing(client, news, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "pages/only_in.html" not in [template.name for template in response.templates]


def test_pages_are_read_only(client, homes):
    assert client.post("/").status_code == 405
