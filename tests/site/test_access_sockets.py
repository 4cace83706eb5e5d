"""Who gets what at the socket of the live notes: the rows `notes-socket` of `access.csv`.

It is asked as a browser asks. `open` is a line that stays, a number the code of its end. To
write is to send a word once the line stands, and to hear that it is kept.
"""

import pytest

from meetings.notes import rooms, sync
from tests.meetings.notes.tabs import Tab, login
from tests.site.test_access import ROWS
from tests.site.world import World

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ASKED = [
    (row["method"], role, visibility, row["status"])
    for row in ROWS
    if row["route"] == "notes-socket"
    for visibility in row["visibility"].split()
    for role in row["roles"].split()
]


@pytest.fixture
def world(transactional_db):
    return World()


@pytest.fixture
def cookies(world):
    people = world.people.items()
    return {role: login(user) for role, user in people if user.is_authenticated}


async def answer(tab, method):
    """Return how the line stands in the end."""
    await tab.socket.connect()
    await tab.hear_until(lambda: tab.stages or tab.closing)
    if not tab.closing:
        await tab.send(sync.step_one(tab.doc.get_state()))
        await tab.hear_until(lambda: tab.root().children)
        if method == "write":
            await write(tab)
    await tab.leave()
    return str(tab.closing or "open")


async def write(tab):
    kept = max(tab.acknowledged, default=0)
    await tab.type("Water")
    await tab.hear_until(lambda: tab.closing or max(tab.acknowledged, default=0) > kept)


async def test_each_role_gets_what_the_table_says(application, world, cookies):
    wrong = []
    for number, (method, role, visibility, status) in enumerate(ASKED):
        meeting = world.meetings[visibility]
        tab = Tab(application, cookies.get(role), meeting.pk, client=1000 + number)
        got = await answer(tab, method)
        if got != status:
            wrong.append((method, role, visibility, status, got))
    await rooms.close()

    assert wrong == []


def test_every_role_is_asked_about_every_meeting():
    asked = {(role, visibility) for _method, role, visibility, _status in ASKED}
    roles = {role for role, _visibility in asked}
    visibilities = {visibility for _role, visibility in asked}

    assert roles == {"A", "O", "S", "I", "N", "F", "F'", "P", "E", "X"}
    assert len(visibilities) == 6
    assert asked == {(role, visibility) for role in roles for visibility in visibilities}
