"""A book commits what lines bring; two books of one document are two processes."""

from types import SimpleNamespace

import pytest
from django.db import OperationalError

from meetings.notes import books, services, store
from meetings.notes.books import Book
from meetings.notes.closing import Closing
from meetings.notes.models import NotesClient, NotesDocument, NoteUpdate
from meetings.notes.schema import LIMITS
from meetings.notes.turns import Entry, State
from tests.factories import MONDAY_NINE, MeetingFactory, RoleFactory
from tests.meetings.notes.pages import Page

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


class Hand:
    """A line as far as a book knows it, and the page that it leads to."""

    def __init__(self, user, state, client):
        self.account = user.pk
        self.state = State.SETTLED
        self.page = Page(client, state)
        self.client = client
        self.count = 0

    def edit(self, update=None, *, is_step_two=False):
        self.count += 1
        update = self.page.sent.pop(0) if update is None else update
        return Entry(self, update, is_step_two=is_step_two, count=self.count)

    def types(self, words, at=0):
        self.page.text().insert(at, words)
        return self.edit()


@pytest.fixture
def desk():
    """The notes of a meeting in two processes, and two who write in them."""
    meeting = MeetingFactory(state="in-progress")
    held, copy = services.open_notes(meeting.pk, "shared", now=MONDAY_NINE)
    state = copy.document.beyond()
    amina, bilal = (
        Hand(RoleFactory(region=meeting.home_region).user, state, client) for client in (7, 8)
    )
    return SimpleNamespace(
        meeting=meeting,
        amina=amina,
        bilal=bilal,
        book=Book(held, copy),
        other=Book(held, store.load(held.pk)),
        other_document=MeetingFactory(state="in-progress"),
    )


def turn(book, *entries):
    """Commit entries, and let the lines know, as a room does."""
    outcome = books.turn_all({book: list(entries)}, now=MONDAY_NINE)[book]
    for line, state in outcome.states.items():
        line.state = state
    return outcome


def kept():
    return Page(5, *_log()).reads()


def _log():
    return [
        bytes(data) for data in NoteUpdate.objects.order_by("seq").values_list("data", flat=True)
    ]


def test_an_edit_is_kept_with_its_author_and_acknowledged(desk):
    outcome = turn(desk.book, desk.amina.types("Water first."))

    edit = NoteUpdate.objects.latest("seq")
    assert (edit.seq, edit.author_id, edit.at) == (2, desk.amina.account, MONDAY_NINE)
    assert outcome.acknowledged == {desk.amina: 1}
    assert [told.by for told in outcome.told] == [desk.amina]
    assert kept() == ["Water first."]
    client = NotesClient.objects.get()
    assert (client.client_id, client.user_id) == (7, desk.amina.account)


def test_one_acknowledgement_counts_all_frames_of_a_line(desk):
    entries = [desk.amina.types("a"), desk.bilal.types("b"), desk.amina.types("c")]

    outcome = turn(desk.book, *entries)

    assert outcome.acknowledged == {desk.amina: 2, desk.bilal: 1}
    assert outcome.seq == NotesDocument.objects.get().seq == 4


def test_a_frame_that_brings_nothing_is_acknowledged_and_not_stored(desk):
    typed = desk.amina.types("Water")
    turn(desk.book, typed)

    outcome = turn(desk.book, desk.amina.edit(typed.update), desk.amina.edit(b"\x00\x00"))

    assert outcome.acknowledged == {desk.amina: 3}
    assert outcome.told == []
    assert NoteUpdate.objects.count() == 2


def test_an_early_edit_waits_for_step_two_and_so_do_acknowledgements(desk):
    desk.amina.state = State.FRESH
    desk.amina.types("never arrived")
    early = desk.amina.types("early")
    desk.amina.page.block().attributes["kind"] = "action"
    harmless = desk.bilal.types("x")
    turn(desk.book, harmless)
    deletion = b"\x00\x01\x08\x01\x00\x01"

    first = turn(desk.book, early, desk.amina.edit(deletion))
    second = turn(desk.book, desk.amina.edit(desk.amina.page.doc.get_update(), is_step_two=True))

    assert (first.acknowledged, first.refused) == ({}, {})
    assert len(first.told) == 1
    assert second.acknowledged == {desk.amina: desk.amina.count}
    assert kept() == [desk.amina.page.reads()[0]]


def test_a_gap_after_step_two_ends_the_line(desk):
    desk.amina.types("never arrived")

    outcome = turn(desk.book, desk.amina.types("late"), desk.bilal.types("ok"))

    assert outcome.refused == {desk.amina: Closing.CONFLICT}
    assert outcome.acknowledged == {desk.bilal: 1}
    assert kept() == ["ok"]


def test_after_a_refused_frame_a_line_is_not_listened_to(desk):
    hostile = bytes.fromhex("010306000a0161147c00000000")

    outcome = turn(desk.book, desk.amina.edit(hostile), desk.amina.types("after"))

    assert outcome.refused == {desk.amina: Closing.MALFORMED}
    assert outcome.acknowledged == {}
    assert kept() == [""]


def test_the_right_to_write_is_asked_at_every_edit(desk):
    turn(desk.book, desk.amina.types("a"))
    desk.meeting.home_region.roles.filter(user=desk.amina.account).delete()

    outcome = turn(desk.book, desk.amina.types("b"), desk.bilal.types("c"))

    assert outcome.refused == {desk.amina: Closing.FORBIDDEN}
    assert outcome.acknowledged == {desk.bilal: 1}
    # What was refused is not known either: were it sent again, it would be kept.
    assert desk.book.ledger.clocks[7] == 1


def test_another_account_s_client_id_is_refused(desk):
    turn(desk.book, desk.amina.types("a"))
    desk.bilal.page = Page(7, desk.amina.page.doc.get_update())

    outcome = turn(desk.book, desk.bilal.types("b"))

    assert outcome.refused == {desk.bilal: Closing.CONFLICT}


def test_a_client_id_met_is_bound_before_it_writes(desk):
    outcome = turn(desk.book, Entry(desk.amina, client=9), Entry(desk.bilal, client=9))

    assert outcome.met == {desk.amina: True, desk.bilal: False}
    assert NotesClient.objects.get().user_id == desk.amina.account


def test_edits_of_another_process_are_told_first(desk):
    turn(desk.other, desk.bilal.types("theirs "))

    outcome = turn(desk.book, desk.amina.types("ours "))

    assert [told.by for told in outcome.told] == [None, desk.amina]
    assert desk.book.ledger.clocks == {**desk.other.ledger.clocks, 7: 5}
    assert outcome.seq == 3


def test_a_turn_without_entries_reads_what_others_wrote(desk):
    turn(desk.other, desk.bilal.types("theirs"))

    outcome = turn(desk.book)

    assert [told.by for told in outcome.told] == [None]
    assert turn(desk.book).told == []


def test_an_edit_that_builds_on_another_process_s_is_no_gap(desk):
    theirs = desk.bilal.types("Water")
    turn(desk.other, theirs)
    desk.amina.page.hear(theirs.update)

    outcome = turn(desk.book, desk.amina.types(" first", at=5))

    assert outcome.refused == {}
    assert kept() == ["Water first"]


def test_an_id_bound_in_another_process_is_found_out(desk):
    turn(desk.other, Entry(desk.bilal, client=9))

    outcome = turn(desk.book, Entry(desk.amina, client=9), desk.amina.types("a"))

    assert outcome.met == {desk.amina: False}
    assert outcome.acknowledged == {desk.amina: 1}


def test_a_room_that_cannot_be_written_fails_alone(desk, monkeypatch):
    held, copy = services.open_notes(desk.other_document.pk, "shared", now=MONDAY_NINE)
    broken = Book(held, copy)
    append = store.append

    def fail(document, edits, *, now):
        if document.pk == broken.document_id:
            raise OperationalError("disk I/O error")
        append(document, edits, now=now)

    monkeypatch.setattr(store, "append", fail)
    runs_both = Hand(RoleFactory(region=held.meeting.home_region).user, copy.document.beyond(), 9)

    outcomes = books.turn_all(
        {broken: [runs_both.types("lost?")], desk.book: [desk.amina.types("kept")]},
        now=MONDAY_NINE,
    )

    assert outcomes[broken] is None
    assert outcomes[desk.book].acknowledged == {desk.amina: 1}
    assert NoteUpdate.objects.filter(document=broken.document_id).count() == 1
    assert Page(5, *_log_of(desk.book)).reads() == ["kept"]


def _log_of(book):
    edits = NoteUpdate.objects.filter(document=book.document_id).order_by("seq")
    return [bytes(data) for data in edits.values_list("data", flat=True)]


def test_a_lock_that_passes_is_waited_out(desk, monkeypatch):
    turn(desk.other, desk.bilal.types("theirs "))
    append, refusals = store.append, [OperationalError("database is locked")]

    def locked_once(*args, **options):
        if refusals:
            raise refusals.pop()
        append(*args, **options)

    monkeypatch.setattr(store, "append", locked_once)

    outcome = turn(desk.book, desk.amina.types("ours "))

    assert outcome.acknowledged == {desk.amina: 1}
    assert NoteUpdate.objects.count() == 3
    assert sorted(kept()[0].split()) == ["ours", "theirs"]
    assert [told.by for told in outcome.told] == [None, desk.amina]


def test_notes_that_were_restored_are_not_written_over(desk):
    NotesDocument.objects.update(epoch="another")

    outcomes = books.turn_all({desk.book: [desk.amina.types("a")]}, now=MONDAY_NINE)

    assert outcomes == {desk.book: None}
    assert NoteUpdate.objects.count() == 1


def test_a_document_has_a_largest_size_of_text(desk, monkeypatch):
    monkeypatch.setitem(LIMITS, "refusedText", 20)
    turn(desk.book, desk.amina.types("x" * 18))

    refused = turn(desk.book, desk.bilal.types("yyyy"))
    del desk.amina.page.text()[0:10]
    turn(desk.book, desk.amina.edit())
    shortened = turn(desk.book, desk.amina.types("zzzz"))

    assert refused.refused == {desk.bilal: Closing.TOO_LARGE}
    assert shortened.refused == {}
    assert kept() == ["zzzz" + "x" * 8]
