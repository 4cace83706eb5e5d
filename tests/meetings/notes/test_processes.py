"""Two processes with the same notes: here two event loops, which have their rooms each."""

import asyncio
import threading

import pytest
import redis

from meetings.notes import hints, rooms
from meetings.notes.models import NoteUpdate
from tests.meetings.notes.pages import Page

pytestmark = [pytest.mark.django_db(transaction=True)]

NOT_SOON = 60  # seconds


@pytest.fixture
def elsewhere(transactional_db):
    """Return what runs something in another event loop, and waits for it in ours."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def run(doing):
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(doing, loop))

    yield run
    asyncio.run_coroutine_threadsafe(rooms.close(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def meet(tab, people, elsewhere):
    """Two note-takers, each in a process of their own; the tabs are left where they were made."""

    async def meet():
        amina, bilal = tab(people.amina), tab(people.bilal)
        await amina.open()
        await elsewhere(bilal.open())
        return amina, bilal

    return meet


async def two_write(amina, bilal, elsewhere):
    for letter in "water":
        await amina.type(letter)
        await elsewhere(bilal.type(letter.upper()))
    await amina.hear_until(lambda: len(amina.reads()[0]) == 10 and amina.acknowledged[-1] == 6)
    await elsewhere(
        bilal.hear_until(lambda: len(bilal.reads()[0]) == 10 and bilal.acknowledged[-1] == 6)
    )


async def in_the_log():
    log = NoteUpdate.objects.order_by("seq").values_list("seq", "data")
    edits = [(seq, bytes(data)) async for seq, data in log]
    assert [seq for seq, _ in edits] == list(range(1, 12))
    return Page(5, *(data for _, data in edits)).reads()


@pytest.mark.postgres
@pytest.mark.parametrize("redis_url", ["", "redis://127.0.0.1:9/0"], ids=["no Redis", "Redis down"])
async def test_each_sees_what_the_other_committed(meet, elsewhere, settings, redis_url):
    settings.REDIS_URL = redis_url
    amina, bilal = await meet()

    await two_write(amina, bilal, elsewhere)

    assert amina.reads() == bilal.reads() == await in_the_log()
    await elsewhere(bilal.leave())


@pytest.mark.postgres(only=True)
async def test_a_hint_comes_sooner_than_a_look(meet, elsewhere, monkeypatch):
    monkeypatch.setattr(rooms, "LOOK_EVERY", NOT_SOON)
    amina, bilal = await meet()

    await two_write(amina, bilal, elsewhere)

    assert amina.reads() == bilal.reads() == await in_the_log()
    await elsewhere(bilal.leave())


@pytest.mark.postgres(only=True)
async def test_nobody_minds_a_word_that_is_none(tab, people, settings):
    amina = await tab(people.amina).open()
    with redis.from_url(settings.REDIS_URL) as connection:
        for word in ("", "grown", "grown 1 x", "grown 1 99999999999999999999", "\x00", "look x"):
            connection.publish(hints.CHANNEL, word)

    await amina.type("Water")
    await amina.hear_until(lambda: amina.acknowledged[-1] == 2)


def test_a_word_is_news_only_beyond_what_we_have():
    word = hints.grown(12, 5)

    assert hints.is_news(word, 12, 4)
    assert not hints.is_news(word, 12, 5)
    assert not hints.is_news(word, 1, 4)
    assert not hints.is_news("grown 12 many", 12, 4)
