"""Whoever signs in under /ka/, or tries to, reads Georgian: allauth's pages, errors and letters."""

import re
from http import HTTPStatus

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from meetings.post.models import OutboxMail
from tests.factories import UserFactory
from tests.site.georgian import english_in, left_in_english

pytestmark = pytest.mark.django_db

PASSWORD, OTHER_PASSWORD = "one long enough password", "another long enough password"
CODE = r"\b[A-Z0-9]{3,}-[A-Z0-9]{3,}\b"
LINK = re.compile(r"https?://testserver(/ka/\S+)")


@pytest.fixture
def user():
    user = UserFactory(first_name="ნინო", last_name="მაგალითაძე")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


class Reader:
    """Somebody who opens pages below /ka/accounts/ and sends forms, and must find no English."""

    def __init__(self, client):
        self.client = client

    def open(self, address):
        return self._read(self.client.get(f"/ka/accounts/{address}", follow=True))

    def send(self, address, **fields):
        return self._read(self.client.post(f"/ka/accounts/{address}", fields, follow=True))

    def sign_in(self, user):
        return self.send("login/", login=user.email, password=PASSWORD)

    def _read(self, response):
        page = response.content.decode()
        assert response.status_code in {HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY}
        assert '<html lang="ka">' in page
        assert left_in_english(page) == []
        return page


@pytest.fixture
def reader(client):
    return Reader(client)


@pytest.fixture
def letters():
    """Return a function that gives the letters that left since it was last asked."""

    def sent_since():
        letters = OutboxMail.objects.order_by("pk")
        texts = [f"{letter.subject}\n{letter.text}" for letter in letters]
        letters.delete()
        for text in texts:
            assert not english_in(re.sub(f"{LINK.pattern}|testserver|{CODE}", " ", text)), text
        return texts

    return sent_since


def test_signing_in(reader, user):
    reader.open("login/")
    reader.send("login/")
    reader.send("login/", login="nobody", password="x")
    reader.send("login/", login=user.email, password="wrong")

    assert "ჩემი შეხვედრები" in reader.sign_in(user)

    reader.open("logout/")
    reader.send("logout/")


def test_signing_in_by_code(reader, user, letters):
    reader.open("login/code/")
    reader.send("login/code/")
    reader.send("login/code/", email=user.email)
    reader.send("login/code/confirm/", code="wrong")

    assert len(letters()) == 1


def test_an_unknown_address(reader, letters):
    reader.send("login/code/", email="nobody@example.org")
    reader.send("password/reset/", email="nobody@example.org")

    letters()  # none or some, but Georgian


def test_a_forgotten_password(reader, user, letters):
    reader.open("password/reset/")
    reader.send("password/reset/")
    reader.send("password/reset/", email=user.email)
    [letter] = letters()
    key = address_in(letter)
    reader.open(key)
    form = re.sub(r"(key/[^-]+)-.+", r"\1-set-password/", key)
    reader.send(form, password1="short", password2="")

    reader.send(form, password1=OTHER_PASSWORD, password2=OTHER_PASSWORD)

    reader.open(key)  # which is used up
    assert letters() == []


def test_changing_the_password(reader, user):
    reader.sign_in(user)
    reader.open("password/change/")
    reader.send("password/change/")
    reader.send("password/change/", oldpassword="wrong", password1="12345", password2="54321")

    reader.send(
        "password/change/",
        oldpassword=PASSWORD,
        password1=OTHER_PASSWORD,
        password2=OTHER_PASSWORD,
    )


def test_e_mail_addresses(reader, user, letters):
    reader.sign_in(user)
    reader.open("email/")
    reader.send("email/", action_add="", email="wrong")
    reader.send("email/", action_add="", email="second@example.org")
    reader.send("email/", action_primary="", email="second@example.org")
    reader.send("email/", action_remove="", email=user.email)
    [letter] = letters()

    reader.open(address_in(letter))
    reader.send(address_in(letter))

    reader.send("email/", action_remove="", email="second@example.org")


def test_two_factor_authentication(reader, user):
    reader.sign_in(user)
    reader.open("2fa/")
    reader.open("2fa/totp/activate/")  # which asks for the password again
    reader.send("reauthenticate/", password="wrong")
    reader.send("reauthenticate/", password=PASSWORD)
    reader.open("2fa/totp/activate/")
    reader.send("2fa/totp/activate/", code="000")
    reader.send("2fa/totp/activate/", code=code_now(reader.client.session["mfa.totp.secret"]))
    reader.open("2fa/")
    reader.open("2fa/recovery-codes/")
    reader.open("2fa/recovery-codes/generate/")
    reader.send("2fa/recovery-codes/generate/")
    reader.open("2fa/totp/deactivate/")
    reader.send("logout/")

    reader.sign_in(user)  # which asks for a code now

    reader.send("2fa/authenticate/", code="000")


def test_where_there_is_no_way_in(reader):
    reader.open("signup/")
    reader.open("inactive/")
    reader.open("password/reset/done/")
    reader.open("password/reset/key/done/")
    reader.open("confirm-email/")
    reader.open("confirm-email/wrong/")


def address_in(letter):
    [link] = LINK.findall(letter)
    return link.removeprefix("/ka/accounts/")


def code_now(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
