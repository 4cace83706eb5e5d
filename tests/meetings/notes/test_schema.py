import pytest

from meetings.notes import schema
from meetings.notes.closing import Closing


def test_the_close_codes_are_those_the_browser_reads():
    named = {name: code for group in schema.CLOSING.values() for name, code in group.items()}

    assert {_camel(closing): closing for closing in Closing} == named


def test_a_code_is_final_exactly_when_a_stock_provider_stays_away():
    assert {code for code in Closing if 4400 <= code < 4500} == set(
        schema.CLOSING["final"].values()
    )


def _camel(closing):
    first, *rest = closing.name.lower().split("_")
    return first + "".join(word.title() for word in rest)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "k2jd8s0a1b2c"),
        ("kind", "action"),
        ("owner", "org-000012"),
        ("due", "2024-11-29"),
        ("gap", "gap-000007"),
        ("lang", "ka"),
        ("lang", "zh-Hant-TW"),
        ("attribution", "none"),
        ("basis", "vote"),
        ("priority", "high"),
        ("list", "ordered"),
        ("indent", 6),
        ("indent", 3.0),
        ("due", None),
    ],
)
def test_a_block_may_carry(name, value):
    assert schema.attribute_fits(name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("onclick", "alert(1)"),
        ("id", "short"),
        ("id", "k2jd8s0a1b2c\n"),
        ("id", "x" * 41),
        ("kind", "motion"),
        ("owner", "<img src=x>"),
        ("due", "next week"),
        ("due", "٢٠٢٤-١١-٢٩"),
        ("lang", "EN"),
        ("indent", 7),
        ("indent", -1),
        ("indent", 2.5),
        ("indent", float("nan")),
        ("indent", True),
        ("indent", "2"),
        ("kind", 4),
    ],
)
def test_a_block_may_not_carry(name, value):
    assert not schema.attribute_fits(name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("strong", {}),
        ("em", None),
        ("link", {"href": "https://example.org/ა?b=1#c"}),
        ("link", {"href": "mailto:nino@example.org", "title": None}),
        ("link", {"href": "http://example.org", "title": "Minutes of March"}),
    ],
)
def test_text_may_be_marked(name, value):
    assert schema.mark_fits(name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("style", "color: red"),
        ("strong", True),
        ("strong", {"class": "x"}),
        ("link", {}),
        ("link", {"href": None}),
        ("link", {"href": "javascript:alert(1)"}),
        ("link", {"href": " https://example.org"}),
        ("link", {"href": "https://example.org/\u2028"}),
        ("link", {"href": "https://example.org/" + "x" * 2000}),
        ("link", {"href": "https://example.org", "onclick": "alert(1)"}),
        ("link", {"href": "https://example.org", "title": "x" * 301}),
        ("link", {"href": "https://example.org", "title": 5}),
        ("link", "https://example.org"),
    ],
)
def test_text_may_not_be_marked(name, value):
    assert not schema.mark_fits(name, value)
