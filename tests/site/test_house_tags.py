"""The bar of progress, which one can count."""

import re

import pytest

from kreba.templatetags.house import BAR_WIDTH, progress_bar

RECT = re.compile(r'<rect class="(\w+)" x="([\d.]+)" y="0" width="([\d.]+)"')


def cells(bar):
    return [(kind, float(x), float(width)) for kind, x, width in RECT.findall(bar)]


def test_one_cell_is_one_thing():
    kinds = [kind for kind, _x, _width in cells(progress_bar(2, 1, 5))]

    assert kinds == ["done", "done", "some", "none", "none"]


@pytest.mark.parametrize("total", [1, 7, 40, 41, 500])
def test_a_bar_fills_its_width(total):
    *_others, (_kind, x, width) = cells(progress_bar(1, 0, total))

    assert x + width == pytest.approx(BAR_WIDTH, abs=0.2)


def test_too_many_to_count_are_shown_as_shares():
    assert cells(progress_bar(50, 25, 100)) == [
        ("done", 0.0, 150.0),
        ("some", 150.0, 75.0),
        ("none", 225.0, 75.0),
    ]


def test_nothing_to_count_is_an_empty_bar():
    assert cells(progress_bar(0, 0, 0)) == []
