"""What every test may count on. How a run is put together stands in tests/README.md."""

import os
import sys
import warnings
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

pytest_plugins = ["tests.database", "tests.browser"]

# The tools that tests start are those of this environment.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def pytest_collection_modifyitems(config, items):
    """Leave to each round its own tests, and put last what others would stumble over.

    A test in real transactions empties every table, also those that migrations filled.
    Playwright keeps an event loop in the main thread until the run ends; a test of ours
    that wants its own loop, or the database, must come before.
    """
    lacking = os.environ.get("KREBA_TEST_LACKS")
    again = lacking or connection.vendor == "postgresql"
    kept = [item for item in items if _belongs(item, again=bool(again))]
    if lacking:
        for item in kept:
            item.add_marker(pytest.mark.skip(reason=f"needs {lacking}"))
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = sorted(kept, key=lambda item: (_drives_a_browser(item), _empties_tables(item)))


def _belongs(item, *, again):
    marker = item.get_closest_marker("postgres")
    if again:
        return marker is not None
    return marker is None or not marker.kwargs.get("only")


def _drives_a_browser(item):
    return item.get_closest_marker("browser") is not None


def _empties_tables(item):
    marker = item.get_closest_marker("django_db")
    marked = marker is not None and marker.kwargs.get("transaction", False)
    return marked or "transactional_db" in item.fixturenames


@pytest.fixture(scope="session")
def application():
    """The whole application; WhiteNoise warns of static files that nobody gathered."""
    with warnings.catch_warnings(action="ignore", category=UserWarning):
        from kreba.asgi import application
    return application


@pytest.fixture(autouse=True)
def _language_of_the_code():
    """Forget the language in which the last page was read: it would be that of the next test."""
    yield
    translation.deactivate()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where CI is set, what was skipped has failed: nobody would hear of it."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {call.excinfo.value}"
    return report
