from datetime import UTC, datetime, timedelta

import pytest

from meetings.domain.replies import Answer, MeetingOverError, Reply, settle

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ENDS = NOON + timedelta(hours=3)
AN_HOUR = timedelta(hours=1)

accepted_at_noon = Answer(Reply.ACCEPTED, NOON)


@pytest.mark.parametrize(
    ("held", "heard", "stands"),
    [
        (None, accepted_at_noon, Reply.ACCEPTED),
        (accepted_at_noon, Answer(Reply.DECLINED, NOON + AN_HOUR), Reply.DECLINED),
        (accepted_at_noon, Answer(Reply.DECLINED, NOON), Reply.DECLINED),
        (accepted_at_noon, Answer(Reply.DECLINED, NOON - AN_HOUR), Reply.ACCEPTED),
    ],
    ids=["first word", "second thoughts", "two words at once", "old mail arriving late"],
)
def test_the_last_given_answer_stands(held, heard, stands):
    assert settle(held, heard, meeting_ends_at=ENDS).reply is stands


def test_no_answer_counts_once_the_meeting_is_over():
    with pytest.raises(MeetingOverError):
        settle(None, Answer(Reply.ACCEPTED, ENDS), meeting_ends_at=ENDS)
