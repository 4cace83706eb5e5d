from types import SimpleNamespace

import pytest
import pytest_asyncio

from meetings.notes import rooms
from meetings.schedule.models import NoteTaker
from tests.factories import (
    MONDAY_NINE,
    AgendaItemFactory,
    ContactFactory,
    InvitationFactory,
    MeetingFactory,
    RoleFactory,
    UserFactory,
)
from tests.meetings.notes.tabs import Tab, login


@pytest.fixture
def meeting(transactional_db):
    """A meeting in progress, with one agenda item."""
    meeting = MeetingFactory(state="in-progress")
    AgendaItemFactory(meeting=meeting, state="current", started_at=MONDAY_NINE)
    return meeting


@pytest.fixture
def item(meeting):
    return meeting.agenda.get()


@pytest.fixture
def people(meeting):
    """Who has to do with the meeting: their accounts."""
    people = SimpleNamespace(
        facilitator=RoleFactory(region=meeting.home_region).user,
        amina=invited(meeting, first_name="Amina"),
        bilal=invited(meeting, first_name="Bilal"),
        follower=invited(meeting),
        stranger=UserFactory(),
    )
    for note_taker in (people.amina, people.bilal):
        NoteTaker.objects.create(meeting=meeting, user=note_taker, named_at=MONDAY_NINE)
    return people


def invited(meeting, **fields):
    user = UserFactory(**fields)
    InvitationFactory(meeting=meeting, contact=ContactFactory(user=user))
    return user


@pytest.fixture
def cookies(people):
    return {account.pk: login(account) for account in vars(people).values()}


@pytest_asyncio.fixture
async def tab(application, meeting, cookies):
    """Return what makes a tab of somebody; all are closed, and the rooms with them."""

    tabs = []

    def make(user=None, client=None, **options):
        cookie = cookies[user.pk] if user else None
        tabs.append(
            Tab(application, cookie, meeting.pk, client=client or 1000 + len(tabs), **options)
        )
        return tabs[-1]

    yield make
    for each in tabs:
        await each.leave()
    await rooms.close()
