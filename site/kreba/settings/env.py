"""Read settings from the environment, and say which ones are wrong."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

FLAGS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def require(*names: str) -> None:
    """Raise with every one of `names` that is not given, so that nobody mends one at a time."""
    missing = [name for name in names if not (os.environ.get(name) or f"{name}_FILE" in os.environ)]
    if missing:
        raise ImproperlyConfigured(f"Set {', '.join(missing)}: each, or NAME_FILE with a file.")


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


def number(name: str, default: str | None = None) -> int:
    value = text(name, default)
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r}: say a number, such as 1.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Return NAME split at commas: `a.org, b.org` is two words."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def key(name: str, default: str | None = None) -> str:
    """Return a secret that nobody guesses."""
    value = text(name, default)
    if len(value) < 40:
        raise ImproperlyConfigured(f"{name}: 40 characters or more, from a random source.")
    return value


def origin(name: str) -> str:
    """Return an address such as `https://kreba.example.org`, to which paths are added."""
    value = text(name)
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts[2:] != ("", "", ""):
        raise ImproperlyConfigured(f"{name}={value!r}: say https://, a host, and no more.")
    return value


def database(name: str, default: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return Django's settings for a `postgres://user:password@host:5432/name` address."""
    url = text(name, "" if default else None)
    if not url and default:
        return default
    parts = _parts(name, url, "postgres", "postgresql")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 2, "max_size": 16}},
    }


def mail(name: str) -> dict[str, Any]:
    """Return Django's settings for `smtp://user:password@host:587/?tls=yes`; none without NAME."""
    url = text(name, "")
    if not url:
        return {}
    parts = _parts(name, url, "smtp", "smtps")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parse_qs(parts.query).get("tls") == ["yes"],
    }


def cache(name: str) -> dict[str, Any]:
    """Return Django's settings for `redis://host:6379/0`; a cache of one process without NAME."""
    url = text(name, "")
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    _parts(name, url, "redis", "rediss", "unix")
    return {"BACKEND": "kreba.cache.HintCache", "LOCATION": url}


def _parts(name: str, url: str, *schemes: str) -> SplitResult:
    """Split an address; it may hold a password, so an error does not repeat it."""
    parts = urlsplit(url)
    if parts.scheme not in schemes:
        raise ImproperlyConfigured(f"{name}: begin with {schemes[0]}://.")
    return parts
