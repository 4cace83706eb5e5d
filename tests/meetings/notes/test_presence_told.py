"""Who sees whom in the notes."""

import pytest

from tests.meetings.notes.tabs import Tab

pytestmark = pytest.mark.django_db(transaction=True)

CURSOR = {
    "anchor": {"type": {"client": 7, "clock": 3}, "tname": None, "item": None, "assoc": 0},
    "head": {"type": None, "tname": "general", "item": {"client": 7, "clock": 4}, "assoc": -1},
}


async def test_others_are_shown_who_writes_where(tab, people):
    amina, bilal = await tab(people.amina).open(), await tab(people.bilal).open()

    await amina.says(user={"name": "Somebody else"}, cursor=CURSOR)

    await bilal.hear_until(lambda: amina.client in bilal.present)
    assert bilal.present[amina.client]["user"]["name"] == "Amina"
    assert bilal.present[amina.client]["cursor"] == CURSOR
    late = await tab(people.follower).open()
    await late.hear_until(lambda: late.present == bilal.present)


async def test_whoever_goes_is_taken_away(tab, people):
    amina, bilal = await tab(people.amina).open(), await tab(people.bilal).open()
    await amina.says(cursor=None)
    await bilal.hear_until(lambda: bilal.present.get(amina.client))

    await amina.leave()

    await bilal.hear_until(lambda: bilal.present[amina.client] is None)


async def test_readers_are_not_shown(tab, people):
    follower, amina = await tab(people.follower).open(), await tab(people.amina).open()

    await follower.says(cursor=None)
    await amina.says(cursor=None)

    await follower.hear_until(lambda: follower.present)
    assert list(follower.present) == [amina.client]
    assert amina.present == {}


async def test_nobody_speaks_for_a_colleague(tab, people):
    amina, bilal = await tab(people.amina).open(), await tab(people.bilal).open()
    watcher = await tab(people.follower).open()
    await amina.says(cursor=None)
    await watcher.hear_until(lambda: watcher.present)

    echo = tab(people.bilal, client=amina.client)
    await Tab.says(_as(bilal, echo), cursor=CURSOR)
    await bilal.says(cursor=None)

    await watcher.hear_until(lambda: bilal.client in watcher.present)
    assert watcher.present[amina.client]["user"]["name"] == "Amina"
    assert watcher.present[amina.client]["cursor"] is None


async def test_a_page_that_comes_back_takes_its_old_place(tab, people):
    before, bilal = await tab(people.amina).open(), await tab(people.bilal).open()
    await before.says(cursor=None)
    await bilal.hear_until(lambda: bilal.present)
    again = await tab(people.amina, client=before.client).open()
    await again.says(cursor=CURSOR)
    await bilal.hear_until(lambda: bilal.present[before.client]["cursor"] == CURSOR)

    await before.leave()

    assert await bilal.hears_nothing()


def _as(line, page):
    """Return a tab that speaks over `line` as the Yjs client of `page`."""
    page.socket = line.socket
    return page
