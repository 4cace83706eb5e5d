"""Text from people, made fit for a format of lines: nothing in it can begin a line of its own."""

import re

# What some programme somewhere takes for the end of a line.
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# RFC 5545 forbids controls but the tab; lone surrogates cannot be written as UTF-8 at all.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def lines(text: str) -> str:
    """Return `text` with every break as a line feed and without other controls."""
    return _CONTROLS.sub("", _BREAKS.sub("\n", text))


def line(text: str) -> str:
    """Return `text` as one line, its runs of blanks as one."""
    return " ".join(lines(text).split())
