from tests.meetings.conftest import icaljs

__all__ = ["icaljs"]
