import pytest
from django.utils import timezone

from meetings.invitations import letters, mail
from meetings.post import services as post
from meetings.post.models import OutboxMail
from tests.factories import A_WEEK_BEFORE, AgendaItemFactory, InvitationFactory

pytestmark = pytest.mark.django_db


def settled(invitation, state):
    """Tell of the invitation's letter as the outbox does."""
    held = post.queue(mail.invitation(invitation, now=A_WEEK_BEFORE), now=A_WEEK_BEFORE)
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


def test_each_letter_is_a_transaction_of_its_own(monkeypatch):
    meeting = AgendaItemFactory().meeting
    first, second = InvitationFactory.create_batch(2, meeting=meeting, state="queued")
    write = mail.invitation

    def fails_for_the_second(invitation, **more):
        assert invitation != second
        return write(invitation, **more)

    monkeypatch.setattr(mail, "invitation", fails_for_the_second)

    with pytest.raises(AssertionError):
        letters.write(now=A_WEEK_BEFORE)

    assert [held.address for held in OutboxMail.objects.all()] == [first.contact.email]
