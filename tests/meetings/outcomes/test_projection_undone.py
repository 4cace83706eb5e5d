"""Lines that go, come back, change their kind, or say what cannot be."""

import pytest

from meetings.domain.actions import State
from meetings.domain.gaps import State as GapState
from meetings.domain.policy import Level
from meetings.gaps import services as gap_services
from meetings.gaps.models import Gap
from meetings.outcomes import services
from meetings.outcomes.models import ActionItem, Decision
from meetings.texts import Text
from tests.factories import AgendaItemFactory, GapFactory, MeetingFactory, OrganisationFactory
from tests.meetings.outcomes.written import LATER, Notes

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

ONE, TWO = "block-one-1", "block-two-2"


@pytest.fixture
def notes():
    return Notes(MeetingFactory(state="in-progress"))


def report(action, to):
    services.update(action, to=to, said=Text.of("Said."), by=None, now=LATER)


def history(action):
    return [update.state for update in action.updates.all()]


@pytest.mark.parametrize("begun", [False, True], ids=["open", "in progress"])
def test_an_action_point_goes_and_comes_back_with_its_line(notes, begun):
    notes.write(ONE, "action", "Send it.")
    if begun:
        report(ActionItem.objects.get(), State.IN_PROGRESS)
    number = ActionItem.objects.get().number

    assert notes.delete(ONE) is True
    gone = ActionItem.objects.get()
    assert notes.project() is False
    assert notes.write(ONE, "action", "Send it.") is True

    back = ActionItem.objects.get()
    assert (gone.state, back.state) == ("withdrawn", "open")
    assert (back.number, history(back)[-2:]) == (number, ["withdrawn", "open"])


@pytest.mark.parametrize("state", [State.DONE, State.DROPPED])
def test_what_was_reported_on_stays_without_its_line(notes, state):
    notes.write(ONE, "action", "Send it.")
    report(ActionItem.objects.get(), state)

    assert notes.delete(ONE) is False

    assert ActionItem.objects.get().state == state


def test_a_decision_goes_and_comes_back_with_its_line(notes):
    notes.write(ONE, "decision", "Tuesday.")
    number = Decision.objects.get().number

    assert notes.delete(ONE) is True
    assert list(Decision.objects.standing()) == []
    assert notes.project() is False
    assert notes.write(ONE, "decision", "Tuesday.") is True

    assert [decision.number for decision in Decision.objects.standing()] == [number]


def test_a_gap_goes_and_comes_back_with_its_line(notes):
    notes.write(ONE, "gap", "No evenings.")

    assert notes.delete(ONE) is True
    gone = Gap.objects.get()
    assert notes.project() is False
    assert notes.write(ONE, "gap", "No evenings.") is True

    back = Gap.objects.get()
    assert (gone.state, back.state, back.number) == ("withdrawn", "identified", "G-001")
    assert [change.after for change in back.changes.all()] == [
        "identified",
        "withdrawn",
        "identified",
    ]


def test_a_gap_that_was_confirmed_stays_without_its_line(notes):
    notes.write(ONE, "gap", "No evenings.")
    gap_services.decide(
        Gap.objects.get(), to=GapState.CONFIRMED, reason=Text.of("Seen."), now=LATER
    )

    assert notes.delete(ONE) is False

    assert Gap.objects.get().state == "confirmed"


def test_why_it_went_is_said_in_both_languages(notes):
    notes.write(ONE, "action", "Send it.")
    notes.write(TWO, "gap", "No evenings.")

    notes.delete(ONE)
    notes.delete(TWO)

    assert set(ActionItem.objects.get().updates.get().text) == {"en", "ka"}
    assert set(Gap.objects.get().changes.last().reason) == {"en", "ka"}


def test_a_line_that_becomes_something_else_leaves_its_record_behind(notes):
    notes.write(ONE, "action", "Wednesdays.")

    notes.set(ONE, kind="decision")
    action, decision = ActionItem.objects.get(), Decision.objects.get()
    assert (action.state, decision.withdrawn) == ("withdrawn", False)

    notes.set(ONE, kind="action")
    action, decision = ActionItem.objects.get(), Decision.objects.get()
    assert (action.state, decision.withdrawn) == ("open", True)
    assert action.number == "A-2026-001"


@pytest.mark.parametrize(
    "key", ["org-999999", "org-000000", "organisation", "org-abcdef", "gap-000001"]
)
def test_an_owner_that_is_none_is_missing(notes, key):
    OrganisationFactory()

    notes.write(ONE, "action", "Send it.", owner=key)

    assert ActionItem.objects.get().owner is None


@pytest.mark.parametrize("key", ["gap-999999", "gap-999999999999", "org-000001", "nothing"])
def test_a_gap_that_is_none_is_no_gap(notes, key):
    notes.write(ONE, "action", "Send it.", gap=key)

    assert ActionItem.objects.get().gap is None


def test_a_day_that_is_none_is_missing(notes):
    notes.write(ONE, "action", "Send it.", due="2026-02-31")

    action = ActionItem.objects.get()
    assert (action.due, action.first_due) == (None, None)


def test_a_gap_we_know_is_not_raised_again(notes):
    known = GapFactory()

    assert notes.write(ONE, "gap", "No evenings.", gap=f"gap-{known.pk:06d}") is False

    assert list(Gap.objects.all()) == [known]


def test_a_gap_that_turns_out_to_be_known_goes(notes):
    known = GapFactory()
    notes.write(ONE, "gap", "No evenings.")

    notes.set(ONE, gap=f"gap-{known.pk:06d}")

    assert list(Gap.objects.standing()) == [known]


def test_a_gap_that_names_one_we_never_had_is_raised(notes):
    notes.write(ONE, "gap", "No evenings.", gap="gap-999999")

    assert [str(gap.statement) for gap in Gap.objects.all()] == ["No evenings."]


def test_of_two_lines_with_one_id_the_first_is_the_record(notes):
    notes.write(ONE, "action", "Send it.")
    notes.write(ONE, "action", "A copy.")

    assert [str(action.text) for action in ActionItem.objects.all()] == ["Send it."]


@pytest.mark.parametrize(
    ("of_meeting", "of_item", "level"),
    [
        (Level.PUBLIC, Level.PUBLIC, Level.REGION),
        (Level.PARTICIPANTS, Level.PUBLIC, Level.PARTICIPANTS),
        (Level.PUBLIC, Level.PARTICIPANTS, Level.PARTICIPANTS),
    ],
)
@pytest.mark.parametrize("kind", ["decision", "action", "gap"])
def test_a_record_is_never_looser_than_its_meeting_or_its_item(kind, of_meeting, of_item, level):
    meeting = MeetingFactory(state="in-progress", visibility=of_meeting)
    item = AgendaItemFactory(meeting=meeting, visibility=of_item)

    Notes(meeting).write(ONE, kind, "Quiet.", root=str(item.pk))

    model = {"decision": Decision, "action": ActionItem, "gap": Gap}[kind]
    assert model.objects.get().visibility == level
