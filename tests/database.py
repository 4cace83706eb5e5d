"""A migrated database that is made once and then copied: migrating takes longer than testing.

It is known by a hash of every migration, so it is made anew when one changes.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

from kreba import paths

FOLDER = paths.CHECKOUT / "var" / "test"


class SqliteCopies:
    """Copies of one file."""

    def __init__(self, key: str) -> None:
        self.template = FOLDER / f"{key}.sqlite3"

    def is_made(self) -> bool:
        return self.template.exists()

    def make(self) -> None:
        unfinished = self.template.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with _connected_to(unfinished):
            call_command("migrate", verbosity=0)
        with closing(sqlite3.connect(unfinished)) as made:
            made.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        unfinished.rename(self.template)

    @contextmanager
    def copy(self, folder: Path) -> Iterator[tuple[Path, dict[str, str]]]:
        """Give a copy: its name, and the variables by which another process finds it."""
        copied = folder / "kreba.sqlite3"
        shutil.copyfile(self.template, copied)
        yield copied, {"KREBA_VAR": str(folder)}


class PostgresCopies:
    """Copies by `CREATE DATABASE … TEMPLATE`, beside the database of DATABASE_URL."""

    def __init__(self, key: str) -> None:
        self.server = os.environ["DATABASE_URL"]
        self.template = f"template_{key}"

    def is_made(self) -> bool:
        found = "SELECT 1 FROM pg_database WHERE datname = %s"
        with psycopg.connect(self.server) as server:
            return server.execute(found, [self.template]).fetchone() is not None

    def make(self) -> None:
        self._say("CREATE DATABASE {}", "unfinished")
        with _connected_to("unfinished"):
            call_command("migrate", verbosity=0)
        self._say("ALTER DATABASE {} RENAME TO {}", "unfinished", self.template)

    @contextmanager
    def copy(self, folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
        """Give a copy: its name, and the variables by which another process finds it."""
        name = f"copy_{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"
        self._say("CREATE DATABASE {} TEMPLATE {}", name, self.template)
        url = urlunsplit(urlsplit(self.server)._replace(path=f"/{name}"))
        yield name, {"KREBA_VAR": str(folder), "DATABASE_URL": url}
        self._say("DROP DATABASE {} WITH (FORCE)", name)

    def _say(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


Copies = SqliteCopies | PostgresCopies


@pytest.fixture(scope="session")
def copies(django_test_environment, django_db_blocker) -> Copies:
    """Return the maker of migrated databases, on the engine of this run."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    kind = SqliteCopies if connection.vendor == "sqlite" else PostgresCopies
    copies = kind(_fingerprint())
    with (FOLDER / "lock").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)  # of all processes of all runs, one makes it
        if not copies.is_made():
            copies.make()
    return copies


@pytest.fixture(scope="session")
def django_db_setup(copies, tmp_path_factory):
    """Give the tests a copy of their own, in place of pytest-django's migrated database."""
    folder = tmp_path_factory.mktemp("database")
    with copies.copy(folder) as (name, _), _connected_to(name):
        yield


@pytest.fixture
def own_database(copies, tmp_path, django_db_blocker):
    """Give this test a database that other threads and processes share; return how to find it.

    What it writes is committed, and thrown away with the copy: no table is emptied for the next.
    """
    with (
        copies.copy(tmp_path) as (name, variables),
        _connected_to(name),
        django_db_blocker.unblock(),
    ):
        yield variables


@contextmanager
def _connected_to(name: Path | str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    _reconnect(name)
    try:
        yield
    finally:
        _reconnect(before)


def _reconnect(name: Path | str) -> None:
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()
    connection.settings_dict["NAME"] = name


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{app.label}/{file.name}".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
