"""Two independent readers of calendars: `icalendar`, held to the letter, and ical.js in Node."""

import json
import shutil
import subprocess
from pathlib import Path
from unicodedata import category

import icalendar
from icalendar.parser import Contentline

FORBIDDEN = {"Cc", "Cs", "Zl", "Zp"}  # controls, surrogates, separators of lines and paragraphs
SCRIPT = Path(__file__).with_name("reader.mjs")


class IcalJs:
    """ical.js in a process of its own; `read` raises ValueError for what it cannot read."""

    def __init__(self):
        self._process = subprocess.Popen(
            [shutil.which("node"), str(SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def read(self, calendar):
        self._process.stdin.write(json.dumps(calendar.decode()) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        if "error" in told:
            raise ValueError(told["error"])
        return told

    def close(self):
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def read_strictly(calendar):
    """Return what `icalendar` reads; fail where RFC 5545 is not kept to the letter."""
    assert calendar.endswith(b"\r\n")
    for line in calendar.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75, line
        assert FORBIDDEN.isdisjoint(map(category, line.decode().replace("\t", ""))), line
    for line in calendar.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        Contentline(line, strict=True).parts()
    read = icalendar.Calendar.from_ical(calendar)
    assert [component.errors for component in read.walk() if component.errors] == []
    assert read.subcomponents, "a calendar has one component at least (3.6)"
    return read
