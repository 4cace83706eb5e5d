import json

import pytest
from pycrdt import Awareness, Doc, create_sync_message, create_update_message, read_message

from meetings.notes import sync
from meetings.notes.refusals import RefusedFrameError, TooLargeError
from meetings.notes.sync import Presence, Type

DOC = Doc()


def test_we_write_as_pycrdt_does():
    assert sync.step_one(DOC.get_state()) == create_sync_message(DOC)
    assert sync.update(b"\x00\x00") == create_update_message(b"\x00\x00")


def test_a_frame_is_read_back():
    long = b"\x05" * 300

    assert sync.read(sync.step_one(long)) == (Type.STEP_ONE, long)
    assert sync.read(sync.step_two(long)) == (Type.STEP_TWO, long)
    assert sync.read(sync.update(b"")) == (Type.UPDATE, b"")


def test_presence_is_read_as_pycrdt_writes_it():
    awareness = Awareness(DOC)
    awareness.set_local_state({"cursor": None, "name": "ნინო"})
    body = awareness.encode_awareness_update([DOC.client_id])

    (presence,) = sync.read_awareness(body)

    assert (presence.client, json.loads(presence.state)["name"]) == (DOC.client_id, "ნინო")
    assert sync.read(sync.awareness([presence])) == (Type.AWARENESS, body)


def test_silence_is_broken_by_an_awareness_message_about_nobody():
    assert sync.awareness([]) == sync.STILL_HERE
    assert sync.read_awareness(sync.read(sync.STILL_HERE).body) == []


def test_acknowledgements_and_stages_have_types_of_their_own():
    assert sync.acknowledgement(300) == bytes([100, 0xAC, 0x02])
    assert sync.stage({"a": 1})[0] == 101
    assert json.loads(read_message(sync.stage({"a": "ა"})[1:])) == {"a": "ა"}


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x00",
        b"\x00\x03\x00",
        b"\x02\x00",
        b"\x64\x01",
        b"\x7f\x01\x02",
        b"\x00\x02\x7f\x01",
        b"\x00\x02\x01\x00\x00",
        b"\x00\x02" + b"\xff" * 40,
    ],
    ids=["empty", "half", "no subtype", "auth", "ours", "unknown", "short", "long", "endless"],
)
def test_an_envelope_we_do_not_know_is_refused(frame):
    with pytest.raises(RefusedFrameError):
        sync.read(frame)


@pytest.mark.parametrize(
    ("write", "size"), [(sync.update, 262_144), (sync.step_two, 921_600), (sync.step_one, 262_144)]
)
def test_a_frame_has_a_largest_size(write, size):
    sync.read(write(bytes(size - 6)))

    with pytest.raises(TooLargeError):
        sync.read(write(bytes(size)))


def test_presence_that_promises_more_than_it_brings_is_refused():
    with pytest.raises(RefusedFrameError):
        sync.read_awareness(b"\xff\xff\x7f")
    assert sync.read_awareness(b"\x01\x05\x01\x02{}") == [Presence(5, 1, "{}")]
