"""What must never reach pycrdt: measured on pycrdt 0.14, each of these harmed all or one."""

import pytest
from pycrdt import XmlElement, XmlText

from meetings.notes import guard, sync
from tests.meetings.notes.pages import AMINA, BILAL, SERVER, Page, accept, ledger_of, seeded

MALLORY = 99  # a client id

# One struct for the root "general" of client 5, clock 0, up to its content.
IN_GENERAL = bytes([1, 1, 5, 0])
PARENT = b"\x01\x07general"


def number(value):
    return sync._number(value)


IN_TEXT = b"\x00\x01\x02"  # the parent is node 2 of client 1, the first block's text

HOSTILE_UPDATES = {
    "accepted, then nobody can save": (
        bytes.fromhex("010306000a0161147c00000000"),
        "content of kind 10",
    ),
    "panics while applied": (bytes.fromhex("01030600000161147c00000000"), "no length"),
    "a value nested until the process ends": (
        IN_GENERAL + b"\x08" + PARENT + b"\x01" + b"\x75\x01" * 30_000 + b"\x7e\x00",
        "a value of kind 117",
    ),
    "a mark nested until the process ends": (
        IN_GENERAL + b"\x06" + PARENT + b"\x04link" + number(3_000) + b"[" * 3_000 + b"\x00",
        "not JSON",
    ),
    "more structs than bytes": (b"\x01\xff\xff\xff\x7f\x05\x00", "a count is larger"),
    "more deletions than bytes": (b"\x00\x01\x05\xff\xff\xff\x7f", "a count is larger"),
    "a struct of no length": (IN_GENERAL + b"\x04" + PARENT + b"\x00\x00", "no length"),
    "clocks beyond all bounds": (
        bytes([1, 1, 5]) + number(1 << 31) + b"\x00\x01\x00",
        "too many clocks",
    ),
    "a skip": (IN_GENERAL + b"\x0a\x05\x00", "content of kind 10"),
    "JSON": (IN_GENERAL + b"\x02" + PARENT + b"\x01\x011\x00", "content of kind 2"),
    "a binary": (IN_GENERAL + b"\x03" + PARENT + b"\x01\x01\x00", "content of kind 3"),
    "a sub-document": (IN_GENERAL + b"\x09" + PARENT + b"\x01a\x7e\x00", "content of kind 9"),
    "a map": (IN_GENERAL + b"\x07" + PARENT + b"\x01\x00", "a shared type of kind 1"),
    "text where blocks stand": (
        IN_GENERAL + b"\x04" + PARENT + b"\x02hi\x00",
        "text that may not stand in #root",
    ),
    "a parent that is a character": (
        bytes([1, 2, 5, 0]) + b"\x04" + IN_TEXT + b"\x01a" + b"\x04\x00\x05\x00\x01b\x00",
        "a parent that is no node",
    ),
    "an origin in itself": (IN_GENERAL + b"\x84\x05\x00\x01a\x00", "builds on"),
    "an origin in what comes later": (
        bytes([1, 2, 5, 0]) + b"\x84\x05\x01\x01a" + b"\x04" + IN_TEXT + b"\x01b\x00",
        "builds on",
    ),
    "a place on both sides of a letter": (
        IN_GENERAL + b"\xc4\x01\x02\x01\x02\x01a\x00",
        "both sides",
    ),
    "two clients that wait for each other": (
        b"\x02"
        + bytes([1, 5, 0])
        + b"\x84\x06\x00\x01a"
        + bytes([1, 6, 0])
        + b"\x84\x05\x00\x01b\x00",
        "builds on",
    ),
    "a client twice": (
        b"\x02" + (IN_GENERAL[1:] + b"\x00\x01") * 2 + b"\x00",
        "a client with no structs, or twice",
    ),
    "bytes left over": (b"\x00\x00\x00", "bytes are left over"),
    "text that is not UTF-8": (
        IN_GENERAL + b"\x04" + IN_TEXT + b"\x02\xff\xfe\x00",
        "not UTF-8",
    ),
    "half a character in a mark": (
        IN_GENERAL + b"\x06" + IN_TEXT + b'\x04link\x1a{"href":"http://a/\\ud800"}\x00',
        "half a character",
    ),
    "the same key twice in a mark": (
        IN_GENERAL + b"\x06" + IN_TEXT + b'\x04link\x13{"href":1,"href":2}\x00',
        "not JSON",
    ),
}


@pytest.mark.parametrize(("update", "reason"), HOSTILE_UPDATES.values(), ids=HOSTILE_UPDATES)
def test_a_hostile_update_is_refused(update, reason):
    with pytest.raises(guard.RefusedFrameError, match=reason):
        guard.examine(update, ledger_of(seeded()), account=AMINA)


@pytest.mark.parametrize(("update", "reason"), HOSTILE_UPDATES.values(), ids=HOSTILE_UPDATES)
def test_it_is_refused_by_whoever_knows_nothing_of_the_document(update, reason):
    with pytest.raises(guard.RefusedFrameError):
        guard.inspect(sync.update(update))


def test_a_state_vector_of_four_bytes_is_refused():
    with pytest.raises(guard.RefusedFrameError):
        guard.inspect(sync.step_one(bytes.fromhex("ffffff7f")))


def test_an_honest_state_vector_is_passed_on():
    vector = Page(MALLORY, seeded()).doc.get_state()

    assert guard.inspect(sync.step_one(vector)) == guard.Question(vector)


def nested(page):
    block = page.block()
    for _ in range(30):
        inner = XmlElement("block", {"id": "abcdef"})
        block.children.append(inner)
        block = inner


def with_attribute(name, value):
    return lambda page: page.block().attributes.__setitem__(name, value)


def with_mark(name, value):
    return lambda page: page.text().insert(0, "hi", {name: value})


WRITTEN_BY_A_CLIENT = {
    "a root of its own": (
        lambda page: page.add_block(root="evil", id="abcdef"),
        "a root that is not on the agenda",
    ),
    "a root that is on no agenda": (
        lambda page: page.add_block(root="4b0f6f0c-2d8e-4c8e-9f6a-0d9f3a1b2c3d", id="abcdef"),
        "a root that is not on the agenda",
    ),
    "an element of another name": (
        lambda page: page.root().children.append(XmlElement("script")),
        "node that may not stand in #root",
    ),
    "a block in a block": (
        lambda page: page.block().children.append(XmlElement("block")),
        "node that may not stand in block",
    ),
    "blocks as deep as a well": (nested, "node that may not stand in block"),
    "text beside blocks": (
        lambda page: page.root().children.append(XmlText("x")),
        "node that may not stand in #root",
    ),
    "a link that is a script": (with_mark("link", {"href": "javascript:alert(1)"}), "mark that"),
    "a mark of its own": (with_mark("style", "color: red"), "mark that may not stand in #text"),
    "a mark with attributes": (with_mark("strong", {"on": 1}), "mark that may not stand"),
    "an attribute of its own": (with_attribute("onclick", "x"), "value that may not stand"),
    "an attribute with markup": (with_attribute("owner", "<img>"), "value that may not stand"),
    "a day that is none": (with_attribute("due", "next week"), "value that may not stand"),
    "an attribute that is a list": (with_attribute("kind", ["note"]), "a value of kind 117"),
    "an attribute of text": (
        lambda page: page.text().attributes.__setitem__("kind", "note"),
        "value that may not stand in #text",
    ),
    "an embedded object": (
        lambda page: page.text().insert_embed(0, {"a": 1}),
        "content of kind 5",
    ),
    "a null character": (
        lambda page: page.text().insert(0, "a\x00b"),
        "text that may not stand in #text",
    ),
}


@pytest.mark.parametrize(("write", "reason"), WRITTEN_BY_A_CLIENT.values(), ids=WRITTEN_BY_A_CLIENT)
def test_what_no_page_of_ours_writes_is_refused(write, reason):
    page, ledger = Page(MALLORY, seeded()), ledger_of(seeded())

    write(page)

    with pytest.raises(guard.RefusedFrameError, match=reason):
        accept(ledger, page.sent[0])


def test_nobody_takes_the_next_clock_of_somebody_else():
    page, ledger = Page(7, seeded()), ledger_of(seeded())
    page.text().insert(0, "Water first.")
    accept(ledger, page.sent[0], AMINA)
    hijack = bytes([1, 1, 7]) + number(12) + b"\x00" + number(1_000_000) + b"\x00"

    with pytest.raises(guard.ForeignClientError):
        guard.examine(hijack, ledger, account=BILAL)
    with pytest.raises(guard.ForeignClientError):
        guard.examine(hijack.replace(b"\x07\x0c", bytes([SERVER, 3])), ledger, account=BILAL)


def test_an_id_is_bound_to_whoever_uses_it_first():
    page, ledger = Page(7, seeded()), ledger_of(seeded())
    page.text().insert(0, "a")
    page.text().insert(1, "b")

    plan = accept(ledger, page.sent[0], AMINA)

    assert plan.claims == [7]
    assert accept(ledger, page.sent[1], AMINA).claims == []
    assert ledger.owners == {SERVER: None, 7: AMINA}


def test_all_may_be_deleted_for_history_restores_it():
    page, ledger = Page(MALLORY, seeded()), ledger_of(seeded())

    del page.root().children[0]

    assert accept(ledger, page.sent[0]).is_new
    assert not accept(ledger, page.sent[0]).is_new


def test_nobody_deletes_what_is_not_written_yet():
    wipe = b"\x00\x01" + number(SERVER) + b"\x01\x00" + number(1_000_000)

    with pytest.raises(guard.GapError):
        guard.examine(wipe, ledger_of(seeded()), account=AMINA)
