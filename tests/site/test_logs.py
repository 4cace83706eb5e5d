"""Whoever reads the logs could open what a token opens, so they hold none."""

import logging
from io import StringIO

import pytest
from django.conf import settings

from kreba.logs import WithoutTokens

TOKEN = "Zm9vYmFyYmF6cXV4_-42"


@pytest.fixture
def stderr():
    """Return what our own handler writes meanwhile."""
    [ours] = [handler for handler in logging.getLogger().handlers if handler.name == "stderr"]
    written = StringIO()
    before = ours.setStream(written)
    yield written
    ours.setStream(before)


def logged(message, *arguments):
    record = logging.LogRecord("name", logging.WARNING, "file", 1, message, arguments, None)
    assert WithoutTokens().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (f"/i/{TOKEN}/", "/i/…/"),
        (f"/ka/i/{TOKEN}/", "/ka/i/…/"),
        (f"/u/{TOKEN}/", "/u/…/"),
        (f"/f/{TOKEN}.ics?todo=event", "/f/….ics?todo=event"),
        ("/meetings/new/", "/meetings/new/"),
    ],
)
def test_a_token_is_left_out(path, shown):
    assert logged("%s: %s", "Not Found", path) == f"Not Found: {shown}"


def test_every_handler_leaves_them_out():
    handlers = settings.LOGGING["handlers"]

    assert handlers
    assert all(handler["filters"] == ["without_tokens"] for handler in handlers.values())


@pytest.mark.django_db
def test_a_wrong_link_is_logged_without_its_token(client, stderr):
    client.get(f"/i/{TOKEN}/")

    assert "Not Found: /i/…/" in stderr.getvalue()
    assert TOKEN not in stderr.getvalue()
