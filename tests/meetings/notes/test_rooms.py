"""What goes on in rooms while people sit in them."""

import asyncio
import threading

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session

from meetings.domain.policy import Level
from meetings.notes import books, listeners, rooms, store
from meetings.notes.closing import Closing
from meetings.notes.document import BrokenDocumentError, Document
from meetings.notes.models import NotesDocument, NoteUpdate
from meetings.notes.schema import LIMITS
from meetings.schedule import services as schedule
from meetings.schedule.models import Meeting, NoteTaker
from tests.factories import MONDAY_NINE, AgendaItemFactory
from tests.meetings.notes.tabs import eventually

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quick_looks(monkeypatch):
    monkeypatch.setattr(rooms, "LOOK_EVERY", 0.1)


async def uninvite(meeting, people):
    await meeting.invitations.filter(contact__user=people.follower).aupdate(state="revoked")


async def make_strict(meeting, people):
    await Meeting.objects.filter(pk=meeting.pk).aupdate(visibility=Level.FACILITATORS)


async def sign_out(meeting, people):
    await Session.objects.all().adelete()


async def close_account(meeting, people):
    people.follower.is_active = False
    await people.follower.asave()


@pytest.mark.parametrize(
    ("lose", "closing"),
    [
        (uninvite, Closing.FORBIDDEN),
        (make_strict, Closing.FORBIDDEN),
        (close_account, Closing.FORBIDDEN),
        (sign_out, Closing.SIGNED_OUT),
    ],
)
async def test_whoever_loses_the_right_is_shown_out(
    tab, people, meeting, quick_looks, lose, closing
):
    follower = await tab(people.follower).open()

    await lose(meeting, people)

    assert await follower.is_closed() == closing


async def test_a_note_taker_who_is_none_any_more_is_closed_at_the_next_word(tab, people, meeting):
    amina, bilal = await tab(people.amina).open(), await tab(people.bilal).open()
    await NoteTaker.objects.filter(user=people.amina).adelete()

    await amina.type("too late")

    assert await amina.is_closed() == Closing.FORBIDDEN
    await bilal.type("goes on")
    await bilal.hear_until(lambda: bilal.acknowledged[-1] == 2)
    assert bilal.told == []


async def test_who_is_named_note_taker_may_write_from_then_on(tab, people, meeting, quick_looks):
    follower = await tab(people.follower).open()

    await NoteTaker.objects.acreate(meeting=meeting, user=people.follower, named_at=MONDAY_NINE)
    await follower.hear_until(lambda: follower.acknowledged == [1])
    await follower.type("Now I may.")

    await follower.hear_until(lambda: follower.acknowledged[-1] == 2)
    assert follower.stages[-1]["writable"] is True


async def test_who_comes_during_a_look_is_not_judged_by_it(tab, people, meeting, monkeypatch):
    look, answered, going_on = rooms.looks.look, threading.Event(), threading.Event()

    def slow_look(questions, *, now):
        views = look(questions, now=now)
        going_on.set()
        answered.wait()
        return views

    follower = await tab(people.follower).open()
    monkeypatch.setattr(rooms.looks, "look", slow_look)
    await sync_to_async(rooms.tell_stage)(meeting.pk)
    await eventually(going_on.is_set)
    amina = await tab(people.amina).open()
    answered.set()

    await amina.type("Still here.")
    await follower.hear_until(lambda: follower.reads() == ["Still here."])
    await asyncio.sleep(0.1)
    await amina.type("And now.")
    await amina.hear_until(lambda: amina.acknowledged[-1] == 3)


async def test_everybody_is_told_at_once_when_the_meeting_moves_on(
    tab, people, meeting, item, monkeypatch
):
    following = await sync_to_async(AgendaItemFactory)(meeting=meeting)
    monkeypatch.setattr(rooms, "LOOK_EVERY", 60)
    follower = await tab(people.follower).open()

    await sync_to_async(schedule.go_to)(meeting, following, now=MONDAY_NINE)

    await follower.hear_until(lambda: follower.stages[-1]["current"] == str(following.pk))
    assert [each["state"] for each in follower.stages[-1]["items"]] == ["done", "current"]


@pytest.mark.postgres
async def test_an_item_that_joins_the_agenda_gets_its_block(tab, people, meeting, quick_looks):
    amina = await tab(people.amina).open()

    item = await sync_to_async(AgendaItemFactory)(meeting=meeting)
    await amina.hear_until(lambda: amina.reads(str(item.pk)) == [""])
    await amina.type("On it.", root=str(item.pk))

    await amina.hear_until(lambda: amina.acknowledged[-1] == 2)


async def test_records_are_made_soon_after_and_told(tab, people, meeting, monkeypatch):
    records = []

    def project(document_id, *, now):
        records.append({"block": "b", "number": "A-2024-001", "kind": "action", "missing": []})

    monkeypatch.setattr(rooms, "PROJECT_AFTER", 0.5)
    monkeypatch.setattr(listeners, "projectors", [project])
    monkeypatch.setattr(listeners, "stage_parts", [lambda meeting_id: {"records": list(records)}])
    amina = await tab(people.amina).open()

    await amina.type("Wa")
    await amina.type("ter")

    await amina.hear_until(lambda: amina.stages[-1]["records"])
    assert len(records) == 1


@pytest.mark.postgres
async def test_a_room_that_breaks_closes_alone_and_opens_again(tab, people, monkeypatch):
    amina = await tab(people.amina).open()
    other = await tab(people.facilitator, audience="facilitators").open()
    apply, broken = Document.apply, []

    def break_once(document, update):
        if not broken:
            broken.append(update)
            raise BrokenDocumentError
        apply(document, update)

    monkeypatch.setattr(Document, "apply", break_once)
    await amina.type("Water first.")

    assert await amina.is_closed() == Closing.RESTARTING
    await other.type("not disturbed")
    await other.hear_until(lambda: other.acknowledged[-1] == 2)
    again = await tab(people.amina).open()
    assert again.reads() == ["Water first."]  # it was committed before it was applied


@pytest.mark.postgres
async def test_an_edit_that_cannot_be_committed_is_neither_told_nor_acknowledged(
    tab, people, monkeypatch
):
    amina, bilal = await tab(people.amina).open(), await tab(people.bilal).open()
    monkeypatch.setattr(books, "ATTEMPTS", 1)
    monkeypatch.setattr(store, "append", _fail)

    await amina.type("never kept")

    assert await amina.is_closed() == await bilal.is_closed() == Closing.RESTARTING
    assert (amina.acknowledged, bilal.told) == ([1], [])
    assert await NoteUpdate.objects.acount() == 1


def _fail(*args, **options):
    raise OSError("disk full")


async def test_who_does_not_fetch_what_is_told_is_closed_and_nobody_waits(tab, people, monkeypatch):
    monkeypatch.setitem(LIMITS, "queueBytes", 2_000)
    amina, slow = await tab(people.amina).open(), await tab(people.follower).open()
    (line,) = (line for line in _lines() if line.account == people.follower.pk)
    monkeypatch.setattr(line, "_backlog", lambda: 10_000_000)

    for count in range(30):
        await amina.type("x" * 100)
        await amina.hear_until(lambda: amina.acknowledged[-1] == count + 2)  # noqa: B023

    assert await slow.is_closed() == Closing.TOO_SLOW
    assert len(slow.told) < 30


def _lines():
    return [line for room in rooms._house().open_rooms() for line in room.lines]


async def test_a_document_too_large_for_a_frame_has_to_be_fetched(tab, people, monkeypatch):
    amina = await tab(people.amina).open()
    await amina.type("x" * 3_000)
    await amina.hear_until(lambda: amina.acknowledged[-1] == 2)
    monkeypatch.setitem(LIMITS, "stepTwoBytes", 2_000)
    late, prepared = tab(people.follower), tab(people.follower)
    prepared.hear(amina.doc.get_update())

    await prepared.open()
    with pytest.raises(AssertionError, match="4413"):
        await late.open()


async def test_silence_is_broken(tab, people, monkeypatch):
    monkeypatch.setitem(LIMITS, "silenceSeconds", 0.1)
    follower = await tab(people.follower).open()

    assert not await follower.hears_nothing(0.5)


async def test_an_empty_room_goes_and_comes_back_from_the_database(tab, people, quick_looks):
    amina = await tab(people.amina).open()
    await amina.type("Water")
    await amina.hear_until(lambda: amina.acknowledged[-1] == 2)
    (before,) = rooms._house().open_rooms()

    await amina.leave()
    await eventually(lambda: not list(rooms._house().open_rooms()))
    bilal = await tab(people.bilal).open()

    (after,) = rooms._house().open_rooms()
    assert after is not before
    assert bilal.reads() == ["Water"]


async def test_notes_set_back_to_another_life_send_everybody_home(tab, people, quick_looks):
    amina = await tab(people.amina).open()

    await NotesDocument.objects.aupdate(epoch="another")

    assert await amina.is_closed() == Closing.RESTORED


async def test_notes_that_are_gone_are_hidden(tab, people, meeting, quick_looks):
    amina = await tab(people.amina).open()

    await NotesDocument.objects.all().adelete()

    assert await amina.is_closed() == Closing.HIDDEN


async def test_rooms_go_on_after_a_look_that_failed(tab, people, quick_looks, monkeypatch):
    failed = []

    def fail(questions, *, now):
        failed.append(questions)
        raise OSError("no database")

    amina = await tab(people.amina).open()
    with monkeypatch.context() as broken:
        broken.setattr(rooms.looks, "look", fail)
        await eventually(lambda: len(failed) > 1)
    await Session.objects.all().adelete()

    assert await amina.is_closed() == Closing.SIGNED_OUT
