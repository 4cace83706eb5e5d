"""Pages stand beside the product's own addresses, never in their place."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver
from wagtail.models import Page

from pages.addresses import is_reserved
from pages.models import NewsIndexPage, StandardPage

pytestmark = pytest.mark.django_db

BODY = [("text", "<p>What we do.</p>")]


def first_words(patterns):
    """Return the first part of every address of these patterns; a placeholder is none."""
    for pattern in patterns:
        route = str(pattern.pattern).lstrip("^")
        first, slash, _rest = route.partition("/")
        if route in {"", "en/"}:
            yield from first_words(pattern.url_patterns)
        elif slash and first.isidentifier():
            yield first


def test_whatever_the_product_answers_is_reserved():
    taken = set(first_words(get_resolver().url_patterns))

    assert {"accounts", "calendar", "editors", "i", "meetings"} <= taken
    assert {word for word in taken if not is_reserved(word)} == set()


@pytest.mark.parametrize("slug", ["meetings", "search", "ka", "i"])
@pytest.mark.parametrize("code", ["en", "ka"])
def test_no_page_of_the_top_level_takes_an_address_of_the_product(homes, code, slug):
    page = StandardPage(title="About", slug=slug, body=BODY)

    with pytest.raises(ValidationError) as refused:
        homes[code].add_child(instance=page)

    said = f"“{slug}” is an address of the site itself. Choose another word."
    assert refused.value.message_dict == {"slug": [said]}


def test_below_the_top_level_every_word_is_free(client, homes):
    about = homes["en"].add_child(instance=StandardPage(title="About", body=BODY))

    about.add_child(instance=StandardPage(title="Meetings", slug="meetings", body=BODY))

    assert client.get("/about/meetings/").status_code == 200


def test_a_page_that_got_there_nevertheless_is_not_served(client, homes):
    page = homes["en"].add_child(instance=StandardPage(title="Audit", slug="free", body=BODY))
    Page.objects.filter(pk=page.pk).update(slug="audit", url_path=f"{homes['en'].url_path}audit/")

    assert client.get("/audit/").status_code == 404


def test_the_news_stand_where_the_navigation_leads(homes):
    with pytest.raises(ValidationError) as refused:
        homes["en"].add_child(instance=NewsIndexPage(title="News", slug="novelties"))

    said = "The navigation leads to “news”. Keep that word."
    assert refused.value.message_dict == {"slug": [said]}
