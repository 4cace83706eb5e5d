from datetime import timedelta

import pytest
from django.utils import timezone

from meetings.domain.policy import Level
from tests.factories import ActionItemFactory, GapFactory, MeetingFactory
from tests.pages.reading import links_of, words_of

pytestmark = pytest.mark.django_db

TOMORROW = timezone.now() + timedelta(days=1)


@pytest.fixture
def home(homes, news):
    return homes["en"]


def public_meeting(title, **fields):
    fields = {"starts_at": TOMORROW, "visibility": Level.PUBLIC} | fields
    return MeetingFactory(title={"en": title}, **fields)


def test_it_says_what_this_is(client, home):
    home.heading, home.intro = "Against trafficking", "We meet."
    home.save()

    page = words_of(client.get("/"))

    assert page.startswith("Against trafficking We meet.")


def test_it_shows_the_next_public_meetings_and_no_others(client, home):
    meeting = public_meeting("Round table")
    public_meeting("Long ago", starts_at=TOMORROW - timedelta(days=9))
    public_meeting("Among us", visibility=Level.REGION)
    public_meeting("Not sent yet", state="draft")

    links = links_of(client.get("/"))

    assert links["Round table"] == f"/meetings/{meeting.pk}/"
    assert not {"Long ago", "Among us", "Not sent yet"} & set(links)


def test_it_counts_gaps_actions_and_meetings(client, home):
    gap = GapFactory(state="being-addressed")
    GapFactory(state="closed")
    GapFactory(state="closed", visibility=Level.REGION)
    ActionItemFactory(gap=gap, state="done")
    ActionItemFactory(gap=gap, state="open")
    public_meeting("Now", state="in-progress", starts_at=timezone.now())

    page = words_of(client.get("/"))

    assert "1 of 2 gaps closed. Being addressed: 1. Work not begun: 0." in page
    assert "1 of 2 action points done. In progress: 0. Open: 1. Overdue of these: 0." in page
    assert "0 of 1 public meeting held this quarter." in page


def test_it_shows_the_three_latest_articles_of_its_language(client, home, write):
    for day in range(1, 5):
        write(f"Day {day}", date=TOMORROW.date() - timedelta(days=10 - day))
    write("წვიმა", "ka", date=TOMORROW.date())

    titles = [said for said in links_of(client.get("/")) if said.startswith(("Day", "წვიმა"))]

    assert titles == ["Day 4", "Day 3", "Day 2"]


def test_with_nothing_to_show_it_says_so(client, home):
    page = words_of(client.get("/"))

    assert "No public meeting is planned at present." in page
    assert "No gap is public yet." in page
    assert "Nothing has been published yet." in page


@pytest.mark.parametrize(("address", "queries"), [("/", 10), ("/ka/", 11)])
@pytest.mark.parametrize("count", [1, 5])
def test_it_costs_the_same_however_much_there_is(
    client, write, address, queries, count, django_assert_num_queries
):
    for number in range(count):
        public_meeting(f"Meeting {number}")
        ActionItemFactory(gap=GapFactory())
        write(f"Rain {number}")
        write(f"წვიმა {number}", "ka", slug=f"tsvima-{number}")
    client.get(address)  # Wagtail keeps the addresses of the homes from here on

    with django_assert_num_queries(queries):
        client.get(address)
