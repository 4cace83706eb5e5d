import pytest
from django.core.cache import cache
from django.urls import reverse

from meetings.notes import services
from meetings.notes.models import NotesDocument
from tests.factories import MONDAY_NINE
from tests.meetings.notes.pages import Page

pytestmark = pytest.mark.django_db


def address(meeting, audience="shared"):
    return reverse("meetings:notes-state", args=[meeting.pk, audience])


def test_the_first_state_is_one_update_for_this_reader_alone(client, meeting, people):
    cache.clear()
    services.open_notes(meeting.pk, "shared", now=MONDAY_NINE)
    client.force_login(people.follower)

    response = client.get(address(meeting))

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Notes-Epoch"] == NotesDocument.objects.get().epoch
    assert Page(7, response.content).reads() == [""]


@pytest.mark.parametrize("who", ["stranger", None])
def test_hidden_notes_are_missing(client, meeting, people, who):
    if who:
        client.force_login(getattr(people, who))

    assert client.get(address(meeting)).status_code == 404


def test_the_facilitators_notes_are_not_for_note_takers(client, meeting, people):
    client.force_login(people.amina)

    assert client.get(address(meeting, "facilitators")).status_code == 404
    assert client.get(address(meeting, "everybody")).status_code == 404


def test_nothing_is_taken_there(client, meeting, people):
    client.force_login(people.amina)

    assert client.post(address(meeting), {}).status_code == 405
