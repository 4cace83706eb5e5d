from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.domain.policy import Level
from meetings.invitations.selectors import link_of
from meetings.links import secrets
from meetings.post.models import OutboxMail
from tests.factories import (
    AgendaItemFactory,
    ContactFactory,
    InvitationFactory,
    MeetingFactory,
    OrganisationFactory,
    RoleFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tomorrow():
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def invitation(tomorrow):
    return with_link(InvitationFactory(meeting__starts_at=tomorrow))


@pytest.fixture
def meeting(client, tomorrow):
    """A draft whose facilitator is signed in."""
    meeting = AgendaItemFactory(meeting__state="draft", meeting__starts_at=tomorrow).meeting
    client.force_login(RoleFactory(region=meeting.home_region).user)
    return meeting


def with_link(invitation):
    token = link_of(invitation).split("/")[-2]
    invitation.link_digest = secrets.digest(token)
    invitation.save()
    return invitation


def words(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_answers_nothing(client, invitation, method):
    response = getattr(client, method)(link_of(invitation) + "?answer=accepted")

    invitation.refresh_from_db()
    assert response.status_code == 200
    assert (invitation.reply, invitation.replies.count()) == ("needs-action", 0)


def test_a_button_answers_without_an_account(client, invitation):
    response = client.post(link_of(invitation), {"reply": "accepted", "note": "By train."})

    invitation.refresh_from_db()
    assert response.status_code == 302
    assert (invitation.reply, invitation.replies.get().note) == ("accepted", "By train.")
    assert "Your answer: Will attend" in words(client.get(response.url))


def test_the_page_is_kept_in_no_cache_and_tells_no_other_site(client, invitation):
    response = client.get(link_of(invitation))

    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer,same-origin"


def test_without_an_answer_the_form_comes_back_with_what_was_typed(client, invitation):
    response = client.post(link_of(invitation), {"reply": "", "note": "By train."})

    assert response.status_code == 422
    assert "Choose one of the three answers." in words(response)
    assert "By train." in words(response)


def test_an_answer_after_the_end_is_refused_in_words(client, invitation):
    invitation.meeting.starts_at -= timedelta(days=3)
    invitation.meeting.ends_at -= timedelta(days=3)
    invitation.meeting.save()

    response = client.post(link_of(invitation), {"reply": "accepted"})

    assert response.status_code == 422
    assert "This meeting is over. Your answer was not recorded." in words(response)


def test_a_meeting_cancelled_while_the_page_was_open_is_said(client, invitation):
    invitation.meeting.state = "cancelled"
    invitation.meeting.save()

    response = client.post(link_of(invitation), {"reply": "accepted"})

    assert response.status_code == 422
    assert "This meeting was cancelled." in words(response)


def test_a_page_by_link_shows_nobody_else(client, invitation):
    InvitationFactory(meeting=invitation.meeting, contact__name={"en": "Somebody Else"})

    assert "Somebody Else" not in words(client.get(link_of(invitation)))


def test_the_place_of_a_small_meeting_is_told_after_signing_in(client, invitation):
    invitation.meeting.visibility = Level.PARTICIPANTS
    invitation.meeting.save()

    page = words(client.get(link_of(invitation)))

    assert "Room 4, Batumi" not in page
    assert "Sign in to see the place." in page


def test_a_link_opens_nothing_of_what_is_the_facilitators_own(client, invitation):
    invitation.meeting.visibility = Level.FACILITATORS
    invitation.meeting.save()

    assert client.get(link_of(invitation)).status_code == 404


def test_the_way_into_a_small_meeting_is_shown_after_signing_in(client, invitation):
    invitation.meeting.join_url = "https://meet.example.org/1"
    invitation.meeting.starts_at = timezone.now() + timedelta(minutes=5)
    invitation.meeting.visibility = Level.PARTICIPANTS
    invitation.meeting.save()

    assert "meet.example.org" not in words(client.get(link_of(invitation)))


@pytest.mark.parametrize(("hours", "shown"), [(24, False), (0.2, True)])
def test_the_way_in_is_shown_shortly_before(client, invitation, hours, shown):
    invitation.meeting.join_url = "https://meet.example.org/1"
    invitation.meeting.starts_at = timezone.now() + timedelta(hours=hours)
    invitation.meeting.ends_at = invitation.meeting.starts_at + timedelta(hours=1)
    invitation.meeting.save()

    assert ("https://meet.example.org/1" in words(client.get(link_of(invitation)))) is shown


def test_an_invitee_twice_is_said_and_nothing_is_sent_twice(client, meeting):
    near = OrganisationFactory(regions=[meeting.home_region])
    first, second = ContactFactory.create_batch(2, organisation=near)
    address = reverse("meetings:invitations", args=[meeting.pk])
    client.post(address, {"contacts": [first.pk]})

    response = client.post(address, {"contacts": [first.pk, second.pk]}, follow=True)

    assert meeting.invitations.count() == 2
    assert "1 person was added." in words(response)
    assert f"Already on the list, and not asked twice: {first.name}." in words(response)


def test_an_address_that_is_none_is_said_beside_the_field(client, meeting):
    address = reverse("meetings:new-contact", args=[meeting.pk])
    typed = {"name_en": "Nino", "organisation": OrganisationFactory().pk, "email": "nino@"}

    response = client.post(address, typed | {"language": "en"})

    assert response.status_code == 422
    assert "Enter a valid email address." in words(response)
    assert 'value="nino@"' in words(response)


def test_somebody_whose_address_we_have_is_invited_and_stays_as_they_are(client, meeting):
    known = ContactFactory(email="nino@example.org")
    address = reverse("meetings:new-contact", args=[meeting.pk])
    typed = {"name_en": "Somebody", "email": "NINO@example.org", "language": "en"}

    response = client.post(address, typed, follow=True)

    known.refresh_from_db()
    assert meeting.invitations.get().contact == known
    assert str(known.name) != "Somebody"
    assert "The address is in the directory: nothing was changed there." in words(response)


def test_taking_back_is_told_once(client, meeting):
    stands = MeetingFactory(group=meeting.group)
    invitation = InvitationFactory(meeting=stands, message_id="<1@example.org>")
    address = reverse("meetings:uninvite", args=[stands.pk, invitation.pk])

    for _ in range(2):
        client.post(address)

    assert [mail.method for mail in OutboxMail.objects.all()] == ["CANCEL"]


def test_nobody_is_taken_back_from_what_is_over(client, meeting):
    held = MeetingFactory(group=meeting.group, state="held")
    invitation = InvitationFactory(meeting=held, message_id="<1@example.org>")

    response = client.post(reverse("meetings:uninvite", args=[held.pk, invitation.pk]))

    assert response.status_code == 422
    assert not OutboxMail.objects.exists()


def test_sending_twice_sends_once(client, meeting):
    InvitationFactory(meeting=meeting, state="draft")
    address = reverse("meetings:send", args=[meeting.pk])

    first, second = client.post(address), client.post(address)

    assert (first.status_code, second.status_code) == (302, 422)
    assert "This meeting is scheduled already. Nothing was sent twice." in words(second)


def test_what_is_missing_is_named_and_nothing_is_sent(client, meeting):
    meeting.agenda.all().delete()

    response = client.post(reverse("meetings:send", args=[meeting.pk]))

    meeting.refresh_from_db()
    assert (response.status_code, meeting.state) == (422, "draft")
    assert "The agenda is empty: write at least one item." in words(response)


def test_cancelling_needs_a_reason(client, meeting):
    scheduled = MeetingFactory(group=meeting.group)

    response = client.post(reverse("meetings:cancel", args=[scheduled.pk]), {"reason_en": ""})

    scheduled.refresh_from_db()
    assert (response.status_code, scheduled.state) == (422, "scheduled")
    assert "Say why, so that people understand." in words(response)


@pytest.mark.parametrize("count", [1, 5])
def test_the_list_costs_the_same_however_long(client, meeting, count, django_assert_num_queries):
    InvitationFactory.create_batch(count, meeting=meeting, state="draft")

    with django_assert_num_queries(9):
        response = client.get(reverse("meetings:invitations", args=[meeting.pk]))

    assert words(response).count("Not sent yet") == count
