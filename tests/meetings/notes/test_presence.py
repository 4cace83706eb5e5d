import json

import pytest

from meetings.notes import presence

CURSOR = {
    "anchor": {"type": {"client": 7, "clock": 3}, "tname": None, "item": None, "assoc": 0},
    "head": {"type": None, "tname": "general", "item": {"client": 7, "clock": 4}, "assoc": -1},
}


def shown(said):
    return json.loads(presence.shown(json.dumps(said), name="Amina"))


def test_a_name_is_the_account_s_and_a_cursor_is_a_cursor():
    said = {"user": {"name": "The minister", "color": "#1b6ac9"}, "cursor": CURSOR, "more": "x"}

    assert shown(said) == {"user": {"name": "Amina", "color": "#1b6ac9"}, "cursor": CURSOR}


@pytest.mark.parametrize(
    "cursor",
    [
        None,
        "here",
        {"anchor": CURSOR["anchor"]},
        {"anchor": CURSOR["anchor"], "head": {"item": "x"}},
        {"anchor": CURSOR["anchor"], "head": {"onclick": "x"}},
        {"anchor": CURSOR["anchor"], "head": {"item": {"client": "7", "clock": 1}}},
        {"anchor": CURSOR["anchor"], "head": {"assoc": True}},
        {"anchor": CURSOR["anchor"], "head": {"tname": ["x"]}},
    ],
)
def test_what_is_no_cursor_is_left_out(cursor):
    assert shown({"cursor": cursor})["cursor"] is None


@pytest.mark.parametrize("colour", ["red", "#12345", "#1b6ac9;x", None, 5])
def test_a_colour_is_six_figures(colour):
    assert shown({"user": {"color": colour}})["user"]["color"] == "#808080"


@pytest.mark.parametrize(
    "state", ["null", "", "[1]", "{not json", "[" * 4_000, '{"a":"' + "x" * 5_000 + '"}']
)
def test_whoever_says_nothing_is_away(state):
    assert presence.shown(state, name="Amina") == presence.AWAY
