"""What the guard lets pass does no harm, in pycrdt or in a browser, however it was twisted."""

import json
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from pycrdt import XmlElement, XmlText

from meetings.notes import guard
from meetings.notes.document import Document
from tests.meetings.notes.pages import AMINA, Page, accept, ledger_of, seeded

YJS = Path(__file__).with_name("yjs.mjs")
EDITS = 150
MUTANTS_OF_EACH = 20
SLOW = 0.2  # seconds


def honest_edits(dice):
    """Type, mark, add and delete for a while; return the updates."""
    page = Page(99, seeded())
    for step in range(EDITS):
        text = page.text()
        if step % 5 == 0:
            page.root().children.append(XmlElement("block", {"id": f"b{step:06d}"}))
        elif step % 5 == 1:
            page.block(len(page.root().children) - 1).children.append(XmlText("z😀"))
        elif step % 5 == 4 and len(text) > 3:
            del text[0:2]
        else:
            marks = {"strong": {}} if step % 2 else None
            text.insert(dice.randrange(len(text) + 1), "abc", marks)
    return page.sent


def mutant(update, dice):
    twisted = bytearray(update)
    for _ in range(dice.choice((1, 1, 2))):
        twisted[dice.randrange(len(twisted))] = dice.randrange(256)
    return bytes(twisted)


@pytest.fixture(scope="module")
def passed():
    """Mutants that the guard let pass: the document, the mutant, what others were told of it."""
    dice = random.Random(5)
    ledger, document, passed, refused = ledger_of(seeded()), Document(), [], 0
    document.apply(seeded())
    for update in honest_edits(dice):
        for _ in range(MUTANTS_OF_EACH):
            twisted = mutant(update, dice)
            try:
                plan = guard.examine(twisted, ledger, account=AMINA)
            except guard.RefusedFrameError:
                refused += 1
            else:
                passed.append(_applied(document.beyond(), twisted, ledger.clocks, plan))
        accept(ledger, update)
        document.apply(update)
    assert guard.structs.state_vector(document.vector()) == ledger.clocks
    assert refused > 5 * len(passed) > 500
    return passed


def _applied(state, twisted, clocks, plan):
    """Apply a mutant as a room does, and load what is saved then as the next room does."""
    began = time.process_time()
    document = Document()
    document.apply(state)
    told = document.apply_news(twisted)  # raises when pycrdt panics
    saved = document.beyond()

    assert guard.structs.state_vector(document.vector()) == clocks | plan.clocks, twisted.hex()
    assert ledger_of(saved).clocks == clocks | plan.clocks, twisted.hex()
    assert time.process_time() - began < SLOW, twisted.hex()
    return state, told if plan.repeats else twisted, Page(5, saved).reads()


def test_mutants_that_pass_do_no_harm_in_pycrdt(passed):
    assert len(passed) > 100  # `_applied` has looked at each


def test_mutants_that_pass_read_the_same_in_a_browser(passed):
    if not shutil.which("node"):
        pytest.skip("needs node")
    asked = [json.dumps({"state": s.hex(), "update": u.hex()}) for s, u, _ in passed]

    run = subprocess.run(
        ["node", YJS], input="\n".join(asked), capture_output=True, text=True, check=True
    )

    for (_, told, reads), answer in zip(passed, run.stdout.splitlines(), strict=True):
        assert _letters(json.loads(answer)["reads"]) == _letters(reads), told.hex()


def _letters(blocks):
    # A neighbour on the wrong side is let through: of where such letters stand, the two may
    # think differently, but each has them all, in the same block.
    return [sorted(block) for block in blocks]


def test_noise_is_refused_quickly():
    dice = random.Random(7)
    began = time.process_time()

    for size in [1, 10, 100, 1_000] * 50:
        noise = dice.randbytes(size)
        for read in (guard.inspect, guard.structs.take_apart, guard.check_vector):
            try:
                read(noise)
            except guard.RefusedFrameError:
                continue

    assert time.process_time() - began < 2
