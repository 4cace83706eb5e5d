"""The rows about the socket in the table of access, `tests/site/access.csv`."""

import pytest
from asgiref.sync import sync_to_async

from meetings.notes import rooms
from tests.meetings.notes.tabs import Tab, login
from tests.site.test_access import ROWS
from tests.site.world import World

pytestmark = [pytest.mark.django_db(transaction=True)]

SOCKET = [row for row in ROWS if row["route"] == "notes-socket"]


async def asked(tab, act):
    """Return "open" or the close code."""
    await tab.socket.connect()
    await tab.hear_until(lambda: tab.stages or tab.closing)
    if act == "write" and not tab.closing:
        await tab.open_up()
        await tab.type("x")
        await tab.hear_until(lambda: tab.closing or 2 in tab.acknowledged)
    await tab.leave()
    return str(tab.closing or "open")


@pytest.mark.parametrize("act", ["read", "write"])
async def test_each_role_gets_what_the_table_says(application, transactional_db, act):
    world = await sync_to_async(World)()
    rows = [row for row in SOCKET if row["method"] == act]
    wrong = []

    for client, (row, visibility, role) in enumerate(_questions(world, rows), start=100):
        user = world.people[role]
        cookie = await sync_to_async(login)(user) if user.is_authenticated else None
        tab = Tab(application, cookie, world.meetings[visibility].pk, client=client)
        answer = await asked(tab, act)
        if answer != row["status"]:
            wrong.append((role, visibility, row["status"], answer))
    await rooms.close()

    assert rows
    assert wrong == []


def _questions(world, rows):
    for row in rows:
        for visibility in world.visibilities(row["visibility"]):
            for role in row["roles"].split():
                yield row, visibility, role
