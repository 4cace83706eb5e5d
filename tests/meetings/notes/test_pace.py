from meetings.notes.pace import Pace


def test_so_many_at_once_and_so_many_a_second_after_that():
    clock = [0.0]
    pace = Pace(per_second=2, at_once=3, clock=lambda: clock[0])

    at_once = [pace.allows() for _ in range(4)]
    clock[0] += 0.5
    later = [pace.allows() for _ in range(2)]
    clock[0] += 3_600
    after_an_hour = [pace.allows() for _ in range(4)]

    assert at_once == [True, True, True, False]
    assert later == [True, False]
    assert after_an_hour == [True, True, True, False]


def test_what_costs_more_takes_more():
    pace = Pace(per_second=0, at_once=10, clock=lambda: 0.0)

    assert pace.allows(7)
    assert not pace.allows(7)
    assert pace.allows(3)
