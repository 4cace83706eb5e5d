from datetime import date, timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from meetings.domain.policy import Level
from pages.models import PER_PAGE
from tests.factories import GapFactory, MeetingFactory
from tests.pages.reading import links_of, words_of

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)


def titles_of(response):
    return [article.title for article in response.context["articles"]]


def public_meeting(**fields):
    return MeetingFactory(visibility=Level.PUBLIC, **fields)


def test_the_newest_article_comes_first(client, write):
    write("Monday", date=MONDAY)
    write("Wednesday", date=MONDAY + timedelta(days=2))
    write("Tuesday", date=MONDAY + timedelta(days=1))
    write("Tuesday, later", date=MONDAY + timedelta(days=1))
    write("Not yet", date=MONDAY, live=False)

    response = client.get("/news/")

    assert titles_of(response) == ["Wednesday", "Tuesday, later", "Tuesday", "Monday"]


def test_a_page_holds_twenty_and_the_next_the_rest(client, write):
    for number in range(PER_PAGE + 1):
        write(f"Day {number}", date=MONDAY + timedelta(days=number))

    first, second = client.get("/news/"), client.get("/news/?page=2")

    assert len(titles_of(first)) == 20
    assert links_of(first)["Next page"] == "?page=2"
    assert titles_of(second) == ["Day 0"]
    assert links_of(second)["Previous page"] == "?page=1"


@pytest.mark.parametrize("page", ["99", "none", "-1"])
def test_a_page_that_is_not_there_is_the_nearest_one(client, write, page):
    write("Rain")

    assert titles_of(client.get(f"/news/?page={page}")) == ["Rain"]


def test_an_article_says_what_the_editor_wrote(client, write):
    write(
        "Rain",
        date=MONDAY,
        lead="It rained.",
        body=[
            ("heading", "Where"),
            ("text", "<p>In <b>Batumi</b>.</p>"),
            ("quote", {"text": "Wet.", "source": "A note"}),
        ],
    )

    response = client.get("/news/rain/")

    said = "Rain 2 March 2026 It rained. Where In Batumi . Wet. A note"
    assert words_of(response).endswith(said)
    assertContains(response, '<meta name="description" content="It rained.">')


def test_what_an_editor_types_is_text_not_markup(client, write):
    write("Rain", lead="<script>1</script>", body=[("heading", "<img src=x>")])

    response = client.get("/news/rain/")

    assertNotContains(response, "<script>1")
    assertContains(response, "<h2>&lt;img src=x&gt;</h2>")


def test_at_its_side_stand_the_meetings_and_gaps_as_they_are_now(client, write):
    meeting = public_meeting(title={"en": "Round table"}, state="held")
    GapFactory(number="G-007", statement={"en": "No interpreters"}, state="closed")
    write("Rain", related=[("meeting", str(meeting.pk)), ("gap", "G-007")])

    response = client.get("/news/rain/")

    assert links_of(response)["Round table"] == f"/meetings/{meeting.pk}/"
    assert links_of(response)["No interpreters"] == "/gaps/G-007/"
    assert words_of(response).endswith(
        f"Meetings Round table {meeting.home_region}, 2 March 2026 ✓ Held "
        "Gaps No interpreters G-007 ● Closed"
    )


def test_what_is_not_public_any_more_leaves_no_trace(client, write):
    meeting = public_meeting(title={"en": "Round table"})
    gap = GapFactory(number="G-007", statement={"en": "No interpreters"})
    write("Rain", related=[("meeting", str(meeting.pk)), ("gap", "G-007")])
    for hidden in (meeting, gap):
        hidden.visibility = Level.REGION
        hidden.save()

    response = client.get("/news/rain/")

    for trace in ("Round table", str(meeting.pk), "G-007", "No interpreters", "<aside"):
        assertNotContains(response, trace)


@pytest.mark.parametrize("count", [1, 5])
def test_the_index_costs_the_same_however_long(client, write, count, django_assert_num_queries):
    for number in range(count):
        write(f"Day {number}")
    client.get("/news/")  # Wagtail keeps the addresses of the homes from here on

    with django_assert_num_queries(9):
        client.get("/news/")


@pytest.mark.parametrize("count", [1, 5])
def test_an_article_costs_the_same_whatever_it_names(
    client, write, count, django_assert_num_queries
):
    related = [("meeting", str(public_meeting().pk)) for _ in range(count)]
    related += [("gap", GapFactory().number) for _ in range(count)]
    write("Rain", related=related, body=[("text", "<p>Wet.</p>")] * count)
    client.get("/news/rain/")

    with django_assert_num_queries(11):
        client.get("/news/rain/")
