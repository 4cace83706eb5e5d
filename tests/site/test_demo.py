"""The demonstration: loaded once, moved when loaded again, and never over real data."""

from datetime import date, datetime, time, timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import models

from kreba.accounts.models import User
from kreba.demo.loading import TBILISI, stable_id
from meetings.gaps import services as gap_services
from meetings.gaps.models import Gap, GapStateChange
from meetings.invitations.models import Invitation, ReplyRecord
from meetings.invitations.selectors import link_of
from meetings.notes.models import NoteUpdate
from meetings.numbers.services import give
from meetings.outcomes.models import ActionItem, ActionUpdate, Decision
from meetings.schedule import services
from meetings.schedule.models import AgendaItem, Meeting, MeetingEvent
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

A_WEEK = timedelta(weeks=1)
WEDNESDAY = date(2026, 6, 10)
ELEVEN = time(11, 0)
TABLES = list(apps.get_app_config("meetings").get_models())


MOVED = [
    Meeting,
    MeetingEvent,
    AgendaItem,
    Invitation,
    ReplyRecord,
    Gap,
    GapStateChange,
    ActionItem,
    ActionUpdate,
]


@pytest.fixture(autouse=True)
def _demo(settings):
    settings.DEMO = True
    Group.objects.get_or_create(name="Editors")  # a transactional test may have emptied its table


@pytest.fixture
def load(settings):
    def load(day=WEDNESDAY, at=ELEVEN, *options):
        settings.KREBA_NOW = datetime.combine(day, at, tzinfo=TBILISI).isoformat()
        call_command("load_demo", *options, verbosity=0)
        return datetime.fromisoformat(settings.KREBA_NOW)

    return load


def rows():
    return {model: list(model.objects.order_by("pk").values()) for model in [*TABLES, User]}


def days_due():
    return list(ActionItem.objects.filter(block_id="").order_by("pk").values_list("due", flat=True))


def told(key):
    return Meeting.objects.get(pk=stable_id("meeting", key))


def moments(tables, *, but=()):
    """Return every moment that the tables tell, by the row it is told of."""
    return {
        (model.__name__, row.pk, field.name): getattr(row, field.name)
        for model in tables
        for field in model._meta.get_fields()
        if isinstance(field, models.DateTimeField) and field.name not in but
        for row in model.objects.exclude(**{field.name: None})
        if "demo-block" not in getattr(row, "block_id", "")
    }


def test_a_quarter_is_told(load):
    load()

    counted = [Meeting, Gap, ActionItem.objects.filter(block_id=""), Decision]
    assert [getattr(kind, "objects", kind).count() for kind in counted] == [10, 6, 10, 1]
    assert sorted(Meeting.objects.values_list("state", flat=True)) == [
        "cancelled",
        "draft",
        *["held"] * 4,
        "in-progress",
        "postponed",
        *["scheduled"] * 2,
    ]
    assert ActionItem.objects.get(block_id="demo-block-5").gap.number == "G-001"


def test_loading_twice_is_loading_once(load):
    load()
    before = rows()

    load()

    assert rows() == before


@pytest.mark.parametrize(
    ("weekday", "at"), [*((weekday, ELEVEN) for weekday in range(7)), (0, time(0, 10))]
)
def test_what_was_lies_behind_and_what_comes_ahead(load, weekday, at):
    now = load(WEDNESDAY + timedelta(days=weekday), at)

    # Since when somebody has a role is for the database to say, by its own clock.
    said = moments(TABLES, but={"starts_at", "ends_at", "since"})
    late = {row: at for row, at in said.items() if at > now}
    over = Meeting.objects.filter(state="held", ends_at__gt=now)
    coming = Meeting.objects.filter(state__in=["scheduled", "postponed", "draft"])
    assert late == {}
    assert not over.exists()
    assert not coming.filter(starts_at__lte=now).exists()
    running = Meeting.objects.get(state="in-progress")
    assert running.starts_at < now < running.ends_at
    assert running.agenda.get(state="current").started_at < now


def test_another_anchor_moves_all_by_whole_weeks(load):
    load(WEDNESDAY, ELEVEN, "--anchor", "2026-05-13")
    before, due = moments(MOVED), days_due()

    load(WEDNESDAY, ELEVEN, "--anchor", "2026-05-27")

    after = moments(MOVED)
    assert after == {row: at + 2 * A_WEEK for row, at in before.items()}
    assert days_due() == [day + 2 * A_WEEK for day in due]


def test_the_meeting_in_progress_goes_on_today(load):
    load()

    now = load(WEDNESDAY + timedelta(days=1))

    running = told("second-tbilisi")
    assert now - running.starts_at == timedelta(minutes=37)
    assert now - running.agenda.get(state="current").started_at == timedelta(minutes=12)


def test_what_somebody_touched_stays_however_often_the_rest_moves(load):
    now = load()
    facilitator = User.objects.get(email="facilitator@example.org")
    services.end(told("second-tbilisi"), by=facilitator, now=now)
    gap_services.publish(Gap.objects.get(number="G-006"), now=now)
    touched = told("second-tbilisi").starts_at, Gap.objects.get(number="G-006").raised_at
    untouched = told("first-batumi").starts_at, Gap.objects.get(number="G-001").raised_at

    for weeks in (1, 3):
        load(WEDNESDAY + weeks * A_WEEK)

        assert (told("second-tbilisi").starts_at, Gap.objects.get(number="G-006").raised_at) == (
            touched
        )
        assert told("first-batumi").starts_at == untouched[0] + weeks * A_WEEK
        assert Gap.objects.get(number="G-001").raised_at == untouched[1] + weeks * A_WEEK


def test_a_meeting_that_went_on_is_touched(load):
    now = load()
    running = told("second-tbilisi")
    fourth = running.agenda.get(position=4)
    services.go_to(running, fourth, now=now)

    load(WEDNESDAY + A_WEEK)

    fourth.refresh_from_db()
    assert (told("second-tbilisi").starts_at, fourth.started_at) == (running.starts_at, now)


def test_an_answer_given_since_keeps_its_moment(load):
    now = load()
    invitation = Invitation.objects.filter(reply="needs-action").first()
    Invitation.objects.filter(pk=invitation.pk).update(reply="accepted", replied_at=now)

    load(WEDNESDAY + A_WEEK)

    invitation.refresh_from_db()
    assert invitation.replied_at == now
    assert invitation.meeting.starts_at > now


def test_the_notes_are_written_once(load):
    load()
    before = list(NoteUpdate.objects.values_list("seq", "data"))

    load(WEDNESDAY + A_WEEK)

    assert list(NoteUpdate.objects.values_list("seq", "data")) == before
    assert len(before) == 2  # the blocks of the agenda, and what was said


def test_real_records_are_numbered_after_the_demonstration(load):
    load()

    assert [give(key) for key in ("G", "A-2026", "A-2027")] == [
        "G-007",
        "A-2026-017",  # 016 was said in the meeting in progress
        "A-2027-016",
    ]


def test_every_invitation_opens(client, load):
    load()

    opened = {
        invitation.pk: client.get(link_of(invitation)).status_code
        for invitation in Invitation.objects.all()
    }

    assert len(opened) == 26
    assert set(opened.values()) == {200}


@pytest.mark.parametrize(
    "email",
    [
        "facilitator@example.org",
        "notetaker@example.org",
        "stakeholder@example.org",
        "otherregion@example.org",
        "manager@example.org",
        "editor@example.org",
        "admin@example.org",
    ],
)
def test_everybody_signs_in_with_the_published_word(client, load, email):
    load()

    assert client.login(email=email, password="demo")


def test_it_does_not_stand_beside_real_data(load):
    OrganisationFactory()

    with pytest.raises(CommandError, match="holds real data; nothing was loaded"):
        load()

    assert not User.objects.exists()
    assert not Meeting.objects.exists()


def test_it_is_refused_where_nobody_asked_for_it(load, settings):
    settings.DEMO = settings.DEBUG = False

    with pytest.raises(CommandError, match="published passwords"):
        load()

    assert not User.objects.exists()
