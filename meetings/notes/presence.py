"""Who writes where: what a page says of itself, cut down to what others may be shown.

A name is the account's, whatever the page says; a cursor is a place in the document and nothing
else, for other pages hand it to their editor.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

LONGEST_STATE = 4096  # characters of JSON
AWAY = "null"  # what y-protocols writes for somebody who left

_COLOUR = re.compile("#[0-9a-f]{6}")
_PLACE_KEYS = {"type", "tname", "item", "assoc"}


def shown(state: str, *, name: str) -> str:
    """Return the JSON that others are given of a page's state; AWAY for one that is none."""
    said = _read(state)
    if said is None:
        return AWAY
    user = said.get("user")
    colour = user.get("color") if isinstance(user, dict) else None
    return json.dumps(
        {
            "user": {"name": name, "color": colour if _is_colour(colour) else "#808080"},
            "cursor": _cursor(said.get("cursor")),
        }
    )


def _read(state: str) -> dict[str, Any] | None:
    if len(state) > LONGEST_STATE:
        return None
    try:
        said = json.loads(state)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _is_colour(said: object) -> bool:
    return isinstance(said, str) and _COLOUR.fullmatch(said) is not None


def _cursor(said: object) -> dict[str, Any] | None:
    if not isinstance(said, dict):
        return None
    ends = {end: said.get(end) for end in ("anchor", "head")}
    return ends if all(_is_place(place) for place in ends.values()) else None


def _is_place(said: object) -> bool:
    """Whether this is a relative position of Yjs."""
    return (
        isinstance(said, dict)
        and said.keys() <= _PLACE_KEYS
        and all(_is_id(said.get(part)) for part in ("type", "item"))
        and isinstance(said.get("tname"), str | None)
        and type(said.get("assoc", 0)) is int
    )


def _is_id(said: object) -> bool:
    return said is None or (
        isinstance(said, Mapping)
        and said.keys() == {"client", "clock"}
        and all(type(part) is int for part in said.values())
    )
