"""A server starts with a whole configuration or not at all, and says what it lacks."""

import os
import runpy
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

WHOLE = {
    "SECRET_KEY": "one-long-random-text-that-nobody-will-ever-guess-0",
    "TOKEN_KEY": "another-long-random-text-that-nobody-will-guess-0",
    "ALLOWED_HOSTS": "kreba.example.org, www.kreba.example.org",
    "PUBLIC_URL": "https://kreba.example.org",
    "DATABASE_URL": "postgres://kreba:p%40ss@db.example.org:5433/kreba",
    "DEFAULT_FROM_EMAIL": "Kreba <kreba@example.org>",
    "TRUSTED_PROXY_COUNT": "1",
    "EMAIL_URL": "smtp://user:secret@mail.example.org:587/?tls=yes",
    "INBOUND_DOMAIN": "in.example.org",
}
OPTIONAL = ["DEMO", "REDIS_URL", "MEDIA_ROOT", "STATIC_ROOT", "TIME_ZONE"]
DEMO = {name: value for name, value in WHOLE.items() if name != "EMAIL_URL"} | {"DEMO": "yes"}


@pytest.fixture
def production(monkeypatch):
    """Return a function that gives production's settings under these variables and no others."""
    for name in [*WHOLE, *OPTIONAL]:
        monkeypatch.delenv(name, raising=False)

    def settings(variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_module("kreba.settings.production")

    return settings


def test_a_whole_configuration_starts(production):
    settings = production(WHOLE)

    assert settings["ALLOWED_HOSTS"] == ["kreba.example.org", "www.kreba.example.org"]
    assert settings["DATABASES"]["default"]["PASSWORD"] == "p@ss"
    assert settings["DATABASES"]["default"]["PORT"] == "5433"
    assert settings["EMAIL_HOST"] == "mail.example.org"
    assert settings["EMAIL_USE_TLS"] is True
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["DEMO"] is False


def test_an_empty_configuration_is_told_everything_it_lacks(production):
    with pytest.raises(ImproperlyConfigured) as refusal:
        production({})

    assert all(name in str(refusal.value) for name in WHOLE)


@pytest.mark.parametrize("name", WHOLE)
def test_one_missing_value_is_named_alone(production, name):
    with pytest.raises(ImproperlyConfigured) as refusal:
        production({other: value for other, value in WHOLE.items() if other != name})

    assert [other for other in WHOLE if other in str(refusal.value)] == [name]


@pytest.mark.parametrize("name", WHOLE)
def test_an_empty_value_is_a_missing_one(production, name):
    with pytest.raises(ImproperlyConfigured, match=name):
        production(WHOLE | {name: ""})


def test_a_secret_may_lie_in_a_file(production, tmp_path):
    file = tmp_path / "secret"
    file.write_text(WHOLE["SECRET_KEY"] + "\n")
    rest = {name: value for name, value in WHOLE.items() if name != "SECRET_KEY"}

    settings = production(rest | {"SECRET_KEY_FILE": str(file)})

    assert settings["SECRET_KEY"] == WHOLE["SECRET_KEY"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("TOKEN_KEY", WHOLE["SECRET_KEY"]),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "other.example.org"),
        ("PUBLIC_URL", "kreba.example.org"),
        ("PUBLIC_URL", "https://kreba.example.org/meetings"),
        ("DATABASE_URL", "sqlite:///kreba.sqlite3"),
        ("REDIS_URL", "localhost:6379"),
        ("EMAIL_URL", "mail.example.org"),
        ("TRUSTED_PROXY_COUNT", "yes"),
        ("DEMO", "maybe"),
    ],
)
def test_a_wrong_value_is_named(production, name, value):
    with pytest.raises(ImproperlyConfigured, match=name):
        production(WHOLE | {name: value})


def test_a_refusal_repeats_no_password(production):
    with pytest.raises(ImproperlyConfigured) as refusal:
        production(WHOLE | {"DATABASE_URL": "mysql://kreba:secret@localhost/kreba"})

    assert "secret" not in str(refusal.value)


def test_a_demo_writes_to_nobody(production):
    settings = production(DEMO)

    assert settings["EMAIL_BACKEND"] == "kreba.mail.FolderBackend"


def test_a_demo_with_a_mail_server_does_not_start(production):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        production(DEMO | {"EMAIL_URL": WHOLE["EMAIL_URL"]})


def test_without_tls_cookies_still_travel(production):
    settings = production(WHOLE | {"PUBLIC_URL": "http://kreba.example.org"})

    assert settings["SESSION_COOKIE_SECURE"] is False
    assert settings["SECURE_HSTS_SECONDS"] == 0


def test_django_finds_nothing_to_warn_of(tmp_path):
    environment = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    environment |= WHOLE | {
        "DJANGO_SETTINGS_MODULE": "kreba.settings.production",
        "KREBA_VAR": str(tmp_path),
    }

    run = subprocess.run(
        [sys.executable, "-m", "kreba", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr
