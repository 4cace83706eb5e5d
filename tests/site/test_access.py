"""Who gets what, asked of every address: the table is `access.csv`.

A anonymous · L link only · O member of another region · S member of the region · I invited with
an account, from another region · N note-taker · F' facilitator elsewhere · F facilitator of the
region · P programme manager · E site editor · X administrator.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.site.world import World

TABLE = Path(__file__).with_name("access.csv")
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
PAGES = [row for row in ROWS if row["route"] not in {"notes-socket", "editors/*"}]
ROUTES = sorted({row["route"] for row in PAGES})


# Addresses of the editors' pages that tell nothing: signing in and out, icons, words.
FOR_ANYBODY = {
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
}


def routes(patterns, prefix="", address="") -> Iterator[tuple[str, str]]:
    """Walk the URLconf: the name of each address, and how it begins."""
    for pattern in patterns:
        here = address + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern.url_patterns, prefix + space, here)
        elif isinstance(pattern, URLPattern):
            yield prefix + (pattern.name or str(pattern.pattern)), here


def test_every_address_has_a_row():
    known = {row["route"] for row in ROWS}
    addresses = list(routes(get_resolver().url_patterns))

    missing = [
        (name, address)
        for name, address in addresses
        if name not in known and not address.startswith("editors/")
    ]

    assert len(addresses) > len(known)
    assert missing == []


def test_every_row_is_of_an_address():
    names = {name for name, _address in routes(get_resolver().url_patterns)}

    assert {row["route"] for row in PAGES} - names == set()


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for all questions: each undoes what it changed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.mark.parametrize("route", ROUTES)
def test_each_role_gets_what_the_table_says(world, route):
    wrong = []
    for row in (row for row in PAGES if row["route"] == route):
        for visibility in world.visibilities(row["visibility"]):
            for role in row["roles"].split():
                status = world.ask(route, row["method"], role, visibility)
                if status != int(row["status"]):
                    wrong.append((row["method"], role, visibility, row["status"], status))

    assert wrong == []


def test_nobody_but_editors_enters_the_editors_pages(world):
    addresses = [
        f"/{address}"
        for name, address in routes(get_resolver().url_patterns)
        if address.startswith("editors/")
        and not set(address) & set("<^(")
        and name not in FOR_ANYBODY
    ]
    expected = {
        role: int(row["status"])
        for row in ROWS
        if row["route"] == "editors/*"
        for role in row["roles"].split()
    }

    wrong = []
    for role, status in expected.items():
        client = world.client(role)
        for address in addresses:
            got = client.get(address).status_code
            if got not in {status, 404}:  # what is switched off is missing for everybody
                wrong.append((address, role, got))

    assert len(addresses) > 50
    assert wrong == []


def test_what_is_hidden_looks_like_what_is_missing(world):
    hidden = reverse("meetings:meeting", args=[world.meetings["participants"].pk])
    missing = reverse("meetings:meeting", args=["00000000-0000-4000-8000-000000000000"])

    for role in ("A", "O", "S"):
        client: Client = world.client(role)
        answers = [client.get(address) for address in (hidden, missing)]
        bodies = [
            answer.content.decode().replace(address, "…")
            for answer, address in zip(answers, (hidden, missing), strict=True)
        ]
        assert bodies[0] == bodies[1]
        assert dict(answers[0].headers) == dict(answers[1].headers)
