import itertools

import pytest

from meetings.domain.policy import (
    Act,
    Level,
    Standing,
    effective,
    levels_open_to,
    may,
    may_read,
)

NOBODY: frozenset[Standing] = frozenset()


# The rows of the table in security.md, from PUBLIC to FACILITATORS.
@pytest.mark.parametrize(
    ("standings", "reads"),
    [
        (NOBODY, "yes no no no no"),
        ({Standing.STAKEHOLDER}, "yes yes no no no"),
        ({Standing.STAKEHOLDER, Standing.MEMBER}, "yes yes yes no no"),
        ({Standing.PARTICIPANT}, "yes yes yes yes no"),
        ({Standing.FACILITATOR}, "yes yes yes yes yes"),
        ({Standing.MANAGER}, "yes yes yes yes yes"),
    ],
    ids=["visitor", "another region", "member", "invited", "facilitator", "manager"],
)
def test_each_standing_reads_down_to_its_level(standings, reads):
    assert [may_read(level, standings) for level in Level] == [
        word == "yes" for word in reads.split()
    ]


def test_rights_add_up():
    for few, more in itertools.product(Standing, Standing):
        for level in Level:
            alone = may_read(level, {few}) or may_read(level, {more})
            assert may_read(level, {few, more}) == alone


@pytest.mark.parametrize("act", [Act.PREPARE, Act.RUN])
def test_only_who_answers_for_a_meeting_prepares_and_runs_it(act):
    able = {standing for standing in Standing if may(act, {standing})}

    assert able == {Standing.FACILITATOR, Standing.MANAGER}


def test_a_note_taker_writes_and_does_nothing_else():
    able = {act for act in Act if may(act, {Standing.NOTE_TAKER})}

    assert able == {Act.WRITE_NOTES}


@pytest.mark.parametrize(("own", "parent"), list(itertools.product(Level, Level)))
def test_a_child_may_be_stricter_than_its_meeting_never_looser(own, parent):
    level = effective(own, parent)

    assert level >= parent
    assert level >= own
    assert level in {own, parent}


def test_the_levels_a_query_asks_for_are_those_that_the_policy_opens():
    for standing in Standing:
        opened = {level for level in Level if may_read(level, {standing})} - {Level.PUBLIC}
        assert set(levels_open_to(standing)) == opened
