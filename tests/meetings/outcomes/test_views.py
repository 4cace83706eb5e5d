"""The register of action points, one of them with its history, and decisions."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from meetings.domain.policy import Level
from meetings.outcomes.models import Decision
from tests.factories import (
    A_WEEK_BEFORE,
    ActionItemFactory,
    GapFactory,
    MeetingFactory,
    MembershipFactory,
    RegionFactory,
    RoleFactory,
    UserFactory,
    WorkingGroupFactory,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 3)  # in Tbilisi: in UTC it is still the 2nd


@pytest.fixture(autouse=True)
def _fixed_clock(settings):
    settings.KREBA_NOW = datetime(2026, 3, 2, 21, 0, tzinfo=UTC).isoformat()


@pytest.fixture
def group():
    return WorkingGroupFactory()


@pytest.fixture
def facilitator(client, group):
    user = RoleFactory(region=group.regions.get()).user
    client.force_login(user)
    return user


@pytest.fixture
def owner(client):
    """An organisation whose member is signed in."""
    membership = MembershipFactory(contact__user=UserFactory())
    client.force_login(membership.contact.user)
    return membership.organisation


def words(response):
    return " ".join(response.content.decode().split())


def numbers(response):
    return [action.number for action in response.context["page"]]


def register(client, **query):
    return client.get(reverse("meetings:actions"), query)


def update(client, action, **typed):
    return client.post(reverse("meetings:action", args=[action.number]), typed)


def standing(action):
    action.refresh_from_db()
    return [action.state, *(str(said.text) for said in action.updates.all())]


@pytest.mark.postgres
def test_those_due_first_stand_first_and_those_without_a_day_last(client, group, facilitator):
    ActionItemFactory(number="A-1", group=group)
    ActionItemFactory(number="A-2", group=group, due=date(2026, 4, 1))
    ActionItemFactory(number="A-3", group=group, due=date(2026, 3, 1))

    assert numbers(register(client)) == ["A-3", "A-2", "A-1"]


@pytest.mark.parametrize(
    ("show", "shown"),
    [
        ("", "A-1 A-2 A-3 A-4 A-5 A-6"),
        ("open", "A-1 A-2 A-3"),
        ("overdue", "A-1 A-2"),
        ("done", "A-4 A-5"),
        ("nonsense", "A-1 A-2 A-3 A-4 A-5 A-6"),
    ],
)
def test_the_register_is_narrowed(client, group, facilitator, show, shown):
    states = ["open", "in-progress", "open", "done", "verified", "dropped", "withdrawn"]
    for number, state in enumerate(states, start=1):
        due = TODAY if number == 3 else date(2026, 3, 2)
        ActionItemFactory(number=f"A-{number}", group=group, state=state, due=due)

    response = register(client, show=show)

    assert sorted(numbers(response)) == shown.split()
    overdue = [action.number for action in response.context["page"] if action.overdue]
    assert overdue == [number for number in ("A-1", "A-2") if number in shown]
    assert words(response).count("▲") == len(overdue)


def test_a_region_has_action_points_of_its_own(client, group, facilitator):
    here = ActionItemFactory(group=group, region=group.regions.get())
    ActionItemFactory(group=group, region=RegionFactory())

    response = register(client, region=here.region.code)

    assert numbers(response) == [here.number]


def test_what_is_hidden_is_not_in_the_register(client, owner):
    mine = ActionItemFactory(owner=owner, visibility=Level.FACILITATORS)
    ActionItemFactory(visibility=Level.REGION)

    assert numbers(register(client)) == [mine.number]


def test_a_long_register_has_pages(client, group, facilitator):
    ActionItemFactory.create_batch(51, group=group)

    assert len(numbers(register(client))) == 50
    assert len(numbers(register(client, page=2))) == 1
    assert numbers(register(client, page="nonsense")) == numbers(register(client))


@pytest.mark.parametrize("count", [1, 5])
def test_the_register_costs_the_same_however_long(
    client, group, facilitator, count, django_assert_num_queries
):
    for _ in range(count):
        ActionItemFactory(group=group, gap=GapFactory(group=group), region=group.regions.get())

    # session, account, count, action points, regions, the footer
    with django_assert_num_queries(6):
        response = register(client)

    assert len(numbers(response)) == count


def test_a_member_of_the_owner_says_what_was_done(client, owner):
    action = ActionItemFactory(owner=owner)

    response = update(client, action, state="done", said="All 14 organisations wrote.")

    said = action.updates.get()
    assert response.url == reverse("meetings:action", args=[action.number])
    assert standing(action) == ["done", "All 14 organisations wrote."]
    assert (said.by.contact.organisation, said.text) == (
        owner,
        {"en": "All 14 organisations wrote."},
    )


def test_what_was_done_is_kept_in_the_language_it_was_said(client, owner):
    action = ActionItemFactory(owner=owner)

    client.post(f"/ka/actions/{action.number}/", {"state": "done", "said": "გაკეთდა."})

    assert action.updates.get().text == {"ka": "გაკეთდა."}


def test_a_facilitator_of_the_group_may_say_it_too(client, group, facilitator):
    action = ActionItemFactory(group=group)

    update(client, action, state="in-progress", said="")

    assert standing(action) == ["in-progress", ""]


@pytest.mark.parametrize("state", ["done", "dropped"])
@pytest.mark.parametrize("said", ["", "   "])
def test_without_a_sentence_nothing_is_done(client, owner, state, said):
    action = ActionItemFactory(owner=owner)

    response = update(client, action, state=state, said=said)

    assert (response.status_code, standing(action)) == (422, ["open"])
    assert response.context["form"].errors == {"said": ["Say in a sentence what was done, or why."]}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"state": "", "said": "Words that stay."}, "state"),
        ({"state": "verified", "said": "Words that stay."}, "state"),
        ({"state": "withdrawn", "said": "Words that stay."}, "state"),
        ({"state": "done", "said": "Words that stay." * 63}, "said"),
    ],
    ids=["no state", "a state out of reach", "a state of the notes", "too long"],
)
def test_a_bad_update_comes_back_as_it_was_typed(client, owner, typed, field):
    action = ActionItemFactory(owner=owner)

    response = update(client, action, **typed)

    assert (response.status_code, standing(action)) == (422, ["open"])
    assert list(response.context["form"].errors) == [field]
    assert "Words that stay." in words(response)


def test_somebody_who_was_quicker_is_told_about(client, owner):
    action = ActionItemFactory(owner=owner, state="done")

    response = update(client, action, state="done", said="We did it.")

    assert (response.status_code, standing(action)) == (422, ["done"])
    assert "We did it." in words(response)


def test_who_only_reads_may_not_write(client, owner):
    action = ActionItemFactory(visibility=Level.PUBLIC)

    page = client.get(reverse("meetings:action", args=[action.number]))
    response = update(client, action, state="done", said="Not mine.")

    assert (page.context["form"], response.status_code) == (None, 403)
    assert standing(action) == ["open"]


def test_what_was_deleted_from_the_notes_has_no_page(client, group, facilitator):
    action = ActionItemFactory(group=group, state="withdrawn")

    assert client.get(reverse("meetings:action", args=[action.number])).status_code == 404


@pytest.mark.parametrize(
    ("level", "said"), [(Level.PUBLIC, "Coordination meeting"), (Level.PARTICIPANTS, "a meeting")]
)
def test_a_hidden_meeting_is_a_meeting(client, level, said):
    meeting = MeetingFactory(visibility=level)
    action = ActionItemFactory(meeting=meeting, visibility=Level.PUBLIC)

    page = words(client.get(reverse("meetings:action", args=[action.number])))

    assert said in page
    assert (str(meeting.pk) in page) == (level == Level.PUBLIC)


@pytest.mark.parametrize(("level", "linked"), [(Level.PUBLIC, True), (Level.REGION, False)])
def test_a_hidden_gap_is_not_named(client, level, linked):
    gap = GapFactory(visibility=level)
    action = ActionItemFactory(gap=gap, visibility=Level.PUBLIC)

    page = words(client.get(reverse("meetings:action", args=[action.number])))
    client.force_login(MembershipFactory(contact__user=UserFactory()).contact.user)
    row = words(register(client))

    assert (gap.number in page, gap.number in row) == (linked, linked)


@pytest.mark.parametrize("count", [1, 5])
def test_decisions_are_listed_newest_first_at_one_price(
    client, group, facilitator, count, django_assert_num_queries
):
    meeting = MeetingFactory(group=group)
    for number in range(count):
        decide(meeting, number)
    decide(MeetingFactory(), 8)  # another region's
    decide(meeting, 9, withdrawn=True)

    # session, account, count, decisions, the footer
    with django_assert_num_queries(5):
        response = client.get(reverse("meetings:decisions"))

    listed = [decision.number for decision in response.context["page"]]
    assert listed == [f"D-{number}" for number in reversed(range(count))]


def decide(meeting, number, **fields):
    return Decision.objects.create(
        number=f"D-{number}",
        text={"en": f"Decided {number}"},
        group=meeting.group,
        meeting=meeting,
        block_id=f"block-{number}",
        made_at=A_WEEK_BEFORE.replace(hour=number),
        **fields,
    )
