"""Writing an agenda and running a meeting along it, in the browser."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import AgendaItemFactory, MeetingFactory, RoleFactory

pytestmark = pytest.mark.django_db

MOVED_ON = "The meeting has moved on since this page was opened. Nothing was changed."
CLOSED = "The agenda is closed: the meeting is over."


@pytest.fixture
def meeting(client):
    """Three points, tomorrow, in 90 minutes; the facilitator is signed in."""
    meeting = MeetingFactory(starts_at=timezone.now() + timezone.timedelta(days=1))
    for position, title in enumerate("abc", start=1):
        AgendaItemFactory(meeting=meeting, position=position, title={"en": title}, minutes=30)
    client.force_login(RoleFactory(region=meeting.home_region).user)
    return meeting


@pytest.fixture
def running(meeting):
    meeting.state = "in-progress"
    meeting.save()
    meeting.agenda.filter(position=1).update(state="current", started_at=timezone.now())
    return meeting


def words(response):
    return " ".join(response.content.decode().split())


def order(meeting):
    return "".join(str(item.title) for item in meeting.agenda.order_by("position"))


def states(meeting):
    meeting.refresh_from_db()
    return [meeting.state, *meeting.agenda.order_by("position").values_list("state", flat=True)]


def item(meeting, title):
    return meeting.agenda.get(title__en=title)


def add(client, meeting, **typed):
    typed = {"title_en": "d", "purpose": "decision", "minutes": "15"} | typed
    return client.post(reverse("meetings:agenda", args=[meeting.pk]), typed)


def move(client, meeting, title, to):
    address = reverse("meetings:move-item", args=[meeting.pk, item(meeting, title).pk])
    return client.post(address, {"move": to})


def run(client, meeting, step):
    return client.post(reverse("meetings:run", args=[meeting.pk]), {"step": step})


def test_an_item_is_added_at_the_end(client, meeting):
    response = add(client, meeting)

    added = item(meeting, "d")
    assert (response.status_code, order(meeting)) == (302, "abcd")
    assert (added.purpose, added.minutes) == ("decision", 15)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"title_en": "", "title_ka": ""}, "title", "This field is required."),
        ({"minutes": "0"}, "minutes", "greater than or equal to 1"),
        ({"minutes": "-5"}, "minutes", "greater than or equal to 1"),
        ({"minutes": "721"}, "minutes", "less than or equal to 720"),
        ({"minutes": ""}, "minutes", "This field is required."),
        ({"purpose": "chat"}, "purpose", "Select a valid choice."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else None,
)
@pytest.mark.parametrize("rewriting", [False, True], ids=["add", "rewrite"])
def test_a_bad_item_comes_back_as_it_was_typed(client, meeting, rewriting, typed, field, said):
    typed = {"title_en": "d", "title_ka": "დ", "purpose": "decision", "minutes": "15"} | typed
    address = (
        reverse("meetings:agenda-item", args=[meeting.pk, item(meeting, "b").pk])
        if rewriting
        else reverse("meetings:agenda", args=[meeting.pk])
    )

    response = client.post(address, typed)

    assert (response.status_code, order(meeting)) == (422, "abc")
    assert list(response.context["form"].errors) == [field]
    assert said in response.context["form"].errors[field][0]
    assert {name: response.context["form"].data[name] for name in typed} == typed


def test_an_agenda_longer_than_the_meeting_is_pointed_out_and_kept(client, meeting):
    page = words(client.get(add(client, meeting).url))

    assert order(meeting) == "abcd"
    assert "105 of 90 min" in page
    assert "The agenda is 15 minutes longer than the meeting." in page


def test_an_item_is_rewritten(client, meeting):
    address = reverse("meetings:agenda-item", args=[meeting.pk, item(meeting, "b").pk])

    response = client.post(address, {"title_en": "x", "purpose": "discussion", "minutes": "5"})

    assert (response.status_code, order(meeting)) == (302, "axc")
    assert item(meeting, "x").minutes == 5


@pytest.mark.parametrize(
    ("title", "to", "then"),
    [
        ("b", "up", "bac"),
        ("b", "down", "acb"),
        ("a", "up", "abc"),
        ("b", "off", "ac"),
        ("b", "sideways", "abc"),
    ],
)
def test_an_item_is_moved_or_taken_off(client, meeting, title, to, then):
    response = move(client, meeting, title, to)

    assert (response.status_code, order(meeting)) == (302, then)


def test_what_was_begun_is_not_taken_off(client, running):
    response = move(client, running, "a", "off")

    assert (response.status_code, order(running)) == (409, "abc")
    assert "This item was talked about already, so it stays." in words(response)
    page = words(client.get(reverse("meetings:agenda", args=[running.pk])))
    assert ("Take off: a" in page, "Take off: b" in page) == (False, True)


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_the_agenda_of_what_is_over_stays(client, meeting, state):
    meeting.state = state
    meeting.save()

    rewritten = client.post(
        reverse("meetings:agenda-item", args=[meeting.pk, item(meeting, "b").pk]),
        {"title_en": "x", "purpose": "discussion", "minutes": "5"},
    )
    answers = [add(client, meeting), rewritten, move(client, meeting, "b", "up")]

    assert [answer.status_code for answer in answers] == [422, 422, 409]
    assert [CLOSED in words(answer) for answer in answers] == [True] * 3
    assert order(meeting) == "abc"


def test_the_item_of_another_meeting_is_missing(client, meeting):
    elsewhere = AgendaItemFactory()

    for name in ("meetings:agenda-item", "meetings:move-item"):
        response = client.post(reverse(name, args=[meeting.pk, elsewhere.pk]), {"move": "off"})
        assert response.status_code == 404
    assert run(client, meeting, str(elsewhere.pk)).status_code == 404


def test_a_meeting_is_run_from_start_to_end(client, meeting):
    live = reverse("meetings:live", args=[meeting.pk])

    assert run(client, meeting, "start").url == live
    assert states(meeting) == ["in-progress", "current", "planned", "planned"]
    assert run(client, meeting, str(item(meeting, "b").pk)).url == live
    assert states(meeting) == ["in-progress", "done", "current", "planned"]
    assert run(client, meeting, "end").url == reverse("meetings:meeting", args=[meeting.pk])
    assert states(meeting) == ["held", "done", "done", "skipped"]


@pytest.mark.parametrize("state", ["in-progress", "held", "cancelled", "postponed", "draft"])
def test_a_start_that_comes_too_late_changes_nothing(client, meeting, state):
    meeting.state = state
    meeting.save()

    response = run(client, meeting, "start")

    assert (response.status_code, states(meeting)[0]) == (409, state)
    assert MOVED_ON in words(response)


@pytest.mark.parametrize("step", ["end", "next"])
def test_a_meeting_that_ended_meanwhile_does_not_go_on(client, running, step):
    run(client, running, "end")
    before = states(running)

    response = run(client, running, "end" if step == "end" else str(item(running, "b").pk))

    assert (response.status_code, states(running)) == (409, before)
    assert MOVED_ON in words(response)


def test_a_group_is_in_one_meeting_at_a_time(client, meeting):
    MeetingFactory(group=meeting.group, state="in-progress")

    response = run(client, meeting, "start")

    assert (response.status_code, states(meeting)[:2]) == (409, ["scheduled", "planned"])
    assert "Another meeting of this group is in progress. End that one first." in words(response)


@pytest.mark.parametrize(
    "step",
    ["", "sideways", "1", str(uuid.uuid4())],
    ids=["nothing", "a word", "a number", "an unknown item"],
)
def test_a_step_to_nowhere_is_missing(client, running, step):
    before = states(running)

    assert run(client, running, step).status_code == 404
    assert states(running) == before
