from datetime import timedelta

import pytest
from django.http import Http404

from meetings.domain.meetings import NotReadyError, PastError
from meetings.domain.replies import Channel, MeetingOffError, MeetingOverError, Reply
from meetings.invitations import letters, services
from meetings.invitations.selectors import by_link, link_of
from meetings.post.models import OutboxMail
from meetings.texts import Text
from tests.factories import (
    A_WEEK_BEFORE,
    MONDAY_NINE,
    AgendaItemFactory,
    ContactFactory,
    InvitationFactory,
    MeetingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)


@pytest.fixture
def facilitator():
    return UserFactory()


@pytest.fixture
def draft():
    return AgendaItemFactory(meeting__state="draft").meeting


def outbox():
    """Return what lies in the outbox: to whom, and what it asks their calendar."""
    return [(mail.address, mail.method) for mail in OutboxMail.objects.order_by("pk")]


def answer(invitation, reply=Reply.ACCEPTED, given_at=A_WEEK_BEFORE, **more):
    return services.answer(invitation, reply=reply, given_at=given_at, heard_at=given_at, **more)


def test_a_draft_asks_nobody(draft):
    services.invite(draft, [ContactFactory()], now=A_WEEK_BEFORE)

    assert letters.write(now=A_WEEK_BEFORE) == 0
    assert outbox() == []


def test_somebody_is_on_the_list_once(draft):
    contact = ContactFactory()

    assert len(services.invite(draft, [contact], now=A_WEEK_BEFORE)) == 1
    assert services.invite(draft, [contact], now=A_WEEK_BEFORE) == []
    assert draft.invitations.count() == 1


def test_schedule_and_send_writes_to_each_person_once(draft, facilitator):
    contacts = ContactFactory.create_batch(2)
    services.invite(draft, contacts, now=A_WEEK_BEFORE)

    assert services.schedule_and_send(draft, by=facilitator, now=A_WEEK_BEFORE) == 2
    assert letters.write(now=A_WEEK_BEFORE) == 2
    assert letters.write(now=A_WEEK_BEFORE) == 0

    assert outbox() == [(contact.email, "REQUEST") for contact in contacts]


@pytest.mark.parametrize(
    ("change", "error"),
    [({"venue": Text()}, NotReadyError), ({"starts_at": A_WEEK_BEFORE - A_DAY}, PastError)],
    ids=["no place", "in the past"],
)
def test_what_cannot_be_scheduled_is_not_sent(draft, facilitator, change, error):
    for name, value in change.items():
        setattr(draft, name, value)
    draft.save()
    services.invite(draft, [ContactFactory()], now=A_WEEK_BEFORE)

    with pytest.raises(error):
        services.schedule_and_send(draft, by=facilitator, now=A_WEEK_BEFORE)

    draft.refresh_from_db()
    assert (draft.state, letters.write(now=A_WEEK_BEFORE), outbox()) == ("draft", 0, [])


def test_who_is_invited_later_is_written_to_at_once():
    meeting = MeetingFactory()
    contact = ContactFactory()

    services.invite(meeting, [contact], now=A_WEEK_BEFORE)
    letters.write(now=A_WEEK_BEFORE)

    assert outbox() == [(contact.email, "REQUEST")]


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_nobody_is_invited_to_what_is_over(state):
    with pytest.raises(services.StateError):
        services.invite(MeetingFactory(state=state), [ContactFactory()], now=A_WEEK_BEFORE)


def test_cancelling_tells_those_who_had_a_letter_and_nobody_else(facilitator):
    meeting = MeetingFactory()
    told = InvitationFactory(meeting=meeting, message_id="<1@example.org>", asked_sequence=0)
    InvitationFactory(meeting=meeting, state="draft")

    services.cancel(meeting, reason=Text.of("Storm."), by=facilitator, now=A_WEEK_BEFORE)
    assert letters.write(now=A_WEEK_BEFORE) == 1
    assert letters.write(now=A_WEEK_BEFORE) == 0

    assert outbox() == [(told.contact.email, "CANCEL")]


def test_taking_back_an_invitation_tells_that_person_alone():
    invitation = InvitationFactory(message_id="<1@example.org>")
    InvitationFactory(meeting=invitation.meeting, message_id="<2@example.org>")

    services.uninvite(invitation, now=A_WEEK_BEFORE)

    assert outbox() == [(invitation.contact.email, "CANCEL")]


def test_who_is_invited_again_gets_another_link():
    invitation = InvitationFactory(message_id="<1@example.org>")
    first = link_of(invitation)
    services.uninvite(invitation, now=A_WEEK_BEFORE)

    services.invite(invitation.meeting, [invitation.contact], now=A_WEEK_BEFORE)
    with pytest.raises(Http404):
        by_link(first.split("/")[-2])
    letters.write(now=A_WEEK_BEFORE)

    invitation.refresh_from_db()
    assert link_of(invitation) != first
    assert by_link(link_of(invitation).split("/")[-2]) == invitation
    assert [method for _address, method in outbox()] == ["CANCEL", "REQUEST"]


def test_who_is_taken_back_takes_no_notes_any_more():
    user = UserFactory()
    invitation = InvitationFactory(contact__user=user)
    services.let_write(invitation, by=user, now=A_WEEK_BEFORE)

    services.uninvite(invitation, now=A_WEEK_BEFORE)

    assert not invitation.meeting.note_takers.exists()


def test_who_has_no_account_takes_no_notes(facilitator):
    with pytest.raises(services.NoAccountError):
        services.let_write(InvitationFactory(), by=facilitator, now=A_WEEK_BEFORE)


def test_an_answer_is_kept_with_its_words():
    invitation = answer(InvitationFactory(), note="I come by train.")

    invitation.refresh_from_db()
    kept = invitation.replies.get()
    assert (invitation.reply, invitation.replied_at) == ("accepted", A_WEEK_BEFORE)
    assert (invitation.state, kept.note, kept.channel) == ("answered", "I come by train.", "self")


def test_all_answers_are_kept_and_the_one_given_last_stands():
    invitation = InvitationFactory()

    answer(invitation, Reply.ACCEPTED, A_WEEK_BEFORE + A_DAY)
    answer(invitation, Reply.DECLINED, A_WEEK_BEFORE, channel=Channel.CALENDAR)

    invitation.refresh_from_db()
    assert invitation.reply == "accepted"
    assert [kept.reply for kept in invitation.replies.all()] == ["declined", "accepted"]


@pytest.mark.parametrize(
    ("state", "given_at", "error"),
    [
        ("scheduled", MONDAY_NINE + A_DAY, MeetingOverError),
        ("held", A_WEEK_BEFORE, MeetingOverError),
        ("cancelled", A_WEEK_BEFORE, MeetingOffError),
    ],
    ids=["after its end", "already held", "called off"],
)
def test_an_answer_that_cannot_count_leaves_nothing(state, given_at, error):
    invitation = InvitationFactory(meeting__state=state)

    with pytest.raises(error):
        answer(invitation, given_at=given_at)

    invitation.refresh_from_db()
    assert (invitation.reply, invitation.replies.count()) == ("needs-action", 0)


def test_an_invitation_taken_back_cannot_be_answered():
    with pytest.raises(MeetingOffError):
        answer(InvitationFactory(state="revoked"))
