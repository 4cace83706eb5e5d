import pytest
from django.core.cache import cache

from meetings.notes import listeners, services, store
from meetings.notes.document import Document
from meetings.notes.models import NotesClient, NotesDocument, NoteUpdate
from tests.factories import MONDAY_NINE, AgendaItemFactory, MeetingFactory, UserFactory
from tests.meetings.notes.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def meeting():
    meeting = MeetingFactory(state="in-progress")
    AgendaItemFactory.create_batch(2, meeting=meeting)
    return meeting


def opened(meeting, audience="shared"):
    held, _ = services.open_notes(meeting.pk, audience, now=MONDAY_NINE)
    return held


def write(held, *updates, author=None):
    """Put edits into the log, as a room does."""
    store.append(store.lock(held.pk), [(update, author) for update in updates], now=MONDAY_NINE)


def page_of(held, client=7):
    return Page(client, store.load(held.pk).document.beyond())


def test_notes_begin_with_a_block_under_every_item(meeting):
    held, copy = services.open_notes(meeting.pk, "shared", now=MONDAY_NINE)
    page = Page(7, copy.document.beyond())

    roots = [*(str(item.pk) for item in meeting.agenda.order_by("position")), "general"]
    assert [page.reads(root) for root in roots] == [[""], [""], [""]]
    assert len({dict(page.block(root=root).attributes)["id"] for root in roots}) == 3
    assert (held.seq, copy.seq) == (1, 1)


def test_opening_again_adds_only_what_the_agenda_has_gained(meeting):
    opened(meeting)
    before = opened(meeting)
    item = AgendaItemFactory(meeting=meeting)

    after, copy = services.open_notes(meeting.pk, "shared", now=MONDAY_NINE)

    assert (before.seq, after.seq) == (1, 2)
    assert after.epoch == before.epoch
    assert Page(7, copy.document.beyond()).reads(str(item.pk)) == [""]


def test_seeding_twice_adds_nothing(meeting):
    held = opened(meeting)

    services.seed(held.pk, now=MONDAY_NINE)

    assert NoteUpdate.objects.count() == 1


def test_an_item_taken_off_the_agenda_keeps_its_text(meeting):
    held = opened(meeting)
    item = meeting.agenda.first()
    root = str(item.pk)
    item.delete()

    assert root in store.load(held.pk).ledger.roots
    assert opened(meeting).seq == 1


def test_blocks_are_read_as_committed(meeting):
    held = opened(meeting)
    page = page_of(held)
    page.text().insert(0, "Water first.")
    page.block().attributes["kind"] = "action"
    write(held, *page.sent)

    seq, blocks = services.read_blocks(held)

    assert seq == 3
    assert [(block.item, block.kind, block.text) for block in blocks][-1] == (
        "general",
        "action",
        "Water first.",
    )


def test_the_sweep_projects_what_is_behind(meeting, monkeypatch):
    shared, other = opened(meeting), opened(MeetingFactory())
    opened(meeting, "facilitators")
    NotesDocument.objects.filter(pk=other.pk).update(projected_seq=1)
    projected = []
    monkeypatch.setattr(
        listeners,
        "projectors",
        [lambda document_id, *, now: projected.append((document_id, now))],
    )

    assert services.sweep(now=MONDAY_NINE) == 1
    assert projected == [(shared.pk, MONDAY_NINE)]


def test_one_that_cannot_be_projected_does_not_hold_up_the_others(meeting, monkeypatch):
    broken, other = opened(meeting), opened(MeetingFactory())
    projected = []

    def project(document_id, *, now):
        if document_id == broken.pk:
            raise ValueError
        projected.append(document_id)

    monkeypatch.setattr(listeners, "projectors", [project])

    assert services.sweep(now=MONDAY_NINE) == 1
    assert projected == [other.pk]


def test_a_snapshot_is_kept_after_many_edits_and_the_edits_stay(meeting, monkeypatch):
    monkeypatch.setattr(services, "CONDENSE_AFTER", 10)
    held = opened(meeting)
    page = page_of(held)
    for at, letter in enumerate("Water fir"):
        page.text().insert(at, letter)
    del page.text()[0:2]
    NotesClient.objects.create(document=held, client_id=7, user=UserFactory())
    write(held, *page.sent[:8])
    assert not services.condense(held.pk)
    write(held, *page.sent[8:])

    assert services.condense(held.pk)

    held.refresh_from_db()
    document = Document()
    document.apply(bytes(held.snapshot))
    assert (held.snapshot_seq, NoteUpdate.objects.count()) == (11, 11)
    assert Page(5, document.beyond()).reads() == ["ter fir"]
    assert not services.condense(held.pk)


def test_after_a_snapshot_the_notes_load_as_before(meeting, monkeypatch):
    monkeypatch.setattr(services, "CONDENSE_AFTER", 1)
    held = opened(meeting)
    page = page_of(held)
    page.text().insert(0, "Water😀")
    page.add_block("gone", id="block-gone")
    del page.root().children[1]
    write(held, *page.sent)
    plain = store.load(held.pk)

    services.condense(held.pk)
    page.sent.clear()
    page.text().insert(0, "! ")
    write(held, *page.sent)
    loaded = store.load(held.pk)

    assert loaded.seq == plain.seq + 1
    assert Page(5, loaded.document.beyond()).reads() == ["! Water😀"]
    assert loaded.ledger.clocks == plain.ledger.clocks | {7: plain.ledger.clocks[7] + 2}
    assert loaded.ledger.halves == plain.ledger.halves
    assert loaded.ledger.roots == plain.ledger.roots


def test_the_first_state_is_the_whole_document_and_worked_out_once(
    meeting, django_assert_num_queries
):
    cache.clear()
    held = opened(meeting)

    epoch, update = services.first_state(meeting.pk, "shared")
    with django_assert_num_queries(1):
        again = services.first_state(meeting.pk, "shared")

    assert epoch == held.epoch
    assert Page(7, update).reads() == [""]
    assert again == (epoch, update)


def test_notes_that_nobody_has_opened_are_empty(meeting):
    epoch, update = services.first_state(meeting.pk, "shared")

    assert epoch == ""
    assert Page(7, update).reads() == []
    assert not NotesDocument.objects.exists()


def test_an_unreadable_edit_is_left_out_and_said(meeting, caplog):
    held = opened(meeting)
    page = page_of(held)
    page.text().insert(0, "Water")
    panics = bytes.fromhex("01030600000161147c00000000")
    write(held, panics, *page.sent)

    copy = store.load(held.pk)

    assert Page(5, copy.document.beyond()).reads() == ["Water"]
    assert copy.seq == 3
    assert f"edit 2 of notes {held.pk} is unreadable" in caplog.text
