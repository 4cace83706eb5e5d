import pytest
from django.utils import timezone

from meetings.invitations import letters, mail
from meetings.invitations.models import Invitation
from meetings.post import services as post
from meetings.post.models import OutboxMail
from tests.factories import A_WEEK_BEFORE, InvitationFactory

pytestmark = pytest.mark.django_db


def settled(invitation, state):
    """Tell of the invitation's letter as the outbox does."""
    held = post.queue(mail.invitation(invitation, now=A_WEEK_BEFORE), now=A_WEEK_BEFORE)
    Invitation.objects.filter(pk=invitation.pk).update(message_id=held.message_id)
    left = {"state": "sent", "sent_at": timezone.now()}
    failed = {"state": "failed", "last_error": "No such mailbox."}
    OutboxMail.objects.filter(pk=held.pk).update(**left if state == "sent" else failed)
    held.refresh_from_db()
    letters.settle(held)
    invitation.refresh_from_db()
    return invitation.state


@pytest.mark.parametrize(("letter", "state"), [("sent", "sent"), ("failed", "bounced")])
def test_what_became_of_the_letter_shows_on_the_invitation(letter, state):
    assert settled(InvitationFactory(state="queued"), letter) == state


def test_an_answer_is_not_forgotten_when_the_letter_settles_late():
    assert settled(InvitationFactory(state="answered"), "sent") == "answered"


def test_one_that_cannot_be_written_holds_up_no_other(monkeypatch, caplog):
    first, second = InvitationFactory.create_batch(2, state="queued")
    write = mail.invitation

    def fails_for_the_first(invitation, **more):
        if invitation == first:
            raise ValueError("no such time zone")
        return write(invitation, **more)

    monkeypatch.setattr(mail, "invitation", fails_for_the_first)

    assert letters.write(now=A_WEEK_BEFORE) == 1
    assert [held.address for held in OutboxMail.objects.all()] == [second.contact.email]
    assert list(Invitation.objects.owed_a_letter()) == [first.pk]
    assert "could not be written" in caplog.text


def test_an_old_letter_settles_nothing_of_a_new_invitation():
    invitation = InvitationFactory(state="queued", message_id="<new@example.org>")
    old = post.queue(mail.invitation(invitation, now=A_WEEK_BEFORE), now=A_WEEK_BEFORE)

    letters.settle(old)

    invitation.refresh_from_db()
    assert invitation.state == "queued"
