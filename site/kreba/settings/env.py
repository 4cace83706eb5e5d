"""Read settings from the environment, and say which one is wrong."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

FLAGS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def text(name: str, default: str | None = None) -> str:
    """Return NAME, or the contents of the file that NAME_FILE names."""
    if file := os.environ.get(f"{name}_FILE"):
        return Path(file).read_text(encoding="utf-8").strip()
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name}, or {name}_FILE.")
    return value


def flag(name: str, default: str = "no") -> bool:
    value = text(name, default)
    try:
        return FLAGS[value.lower()]
    except KeyError:
        raise ImproperlyConfigured(f"{name}={value!r}: say yes or no.") from None


def words(name: str, default: str = "") -> list[str]:
    """Return NAME split at commas: `a.org, b.org` is two words."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(name: str, default: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return Django's settings for a `postgres://user:password@host:5432/name` address."""
    url = text(name, "" if default else None)
    if not url and default:
        return default
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name}: begin with postgres://, not {parts.scheme!r}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": True},
    }


def mail(name: str) -> dict[str, Any]:
    """Return Django's settings for `smtp://user:password@host:587/?tls=yes`; none without NAME."""
    url = text(name, "")
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"}:
        raise ImproperlyConfigured(f"{name}: begin with smtp:// or smtps://.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parse_qs(parts.query).get("tls") == ["yes"],
    }
