from hypothesis import given
from hypothesis import strategies as st

from meetings.notes.ranges import Ranges

spans = st.tuples(st.integers(0, 40), st.integers(1, 10)).map(lambda span: (span[0], sum(span)))


@given(st.lists(spans), spans)
def test_ranges_hold_what_a_set_of_clocks_would(added, asked):
    ranges, clocks = Ranges(), set()
    for start, end in added:
        ranges.add(5, start, end)
        clocks |= set(range(start, end))

    assert ranges.covers(5, *asked) == (set(range(*asked)) <= clocks)
    assert not ranges.covers(6, *asked)


def test_ranges_that_meet_become_one():
    ranges = Ranges()
    for start, end in [(4, 6), (0, 2), (2, 4)]:
        ranges.add(5, start, end)

    other = Ranges()
    other.add_all(ranges)

    assert other.covers(5, 0, 6)
    assert not other.covers(5, 0, 7)
