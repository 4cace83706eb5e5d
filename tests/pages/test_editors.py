"""What editors may do at /editors/, and nobody else."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertRedirects
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from meetings.domain.policy import Level
from pages.models import NewsPage, StandardPage
from tests.factories import GapFactory, MeetingFactory, UserFactory
from tests.pages.reading import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    """A browser in which an editor has signed in."""
    client.force_login(editor)
    return client


def article(title, *, related=(), **fields):
    """Return what the form of an article sends when *Publish* is pressed."""
    written = {
        "title": title,
        "slug": title.lower(),
        "date": "2026-03-02",
        "lead": "It rained.",
        "body": streamfield([("text", rich_text("<p>Wet.</p>"))]),
        "related": streamfield(list(related)),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        "action-publish": "yes",
    }
    return nested_form_data(written | fields)


def add_to(parent, kind):
    return reverse("wagtailadmin_pages:add", args=["pages", kind, parent.pk])


@pytest.mark.parametrize("address", ["/editors/", "/editors/pages/", "/editors/login/"])
def test_a_visitor_is_sent_to_the_one_front_door(client, homes, address):
    response = client.get(address)

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("address", ["/editors/", "/editors/pages/", "/editors/login/"])
def test_whoever_is_no_editor_stays_outside(client, homes, address):
    client.force_login(UserFactory())

    assert client.get(address).status_code == 403


@pytest.mark.parametrize("code", ["en", "ka"])
def test_an_editor_publishes_in_either_language(desk, news, code):
    meeting = MeetingFactory(visibility=Level.PUBLIC)
    gap = GapFactory()
    related = [("meeting", str(meeting.pk)), ("gap", gap.number)]

    response = desk.post(add_to(news[code], "newspage"), article("Rain", related=related))

    assertRedirects(response, reverse("wagtailadmin_explore", args=[news[code].pk]))
    rain = NewsPage.objects.get(title="Rain")
    assert (rain.live, rain.locale.language_code) == (True, code)
    assert [(block.block_type, block.value) for block in rain.related] == related
    assert desk.get(rain.url).status_code == 200


def test_an_editor_changes_what_is_published(desk, write):
    rain = write("Rain", slug="rain")

    desk.post(reverse("wagtailadmin_pages:edit", args=[rain.pk]), article("Rain", lead="Sun."))

    assert "Sun." in words_of(desk.get(rain.url))


def test_a_meeting_that_is_not_public_cannot_be_named(desk, news):
    hidden = MeetingFactory(visibility=Level.REGION)
    sent = article("Rain", related=[("meeting", str(hidden.pk))])

    response = desk.post(add_to(news["en"], "newspage"), sent)

    assert "This is not public, or not any more. Choose another." in response.content.decode()
    assert "It rained." in response.content.decode()
    assert not NewsPage.objects.exists()


def test_an_address_of_the_product_is_refused_with_a_reason(desk, homes):
    sent = article("Search") | {"lead": "How to search."}

    response = desk.post(add_to(homes["en"], "standardpage"), sent)

    said = "“search” is an address of the site itself. Choose another word."
    assert response.content.decode().count(said) == 1
    assert "How to search." in response.content.decode()
    assert not StandardPage.objects.exists()


def test_a_page_keeps_out_of_them_when_it_is_renamed_too(desk, homes):
    page = StandardPage(title="About", slug="about", body=[("text", "<p>We.</p>")])
    homes["en"].add_child(instance=page)

    response = desk.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), article("Search"))

    said = "“search” is an address of the site itself. Choose another word."
    assert response.content.decode().count(said) == 1
    page.refresh_from_db()
    assert page.slug == "about"


def test_an_editor_translates_a_page(desk, news, write):
    rain = write("Rain", slug="rain")
    address = reverse("simple_translation:submit_page_translation", args=[rain.pk])

    desk.post(address, {"locales": [news["ka"].locale_id]})

    copy = NewsPage.objects.get(locale=news["ka"].locale_id)
    assert (copy.translation_key, copy.live) == (rain.translation_key, False)


@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_takes_a_home_away(desk, homes, editor, action, superuser):
    editor.is_superuser = superuser
    editor.save()

    response = desk.post(reverse(f"wagtailadmin_pages:{action}", args=[homes["en"].pk]))

    assert response.status_code == 302
    assert Page.objects.get(pk=homes["en"].pk).live


def test_a_preview_stands_in_a_frame_and_else_under_the_public_policy(desk, write):
    rain = write("Rain")
    published = desk.get(rain.url)

    preview = rain.make_preview_request(original_request=published.wsgi_request)

    assert preview.status_code == 200
    assert policy_of(preview) == policy_of(published) | {"frame-ancestors": "'self'"}
    assert policy_of(published)["frame-ancestors"] == "'none'"


def policy_of(response):
    parts = response.headers["Content-Security-Policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


def test_the_bar_is_for_editors_alone(client, desk, write):
    rain = write("Rain")

    assert "wagtail-userbar" in desk.get(rain.url).content.decode()
    client.logout()
    assert "wagtail-userbar" not in client.get(rain.url).content.decode()


def test_the_menu_leads_to_no_other_site(desk):
    assert "guide.wagtail.org" not in desk.get("/editors/pages/").content.decode()
