"""Signing in, with a password or with a code by mail; signing up is closed."""

import re

import pytest
from django.urls import reverse

from meetings.post.models import OutboxMail
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits(settings):
    settings.ACCOUNT_RATE_LIMITS = {}


def ask_for_a_code(client, email):
    return client.post(reverse("account_request_login_code"), {"email": email})


def test_a_code_by_mail_signs_in(client):
    user = UserFactory(email="nino@example.org")

    ask_for_a_code(client, "nino@example.org")
    letter = OutboxMail.objects.get()
    code = re.search(r"\b[A-Z0-9]{4,}(-[A-Z0-9]{3,})*\b", letter.text.split("\n\n")[2])[0]
    response = client.post(reverse("account_confirm_login_code"), {"code": code})

    assert (letter.address, letter.about_kind, letter.state) == (
        "nino@example.org",
        "account",
        "queued",
    )
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_code_signs_nobody_in(client):
    UserFactory(email="nino@example.org")
    ask_for_a_code(client, "nino@example.org")

    client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"})

    assert "_auth_user_id" not in client.session


def test_an_unknown_address_sees_the_same_and_gets_no_mail(client):
    UserFactory(email="nino@example.org")

    known = ask_for_a_code(client, "nino@example.org")
    OutboxMail.objects.all().delete()
    unknown = ask_for_a_code(client, "stranger@example.org")

    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert not OutboxMail.objects.exists()


def test_nobody_signs_up(client):
    typed = {"email": "new@example.org", "password1": "a long password indeed"}

    response = client.post(reverse("account_signup"), typed)

    assert "Sign Up Closed" in response.content.decode()
    assert not OutboxMail.objects.exists()


def test_the_letter_case_of_an_address_does_not_matter(client):
    user = UserFactory(email="nino@example.org")
    user.set_password("a long password indeed")
    user.save()

    client.post(
        reverse("account_login"),
        {"login": "Nino@Example.org", "password": "a long password indeed"},
    )

    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_refused_form_is_a_422_with_what_was_typed(client):
    response = client.post(
        reverse("account_login"), {"login": "nino@example.org", "password": "wrong"}
    )

    assert response.status_code == 422
    assert 'value="nino@example.org"' in response.content.decode()
