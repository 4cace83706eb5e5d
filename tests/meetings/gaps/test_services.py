import pytest

from meetings.domain.gaps import ReasonMissingError, State
from meetings.domain.policy import Level
from meetings.gaps import services
from meetings.texts import Text
from tests.factories import MONDAY_NINE, GapFactory, MeetingFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_gap_is_raised_where_the_meeting_is():
    meeting = MeetingFactory()

    gap = services.raise_gap(
        meeting.group, statement=Text.of("No outreach"), now=MONDAY_NINE, meeting=meeting
    )

    assert (gap.number, gap.state, gap.visibility) == ("G-001", State.IDENTIFIED, Level.REGION)
    assert list(gap.regions.all()) == list(meeting.regions.all())
    assert [(change.before, change.after) for change in gap.changes.all()] == [("", "identified")]


def test_a_decision_keeps_its_reason():
    gap, user = GapFactory(), UserFactory()

    services.decide(
        gap, to=State.CONFIRMED, reason=Text.of("By the meeting."), by=user, now=MONDAY_NINE
    )

    gap.refresh_from_db()
    change = gap.changes.get()
    assert (gap.state, gap.changed_at) == ("confirmed", MONDAY_NINE)
    assert (change.before, change.after, str(change.reason), change.by) == (
        "identified",
        "confirmed",
        "By the meeting.",
        user,
    )


def test_without_a_reason_nothing_is_decided():
    gap = GapFactory()

    with pytest.raises(ReasonMissingError):
        services.decide(gap, to=State.CONFIRMED, reason=Text(), now=MONDAY_NINE)

    assert not gap.changes.exists()


def test_publishing_is_an_act():
    gap = GapFactory(visibility=Level.REGION)

    services.publish(gap, now=MONDAY_NINE)

    gap.refresh_from_db()
    assert (gap.visibility, gap.changed_at) == (Level.PUBLIC, MONDAY_NINE)
