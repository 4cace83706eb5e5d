import pytest

from meetings.notes.models import NotesDocument, NoteUpdate
from tests.meetings.notes.pages import Page

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


async def kept_text():
    """Return what the log says, read from nothing but the log."""
    page = Page(5)
    async for data in NoteUpdate.objects.order_by("seq").values_list("data", flat=True):
        page.hear(bytes(data))
    return page.reads()


async def test_what_one_writes_the_other_reads_and_it_is_kept(tab, people):
    amina, bilal = await tab(people.amina).open(), await tab(people.bilal).open()

    await amina.type("Water first.")
    await bilal.hear_until(lambda: bilal.reads() == ["Water first."])
    await amina.hear_until(lambda: amina.acknowledged[-1] == 2)

    assert await kept_text() == ["Water first."]
    assert len(bilal.told) == 1
    assert amina.told == []


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
    document = await NotesDocument.objects.aget()
    assert document.seq == 11
