from datetime import date

import pytest

from meetings.domain import numbers


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2024, 1, 1), 1),
        (date(2024, 3, 31), 1),
        (date(2024, 4, 1), 2),
        (date(2024, 9, 30), 3),
        (date(2024, 12, 31), 4),
    ],
)
def test_quarters_have_three_months(day, quarter):
    assert numbers.quarter(day) == quarter


def test_numbers_can_be_said_aloud():
    day = date(2024, 6, 12)

    assert numbers.write(numbers.gap_key(), 1) == "G-001"
    assert numbers.write(numbers.action_key(day), 7) == "A-2024-007"
    assert numbers.write(numbers.decision_key(day, "BAT"), 3) == "D-2024-Q2-BAT-03"


def test_a_long_series_goes_on():
    assert numbers.write("G", 1000) == "G-1000"
