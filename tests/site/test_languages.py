"""One address, one language; and from every page a way to the same page in the other."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from kreba.templatetags.house import address_in, versions


def language_of(response):
    return response.content.decode().partition('<html lang="')[2].partition('"')[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "language"), [("/accounts/login/", "en"), ("/ka/accounts/login/", "ka")]
)
def test_only_the_address_decides_the_language(client, address, language):
    other = {"en": "ka", "ka": "en"}[language]
    client.cookies["django_language"] = other

    response = client.get(address, headers={"accept-language": other})

    assert language_of(response) == language
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" not in response.headers.get("Vary", "")


@pytest.mark.django_db
def test_a_missing_page_speaks_the_language_of_its_address(client):
    assert language_of(client.get("/ka/no-such-page/")) == "ka"
    assert language_of(client.get("/no-such-page/")) == "en"


@pytest.mark.django_db
def test_the_switch_stays_on_the_page_and_its_filter(client):
    page = client.get("/calendar/?region=GE-AJ").content.decode()

    assert 'href="/ka/calendar/?region=GE-AJ" lang="ka" hreflang="ka"' in page


@pytest.mark.parametrize(
    ("address", "code", "there"),
    [
        ("/", "ka", "/ka/"),
        ("/ka/", "en", "/"),
        ("/ka/", "ka", "/ka/"),
        ("/gaps/?state=closed", "ka", "/ka/gaps/?state=closed"),
        ("/ka/gaps/?state=closed", "en", "/gaps/?state=closed"),
        ("/kakheti/", "ka", "/ka/kakheti/"),
    ],
)
def test_a_page_stands_below_the_prefix_of_its_language(address, code, there):
    assert address_in(code, address) == there


def test_a_page_without_a_translation_says_so_instead_of_leading_elsewhere():
    request = RequestFactory().get("/news/what-we-found/")
    context = {"request": request, "translations": {"en": "/news/what-we-found/"}}

    with translation.override("en"):
        switch = render_to_string("components/language_switch.html", {"offered": versions(context)})

    assert "<a " not in switch
    assert "(not translated)" in switch
