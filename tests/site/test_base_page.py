"""What every page carries, whatever stands on it."""

import re

import pytest
from django.conf import settings

from tests.factories import ProjectFactory, UserFactory

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", re.IGNORECASE)


def policy_of(response):
    parts = (part.split() for part in response.headers["Content-Security-Policy"].split("; "))
    return {name: set(sources) for name, *sources in parts}


@pytest.fixture
def reader(client):
    user = UserFactory(first_name="Nino", last_name="Magalitadze")
    client.force_login(user)
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/calendar/", "/gaps/", "/accounts/login/", "/no-page/"])
def test_nothing_inline_and_a_policy_that_forbids_it(client, address):
    response = client.get(address)

    policy = policy_of(response)
    assert policy["default-src"] == {"'none'"}
    assert policy["script-src"] == policy["style-src"] == {"'self'"}
    assert INLINE.findall(response.content.decode()) == []


@pytest.mark.django_db
def test_the_editors_pages_have_a_policy_of_their_own(client):
    policy = policy_of(client.get("/editors/"))

    assert policy["script-src"] == {"'self'", "'unsafe-inline'"}
    assert policy["default-src"] == {"'none'"}


@pytest.mark.django_db
def test_a_public_page_may_be_kept_and_a_signed_in_one_may_not(client, reader):
    kept = "private, no-store"

    assert reader.get("/calendar/").headers["Cache-Control"] == kept
    reader.logout()
    assert "Cache-Control" not in reader.get("/calendar/").headers


@pytest.mark.django_db
def test_a_page_with_a_token_is_private_even_if_the_token_is_wrong(client):
    response = client.get("/i/no-such-token/")

    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer,same-origin"


@pytest.mark.django_db
def test_pages_ask_for_no_device(client):
    assert "camera=()" in client.get("/calendar/").headers["Permissions-Policy"]


@pytest.mark.django_db
def test_an_anonymous_page_costs_one_query(client, django_assert_num_queries):
    ProjectFactory(acknowledgement={"en": "Paid for by a donor."})
    client.get("/accounts/login/")

    with django_assert_num_queries(1):  # whom to thank
        page = client.get("/accounts/login/").content.decode()

    assert "Paid for by a donor." in page


@pytest.mark.django_db
def test_help_and_the_way_out_are_on_every_public_page(client, reader):
    assert "data-quick-exit" not in reader.get("/calendar/").content.decode()
    reader.logout()

    page = client.get("/calendar/").content.decode()

    assert page.count("data-quick-exit") == 1
    assert 'href="tel:116006"' in page


@pytest.mark.django_db
def test_the_ribbon_hangs_only_where_people_are_invented(client, settings):
    assert "Demonstration data" not in client.get("/calendar/").content.decode()

    settings.DEMO = True

    assert "Demonstration data" in client.get("/calendar/").content.decode()


@pytest.mark.django_db
def test_the_navigation_says_where_the_reader_is(client):
    page = client.get("/gaps/").content.decode()

    assert page.count('aria-current="page"') == 1
    assert re.search(r'href="/gaps/"\s+aria-current="page"', page)


@pytest.mark.django_db
def test_a_visitor_is_not_shown_what_needs_an_account(client, reader):
    assert 'href="/meetings/"' in reader.get("/calendar/").content.decode()
    reader.logout()

    page = client.get("/calendar/").content.decode()

    assert 'href="/meetings/"' not in page
    assert 'href="/accounts/login/"' in page


@pytest.mark.django_db
def test_signing_out_takes_a_button_not_a_link(reader):
    reader.get("/accounts/logout/")
    page = reader.get("/calendar/").content.decode()
    assert "Nino Magalitadze" in page
    assert '<form method="post" action="/accounts/logout/">' in page

    reader.post("/accounts/logout/")

    assert "Nino Magalitadze" not in reader.get("/calendar/").content.decode()


def test_every_font_and_script_is_ours():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    hosts = {source for sources in directives.values() for source in sources if "." in source}

    assert hosts == set()
