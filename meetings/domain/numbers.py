"""How records are numbered, so that people can say them aloud: G-001, A-2024-007."""

from datetime import date


def gap_key() -> str:
    return "G"


def action_key(day: date) -> str:
    """Return the series of action points of the year of `day`, a day in Tbilisi."""
    return f"A-{day.year}"


def decision_key(day: date, group_code: str) -> str:
    """Return the series of decisions of a group in a quarter: `D-2024-Q2-BAT`."""
    return f"D-{day.year}-Q{quarter(day)}-{group_code}"


def quarter(day: date) -> int:
    return (day.month - 1) // 3 + 1


def write(key: str, number: int) -> str:
    """Decisions are counted to 99 and on, everything else to 999 and on."""
    return f"{key}-{number:02d}" if key.startswith("D-") else f"{key}-{number:03d}"
