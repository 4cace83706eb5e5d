"""Run all tests: everything on SQLite, then what is marked `postgres` on PostgreSQL with Redis.

`python -m tests -k invitation` passes on what pytest understands.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

from kreba import paths
from tests import services

NO_TESTS = 5  # pytest's exit code when it found none
FOLDER = paths.CHECKOUT / "var" / "test"
WORKERS = "2"


def main(arguments: Sequence[str]) -> int:
    """Run both rounds, add up what they counted, and return the exit code of the whole."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    codes = [_round("sqlite", arguments, {})]
    if lacking := services.missing():
        codes.append(_round("postgres", arguments, {"KREBA_TEST_LACKS": " and ".join(lacking)}))
    else:
        with services.running(FOLDER) as addresses:
            codes.append(_round("postgres", arguments, addresses))
    print(_sum(["sqlite", "postgres"]))
    if set(codes) == {NO_TESTS}:
        return NO_TESTS
    return max(code for code in codes if code != NO_TESTS)


def _round(name: str, arguments: Sequence[str], variables: Mapping[str, str]) -> int:
    report = _report(name)
    report.unlink(missing_ok=True)
    print(f"== on {name}", flush=True)
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, f"--junitxml={report}", *arguments]
    return subprocess.run(command, env=os.environ | variables, check=False).returncode


def _report(name: str) -> Path:
    return FOLDER / f"{name}.xml"


def _sum(names: Sequence[str]) -> str:
    """Return one closing line, in the words that every reader of test runs knows."""
    suites = [
        suite
        for name in names
        if _report(name).is_file()
        for suite in ElementTree.parse(_report(name)).iter("testsuite")
    ]
    tests, failed, errors, skipped = (
        sum(int(suite.attrib[count]) for suite in suites)
        for count in ("tests", "failures", "errors", "skipped")
    )
    bad = failed + errors
    return f"{tests - bad - skipped} passed, {bad} failed, {skipped} skipped"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
