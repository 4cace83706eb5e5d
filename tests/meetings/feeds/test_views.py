"""The public calendars as a subscriber's programme meets them, and the file to keep."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from meetings.domain.meetings import Mode, State
from meetings.domain.policy import Level
from tests.factories import AgendaItemFactory, MeetingFactory, RegionFactory, UserFactory
from tests.meetings.ics.readers import read_strictly

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # 13:00 in Tbilisi
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _fixed_clock(settings):
    settings.KREBA_NOW = NOW.isoformat()


def public_meeting(**changes):
    return MeetingFactory(visibility=Level.PUBLIC, **changes)


def titles(client, url="/calendar/public.ics", **query):
    read = read_strictly(client.get(url, query).content)
    return [str(event["summary"]) for event in read.walk("VEVENT")]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_the_feed_is_read_by_both_without_a_complaint(
    client, icaljs, count, django_assert_num_queries
):
    for _ in range(count):
        AgendaItemFactory(
            meeting=public_meeting(title={"en": "Gaps; and, more", "ka": "ხარვეზები"})
        )

    # meetings, and their agendas if there are any
    with django_assert_num_queries(2 if count else 1):
        response = client.get("/calendar/public.ics", {"lang": "ka"})

    assert titles(client, lang="ka") == ["ხარვეზები"] * count
    told = icaljs.read(response.content)
    assert [event["title"] for event in told["events"]] == ["ხარვეზები"] * count
    assert (told["zones"], told["method"]) == (["Asia/Tbilisi"], None)
    assert told["source"] == "https://kreba.example.org/calendar/public.ics?lang=ka"


def test_each_language_has_its_own_words_and_an_unknown_one_ours(client):
    public_meeting(title={"en": "Gaps", "ka": "ხარვეზები"})

    assert titles(client) == ["Gaps"]
    assert titles(client, lang="ka") == ["ხარვეზები"]
    assert client.get("/calendar/public.ics?lang=ka")["Content-Language"] == "ka"
    assert titles(client, lang="xx") == ["Gaps"]


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.PUBLIC])
def test_a_meeting_of_a_smaller_circle_is_in_no_public_feed(client, level):
    MeetingFactory(visibility=level)

    assert titles(client) == []


def test_a_draft_is_in_no_feed(client):
    public_meeting(state=State.DRAFT)

    assert titles(client) == []


def test_points_of_a_smaller_circle_stay_out_of_a_public_meeting(client):
    meeting = public_meeting()
    AgendaItemFactory(meeting=meeting, title={"en": "Open"}, minutes=10)
    AgendaItemFactory(meeting=meeting, title={"en": "Delicate"}, visibility=Level.REGION)

    written = client.get("/calendar/public.ics").content.replace(b"\r\n ", b"")

    assert b"1. Open (10 min)" in written
    assert b"Delicate" not in written


@pytest.mark.parametrize("mode", Mode)
def test_the_link_to_join_is_in_no_feed(client, mode):
    meeting = public_meeting(mode=mode, join_url="https://meet.example.org/do-not-tell")

    for url in ("/calendar/public.ics", f"/meetings/{meeting.pk}/meeting.ics"):
        assert b"do-not-tell" not in client.get(url).content.replace(b"\r\n ", b"")


@pytest.mark.parametrize(
    ("mode", "place"),
    [
        (Mode.IN_PERSON, "Room 4, Batumi"),
        (Mode.HYBRID, "Room 4, Batumi, or online"),
        (Mode.ONLINE, "Online"),
    ],
)
def test_the_place_is_the_room_to_go_to(client, mode, place):
    public_meeting(mode=mode)

    (event,) = read_strictly(client.get("/calendar/public.ics").content).walk("VEVENT")
    assert event["location"] == place


@pytest.mark.parametrize(
    ("state", "title", "status"),
    [
        (State.SCHEDULED, "Coordination meeting", "CONFIRMED"),
        (State.HELD, "Coordination meeting", "CONFIRMED"),
        (State.POSTPONED, "Postponed: Coordination meeting", "TENTATIVE"),
        (State.CANCELLED, "Cancelled: Coordination meeting", "CANCELLED"),
    ],
)
def test_what_became_of_a_meeting_shows_even_where_status_does_not(client, state, title, status):
    public_meeting(state=state)

    (event,) = read_strictly(client.get("/calendar/public.ics").content).walk("VEVENT")
    assert (event["summary"], event["status"]) == (title, status)


def test_a_cancelled_meeting_says_so_in_georgian_too(client):
    public_meeting(state=State.CANCELLED)

    assert titles(client, lang="ka") == ["გაუქმებულია: საკოორდინაციო შეხვედრა"]


@pytest.mark.parametrize(
    ("state", "days_ago", "shown"),
    [
        (State.HELD, 90, True),
        (State.HELD, 91, False),
        (State.CANCELLED, 30, True),
        (State.CANCELLED, 31, False),
        (State.SCHEDULED, -1000, True),
    ],
)
def test_the_window_is_cut_at_days_of_tbilisi(client, state, days_ago, shown):
    midnight = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)  # when 2 March began in Tbilisi
    starts_at = midnight - days_ago * A_DAY
    public_meeting(state=state, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))

    assert bool(titles(client)) is shown


def test_a_region_s_feed_has_the_meetings_of_the_region_alone(client):
    adjara = RegionFactory(slug="adjara", name={"en": "Adjara"})
    public_meeting(title={"en": "Ours"}, regions=[adjara, RegionFactory()])
    public_meeting(title={"en": "Theirs"})

    assert titles(client, "/calendar/adjara.ics") == ["Ours"]
    assert b"NAME:Kreba\\, Adjara\r\n" in client.get("/calendar/adjara.ics").content
    assert client.get("/calendar/nowhere.ics").status_code == 404


def test_headers_are_what_subscribers_and_caches_need(client):
    public_meeting()

    response = client.get("/calendar/public.ics")

    assert {name: response.get(name) for name in ("Content-Type", "Content-Disposition")} == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="kreba.ics"',
    }
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["ETag"].startswith('"')
    assert not response.cookies
    assert "Vary" not in response


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_who_has_it_already_is_told_so(client, header):
    public_meeting()
    had = client.get("/calendar/public.ics")[header]
    condition = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[header]

    again = client.get("/calendar/public.ics", headers={condition: had})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, max-age=300"
    assert again["ETag"] == client.get("/calendar/public.ics")["ETag"]


def test_head_says_what_get_would(client):
    public_meeting()

    got, told = client.get("/calendar/public.ics"), client.head("/calendar/public.ics")

    assert told.content == b""
    assert {**told.headers} == {**got.headers}
    assert client.post("/calendar/public.ics").status_code == 405


def test_the_same_data_are_the_same_bytes_until_the_day_is_over(client, settings):
    public_meeting()
    first = client.get("/calendar/public.ics")

    settings.KREBA_NOW = datetime(2026, 3, 2, 19, 59, tzinfo=UTC).isoformat()
    later = client.get("/calendar/public.ics")

    assert first.content == later.content
    assert (first["ETag"], first["Last-Modified"]) == (later["ETag"], later["Last-Modified"])


def test_a_change_changes_etag_and_date(client):
    meeting = public_meeting()
    before = client.get("/calendar/public.ics")

    meeting.title, meeting.sequence, meeting.changed_at = {"en": "Moved"}, 1, NOW
    meeting.save()

    after = client.get("/calendar/public.ics")
    assert before["ETag"] != after["ETag"]
    assert before["Last-Modified"] != after["Last-Modified"] == "Mon, 02 Mar 2026 09:00:00 GMT"


def test_no_date_is_ahead_of_us(client):
    public_meeting(changed_at=NOW + A_DAY)

    response = client.get("/calendar/public.ics")

    assert response["Last-Modified"] == "Mon, 02 Mar 2026 09:00:00 GMT"


def test_a_meeting_that_is_public_no_more_is_gone_at_once_for_whoever_has_the_etag(client):
    meeting = public_meeting()
    had = client.get("/calendar/public.ics")["ETag"]

    meeting.visibility = Level.REGION
    meeting.save()

    response = client.get("/calendar/public.ics", headers={"If-None-Match": had})
    assert response.status_code == 200
    assert titles(client) == []


def test_uid_and_sequence_are_the_meeting_s_own_in_feed_and_file(client):
    meeting = public_meeting(uid="4f1c@kreba", sequence=3)

    for url in ("/calendar/public.ics", f"/meetings/{meeting.pk}/meeting.ics"):
        (event,) = read_strictly(client.get(url).content).walk("VEVENT")
        assert (event["uid"], event["sequence"]) == ("4f1c@kreba", 3)


def test_one_meeting_is_a_file_to_keep(client, icaljs):
    meeting = public_meeting(title={"en": "Gaps", "ka": "ხარვეზები"})

    response = client.get(reverse("feeds:meeting", args=[meeting.pk]), {"lang": "ka"})

    assert response["Content-Disposition"] == 'attachment; filename="meeting.ics"'
    assert icaljs.read(response.content)["events"][0]["title"] == "ხარვეზები"


@pytest.mark.parametrize(
    "changes", [{"visibility": Level.REGION}, {"state": State.DRAFT}], ids=["hidden", "draft"]
)
def test_a_file_of_what_one_may_not_know_of_is_missing(client, changes):
    meeting = MeetingFactory(**({"visibility": Level.PUBLIC} | changes))
    client.force_login(UserFactory())

    assert client.get(f"/meetings/{meeting.pk}/meeting.ics").status_code == 404
