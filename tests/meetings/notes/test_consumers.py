import pytest
from channels.testing import WebsocketCommunicator
from django.contrib.auth import get_user_model

from meetings.notes import sync
from meetings.notes.closing import Closing
from meetings.notes.models import NotesDocument, NoteUpdate
from tests.meetings.notes.pages import Page
from tests.meetings.notes.tabs import ORIGIN

pytestmark = pytest.mark.django_db(transaction=True)


async def kept_text():
    """Return what the log says, read from nothing but the log."""
    log = NoteUpdate.objects.order_by("seq").values_list("data", flat=True)
    return Page(5, *[bytes(data) async for data in log]).reads()


@pytest.mark.postgres
async def test_what_one_writes_the_other_reads_and_it_is_kept(tab, people):
    amina, bilal = await tab(people.amina).open(), await tab(people.bilal).open()

    await amina.type("Water first.")
    await bilal.hear_until(lambda: bilal.reads() == ["Water first."])
    await amina.hear_until(lambda: amina.acknowledged[-1] == 2)

    assert await kept_text() == ["Water first."]
    assert len(bilal.told) == 1
    assert amina.told == []


@pytest.mark.postgres
async def test_two_write_at_once_and_agree(tab, people):
    amina, bilal = await tab(people.amina).open(), await tab(people.bilal).open()

    for letter in "water":
        await amina.type(letter)
        await bilal.type(letter.upper())
    await amina.hear_until(lambda: len(amina.reads()[0]) == 10 and amina.acknowledged[-1] == 6)
    await bilal.hear_until(lambda: len(bilal.reads()[0]) == 10 and bilal.acknowledged[-1] == 6)

    assert amina.reads() == bilal.reads() == await kept_text()
    edits = NoteUpdate.objects.order_by("seq")
    assert [seq async for seq in edits.values_list("seq", flat=True)] == list(range(1, 12))
    assert (await NotesDocument.objects.aget()).seq == 11


async def test_a_follower_reads_along_and_is_not_asked_for_anything(tab, people, item):
    amina, follower = await tab(people.amina).open(), await tab(people.follower).open()

    await amina.type("Water first.", root=str(item.pk))
    await follower.hear_until(lambda: follower.reads(str(item.pk)) == ["Water first."])

    assert follower.stages[0]["writable"] is False
    assert follower.acknowledged == []


async def test_who_comes_late_is_told_all(tab, people):
    amina = await tab(people.amina).open()
    await amina.type("Water first.")
    await amina.hear_until(lambda: amina.acknowledged[-1] == 2)

    late = await tab(people.follower).open()

    assert late.reads() == ["Water first."]


@pytest.mark.postgres
async def test_what_was_typed_offline_comes_with_step_two(tab, people):
    amina = tab(people.amina)
    first = await tab(people.bilal).open()
    amina.hear(first.doc.get_update())
    amina.text().insert(0, "typed offline")

    await amina.open()

    await first.hear_until(lambda: first.reads() == ["typed offline"])
    assert await kept_text() == ["typed offline"]


async def test_the_first_frame_tells_the_epoch_and_where_the_meeting_stands(tab, people, item):
    amina = await tab(people.amina).open()

    document = await NotesDocument.objects.aget()
    assert amina.stages == [
        {
            "epoch": document.epoch,
            "schema": 1,
            "writable": True,
            "meeting": "in-progress",
            "current": str(item.pk),
            "items": [
                {
                    "id": str(item.pk),
                    "state": "current",
                    "started_at": "2026-03-02T09:00:00+00:00",
                    "ended_at": None,
                }
            ],
            "records": [],
        }
    ]


@pytest.mark.parametrize("query", ["", "schema=0", "schema=2"])
async def test_a_page_of_another_version_only_reads(tab, people, query):
    amina = await tab(people.amina, query=query).open()

    assert amina.stages[0]["writable"] is False
    await amina.type("Water")
    assert await amina.is_closed() == Closing.FORBIDDEN


async def test_a_page_that_remembers_another_life_of_the_notes_starts_afresh(tab, people):
    first = await tab(people.amina).open()
    same = await tab(people.amina, query=f"schema=1&epoch={first.stages[0]['epoch']}").open()
    other = tab(people.amina, query="schema=1&epoch=before")
    await other.socket.connect()

    assert same.stages == first.stages
    assert await other.is_closed() == Closing.RESTORED


@pytest.mark.parametrize(
    ("who", "audience", "closing"),
    [
        (None, "shared", Closing.SIGNED_OUT),
        ("stranger", "shared", Closing.HIDDEN),
        ("amina", "facilitators", Closing.HIDDEN),
        ("facilitator", "everybody", Closing.HIDDEN),
    ],
)
async def test_whoever_may_not_is_let_in_only_to_be_told_no(tab, people, who, audience, closing):
    visitor = tab(getattr(people, who) if who else None, audience=audience)

    accepted, _ = await visitor.socket.connect()

    assert accepted  # a close before that would reach the page without its code
    assert await visitor.socket.receive_output() == {"type": "websocket.close", "code": closing}


async def test_the_facilitators_notes_are_a_text_of_their_own(tab, people):
    theirs = await tab(people.facilitator, audience="facilitators").open()
    shared = await tab(people.amina).open()

    await theirs.type("Between us.")
    await theirs.hear_until(lambda: theirs.acknowledged[-1] == 2)

    assert await shared.hears_nothing()
    assert shared.reads() == [""]


async def test_a_reader_who_writes_is_closed_and_nothing_is_kept(tab, people):
    follower = await tab(people.follower).open()

    await follower.type("Let me in")

    assert await follower.is_closed() == Closing.FORBIDDEN
    assert await kept_text() == [""]


@pytest.mark.parametrize(
    ("frame", "closing"),
    [
        (b"\x00\x02\x0d\x01\x03\x06\x00\x0a\x01\x61\x14\x7c\x00\x00\x00\x00", Closing.MALFORMED),
        (b"\x00\x00\x04\xff\xff\xff\x7f", Closing.MALFORMED),
        (b"\x00\x02" + bytes(300_000), Closing.TOO_LARGE),
        (b"\x00\x02\x06\x00\x01\x63\x01\x05\x01", Closing.CONFLICT),
    ],
    ids=["poison", "vector bomb", "large", "gap"],
)
async def test_a_bad_frame_ends_its_own_line_and_no_other(tab, people, frame, closing):
    mallory, amina = await tab(people.bilal).open(), await tab(people.amina).open()

    await mallory.send(frame)
    await amina.type("Still here.")
    await amina.hear_until(lambda: amina.acknowledged[-1] == 2)

    assert await mallory.is_closed() == closing
    assert amina.told == []
    assert await kept_text() == ["Still here."]


async def test_a_repetition_that_lies_is_not_passed_on(tab, people):
    amina, mallory = await tab(people.amina).open(), await tab(people.bilal).open()
    await amina.type("true")
    await mallory.hear_until(lambda: mallory.reads() == ["true"])
    twin = Page(amina.client, await _seed())
    twin.text().insert(0, "lies")
    mallory.text().insert(4, "!")
    lie = Page(5, await _seed(), twin.sent[0], mallory.sent[0]).doc.get_update()

    await mallory.send(sync.update(lie))
    await amina.hear_until(lambda: amina.told)

    assert amina.reads() == ["true!"]
    assert b"lies" not in amina.told[0]
    assert await kept_text() == ["true!"]


async def _seed():
    return bytes((await NoteUpdate.objects.aget(seq=1)).data)


async def test_a_text_frame_is_refused(tab, people):
    amina = await tab(people.amina).open()

    await amina.socket.send_to(text_data="hello")

    assert await amina.is_closed() == Closing.MALFORMED


async def test_nobody_types_so_fast(tab, people):
    amina, bilal = await tab(people.amina).open(), await tab(people.bilal).open()

    for _ in range(120):
        await amina.send(sync.update(b"\x00\x00"))

    assert await amina.is_closed() == Closing.TOO_MANY
    await bilal.type("ok")
    await bilal.hear_until(lambda: bilal.acknowledged[-1] == 2)


async def test_nobody_types_so_much(tab, people):
    amina = await tab(people.amina).open()
    amina.text().insert(0, "x" * 200_000)
    edit = sync.update(amina.sent[0])

    for _ in range(12):
        await amina.send(edit)

    assert await amina.is_closed() == Closing.TOO_MANY


async def test_an_account_has_so_many_sockets(tab, people, monkeypatch):
    monkeypatch.setitem(sync.LIMITS, "sockets", 2)
    await tab(people.amina).open()
    await tab(people.amina).open()
    third = tab(people.amina)
    await third.socket.connect()

    assert await third.is_closed() == Closing.TOO_MANY
    await tab(people.bilal).open()


async def test_any_other_address_is_told_so(application, transactional_db):
    elsewhere = WebsocketCommunicator(application, "/ws/nowhere/", headers=[ORIGIN])

    assert (await elsewhere.connect())[0]
    assert await elsewhere.receive_output() == {
        "type": "websocket.close",
        "code": Closing.HIDDEN,
    }


@pytest.mark.parametrize("origin", [b"https://evil.example", None])
async def test_another_site_is_refused_in_the_handshake(application, meeting, origin):
    headers = [(b"origin", origin)] if origin else []
    foreign = WebsocketCommunicator(
        application, f"/ws/meetings/{meeting.pk}/notes/shared/", headers=headers
    )

    assert (await foreign.connect())[0] is False


async def test_an_account_that_was_closed_has_no_seat(tab, people):
    amina = tab(people.amina)
    await get_user_model().objects.filter(pk=people.amina.pk).aupdate(is_active=False)

    await amina.socket.connect()

    assert await amina.is_closed() == Closing.SIGNED_OUT
