"""What honest pages write is let through: one refused edit would hold up all that follows."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from meetings.notes import guard
from meetings.notes.document import Document
from meetings.notes.schema import GENERAL
from tests.meetings.notes.pages import AMINA, BILAL, Page, accept, ledger_of, seeded

EDITS = Path(__file__).with_name("edits.mjs")


@pytest.fixture(scope="module")
def edits():
    """Edits made by Yjs itself, by name."""
    if not shutil.which("node"):
        pytest.skip("needs node")
    command = ["node", EDITS, seeded().hex()]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_yjs_pages_are_let_through(edits):
    for name, made in edits.items():
        ledger, document = ledger_of(seeded()), Document()
        document.apply(seeded())
        updates = [bytes.fromhex(update) for update in made["updates"]]
        assert updates, name

        for update in updates:
            accept(ledger, update, AMINA)
            document.apply(update)

        page = Page(5, document.beyond())
        assert _known(page.doc) == ledger.clocks, name
        assert _without_attributes(str(page.root())) == _without_attributes(made["reads"]), name
        assert not any(accept(ledger, update, AMINA).is_new for update in updates), name


def _known(doc):
    return guard.structs.state_vector(doc.get_state())


def _without_attributes(xml):
    # Marks of text are written differently by the two; what is read is the same.
    return "".join(part.split(">")[-1] for part in xml.split("<"))


def test_a_whole_document_is_let_through_by_an_empty_ledger(edits):
    pages = [bytes.fromhex(update) for made in edits.values() for update in made["updates"]]
    whole = Page(5, seeded(), *pages).doc.get_update()

    plan = guard.examine(whole, ledger_of(), account=None)

    assert plan.roots == {GENERAL}
    assert not accept(ledger_of(whole), whole, BILAL).is_new


def test_what_is_known_is_counted_as_a_repetition():
    page, ledger = Page(7, seeded()), ledger_of(seeded())
    page.text().insert(0, "Water")
    accept(ledger, page.sent[0])
    page.text().insert(5, " first")

    plan = accept(ledger, page.doc.get_update())

    assert plan.is_new
    assert plan.repeats
    assert ledger.clocks[7] == 11
    assert not accept(ledger, page.sent[1]).is_new


def test_a_struct_of_which_a_part_is_known_goes_on_where_that_part_stands():
    early, late = Page(7, seeded()), Page(7, seeded())
    early.text().insert(0, "Wat")
    late.text().insert(0, "Water")
    other = Page(8, seeded(), late.sent[0])
    ledger = ledger_of(seeded())
    accept(ledger, early.sent[0])

    plan = accept(ledger, late.sent[0])
    other.text().insert(5, "!")

    assert (plan.clocks, plan.repeats) == ({7: 5}, True)
    assert ledger.place_of((7, 4)) == ledger.place_of((7, 0))
    assert accept(ledger, other.sent[0], BILAL).is_new


def test_text_is_counted_in_bytes():
    page, ledger = Page(7, seeded()), ledger_of(seeded())

    page.text().insert(0, "წყ")

    assert accept(ledger, page.sent[0]).text_bytes == 6


def test_an_edit_of_a_deleted_block_is_let_through():
    page, other, ledger = Page(7, seeded()), Page(8, seeded()), ledger_of(seeded())
    page.text().insert(0, "typed meanwhile")
    del other.root().children[0]
    accept(ledger, other.sent[0], BILAL)

    assert accept(ledger, page.sent[0], AMINA).is_new


def test_what_was_collected_offline_may_be_built_upon():
    # Yjs sends a block that was made and deleted offline as nothing but its length.
    gone = bytes([1, 1, 7, 0]) + b"\x00\x05" + b"\x00"
    child = bytes([1, 1, 7, 5]) + b"\x04\x00\x07\x00\x02hi" + b"\x00"
    ledger, document = ledger_of(seeded()), Document()
    document.apply(seeded())

    for update in (gone, child):
        assert accept(ledger, update, AMINA).is_new
        document.apply(update)

    assert Page(5, document.beyond()).reads() == [""]


def test_a_character_of_two_clocks_is_never_cut():
    # pycrdt would lose count of all that follows: nobody could load what it saves.
    page, ledger = Page(7, seeded()), ledger_of(seeded())
    page.text().insert(0, "a😀b")
    accept(ledger, page.sent[0])
    in_text = bytes([1, 1, 8, 0])

    for cut in (
        b"\x00\x01\x07\x01\x02\x01",  # a deletion of the second half
        b"\x00\x01\x07\x01\x00\x02",  # of "a" and the first
        in_text + b"\x84\x07\x01\x01x\x00",  # after the first half
        in_text + b"\x44\x07\x02\x01x\x00",  # before the second
    ):
        with pytest.raises(guard.RefusedFrameError, match="through a character"):
            guard.examine(cut, ledger, account=BILAL)

    assert accept(ledger, b"\x00\x01\x07\x01\x01\x02", BILAL).is_new  # the whole of it


def test_nothing_stands_between_two_that_do_not_stand_together():
    page, ledger = Page(7, seeded()), ledger_of(seeded())
    page.add_block("two", id="block-two")
    page.text().insert(0, "one")
    for update in page.sent:
        accept(ledger, update)
    between = bytes([1, 1, 8, 0]) + b"\xc4" + bytes([7, 6, 7, 3]) + b"\x01x\x00"

    with pytest.raises(guard.RefusedFrameError, match="do not stand together"):
        guard.examine(between, ledger, account=BILAL)
