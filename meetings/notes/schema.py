"""The rules that server and browser share, read from `schema.json`; the server holds them.

A pattern must match the whole value. It is written so that Python and JavaScript agree.
"""

import json
import re
from collections.abc import Callable
from functools import partial
from importlib import resources
from typing import Any, Final

_RULES: Final[dict[str, Any]] = json.loads(
    resources.files("meetings.notes").joinpath("schema.json").read_text(encoding="utf-8")
)

VERSION: Final[int] = _RULES["version"]
NODE: Final[str] = _RULES["node"]
GENERAL: Final[str] = _RULES["roots"][0]  # what is said outside every agenda item
LIMITS: Final[dict[str, int]] = _RULES["limits"]
MESSAGES: Final[dict[str, int]] = _RULES["messages"]
CLOSING: Final[dict[str, dict[str, int]]] = _RULES["closing"]
ATTRIBUTES: Final[frozenset[str]] = frozenset(_RULES["attributes"])

_Test = Callable[[object], bool]
_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_root(name: str) -> bool:
    """Whether a root may be called so: an agenda item's id, or what belongs to none."""
    return name == GENERAL or _UUID.fullmatch(name) is not None


def attribute_fits(name: str, value: object) -> bool:
    """Whether a block may carry this; null takes an attribute away."""
    test = _ATTRIBUTE_TESTS.get(name)
    return test is not None and (value is None or test(value))


def mark_fits(name: str, value: object) -> bool:
    """Whether text may be marked so; null is where a mark ends."""
    parts = _MARK_TESTS.get(name)
    if parts is None:
        return False
    if value is None:
        return True
    return (
        isinstance(value, dict)
        and value.keys() <= parts.keys()
        and all(test(value.get(part)) for part, test in parts.items())
    )


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_one_of(values: frozenset[str], value: object) -> bool:
    return isinstance(value, str) and value in values


def _is_whole(bounds: tuple[int, int], value: object) -> bool:
    # Yjs may write 3 as a float; True is an int to Python, and none to us.
    return type(value) in {int, float} and value in range(bounds[0], bounds[1] + 1)


def _or_none(test: _Test, value: object) -> bool:
    return value is None or test(value)


def _test(rule: dict[str, Any]) -> _Test:
    if "pattern" in rule:
        test: _Test = partial(_matches, re.compile(rule["pattern"]))
    elif "enum" in rule:
        test = partial(_is_one_of, frozenset(rule["enum"]))
    else:
        test = partial(_is_whole, tuple(rule["integer"]))
    return partial(_or_none, test) if rule.get("optional") else test


_ATTRIBUTE_TESTS = {name: _test(rule) for name, rule in _RULES["attributes"].items()}
_MARK_TESTS = {
    name: {part: _test(rule) for part, rule in parts.items()}
    for name, parts in _RULES["marks"].items()
}
