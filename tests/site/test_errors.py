"""What a reader sees when something is missing, closed, stale or broken."""

import pytest
from allauth.core.ratelimit import respond_429
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import server_error

from meetings.domain.policy import Level
from tests.factories import MeetingFactory, MembershipFactory, UserFactory


def seen(client, address):
    """Return all that tells one answer from another, with the path taken out."""
    response = client.get(address)
    headers = {name: value.replace(address, "…") for name, value in response.headers.items()}
    return response.status_code, headers, response.content.decode().replace(address, "…")


@pytest.mark.django_db
@pytest.mark.parametrize("signed_in", [False, True])
def test_hidden_missing_and_never_heard_of_look_the_same(client, signed_in):
    hidden = MeetingFactory(visibility=Level.FACILITATORS)
    if signed_in:
        client.force_login(UserFactory())

    answers = [
        seen(client, address)
        for address in (
            hidden.get_absolute_url(),
            "/meetings/00000000-0000-4000-8000-000000000000/",
            f"/meetings/{'no-such-thing':-<36}/",
        )
    ]

    assert answers[0][0] == 404
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.django_db
@pytest.mark.parametrize("signed_in", [False, True])
def test_a_missing_page_has_no_form_and_always_offers_to_sign_in(client, signed_in):
    if signed_in:
        client.force_login(UserFactory())

    page = client.get("/no-such-page/").content.decode()

    assert "<form" not in page
    assert "csrf" not in page
    assert "nonce" not in page
    assert page.count('href="/accounts/login/?next=/no-such-page/"') == 2


@pytest.mark.django_db
def test_what_one_may_read_but_not_change_is_forbidden_in_words(client):
    membership = MembershipFactory(contact__user=UserFactory())
    meeting = MeetingFactory(visibility=Level.STAKEHOLDERS)
    client.force_login(membership.contact.user)

    response = client.get(reverse("meetings:agenda", args=[meeting.pk]))

    assert response.status_code == 403
    assert "This is not open to you" in response.content.decode()


@pytest.mark.django_db
def test_a_form_without_proof_of_origin_changes_nothing_and_says_what_to_do():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/accounts/login/", {"login": "a@example.org", "password": "x"})

    assert response.status_code == 403
    assert "Please send it once more" in response.content.decode()


@pytest.mark.django_db
def test_too_many_attempts_are_asked_to_wait():
    request = RequestFactory().get("/accounts/password/reset/")
    request.user = AnonymousUser()

    response = respond_429(request)

    assert response.status_code == 429
    assert "try again in a few minutes" in response.content.decode()


def test_when_we_break_the_page_needs_neither_database_nor_context():
    response = server_error(RequestFactory().get("/"))

    page = response.content.decode()
    assert response.status_code == 500
    assert "Something broke on our side" in page
    assert '<div lang="ka">' in page
    assert "<script" not in page
