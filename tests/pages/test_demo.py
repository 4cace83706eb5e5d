from datetime import UTC, date, datetime, timedelta

import pytest
from wagtail.models import Revision

from meetings.domain.policy import Level
from pages import demo
from pages.models import NewsPage
from tests.factories import GapFactory, MeetingFactory
from tests.pages.reading import links_of, words_of

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 6, 12, 9, 0, tzinfo=UTC)
A_WEEK = timedelta(days=7)


@pytest.fixture
def load(news):
    meeting, gap = MeetingFactory(visibility=Level.PUBLIC), GapFactory(number="G-001")

    def load(now=NOW):
        demo.load(meetings={"first": str(meeting.pk)}, gaps=[gap.number], now=now)

    return load


def test_three_articles_in_each_language(client, load):
    load()

    articles = NewsPage.objects.order_by("-date").values_list("locale__language_code", "title")
    assert list(articles.filter(locale__language_code="en")) == [
        ("en", "What the first meetings found"),
        ("en", "Training for first responders"),
        ("en", "Regional coordination meetings start"),
    ]
    assert list(articles.filter(locale__language_code="ka")) == [
        ("ka", "რა გამოავლინა პირველმა შეხვედრებმა"),
        ("ka", "ტრენინგი პირველადი რეაგირების თანამშრომლებისთვის"),
        ("ka", "იწყება რეგიონული საკოორდინაციო შეხვედრები"),
    ]


@pytest.mark.parametrize("code", ["en", "ka"])
def test_every_article_can_be_read_and_has_its_translation(client, load, code):
    load()

    for article in NewsPage.objects.filter(locale__language_code=code):
        assert client.get(article.url).status_code == 200
        assert set(article.versions) == {"en", "ka"}


def test_one_names_the_meeting_and_the_gap(client, load):
    load()

    links = links_of(client.get("/news/what-the-first-meetings-found/"))

    assert "Coordination meeting" in links
    assert "/gaps/G-001/" in links.values()


def test_the_homes_say_what_this_is(client, load):
    load()

    said = words_of(client.get("/"))
    assert said.startswith("Coordination against human trafficking in Georgia State bodies,")
    assert "კოორდინაცია ადამიანით ვაჭრობის წინააღმდეგ" in words_of(client.get("/ka/"))


def test_loading_again_a_week_later_moves_the_dates_and_adds_nothing(load):
    load()
    before = list(NewsPage.objects.order_by("pk").values_list("pk", "date"))

    load(NOW + A_WEEK)

    after = list(NewsPage.objects.order_by("pk").values_list("pk", "date"))
    assert after == [(pk, day + A_WEEK) for pk, day in before]
    assert max(day for _pk, day in before) == date(2024, 5, 22)


def test_loading_again_on_the_same_day_leaves_no_mark(load):
    load()
    before = Revision.objects.count()

    load()

    assert before == 8  # two homes, three articles in each language
    assert Revision.objects.count() == before


def test_what_an_editor_has_touched_stays(load, editor):
    load()
    article = NewsPage.objects.first()
    article.title = "As the editor wants it"
    article.save_revision(user=editor).publish()

    load(NOW + A_WEEK)

    after = NewsPage.objects.get(pk=article.pk)
    assert (after.title, after.date) == ("As the editor wants it", article.date)


def test_an_editor_is_made(client, editor):
    editor.groups.clear()

    demo.make_editor(editor)

    client.force_login(editor)
    assert client.get("/editors/").status_code == 200
