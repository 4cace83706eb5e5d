"""What became of the letters: the outbox tells, the invitation shows it."""

from meetings.domain.delivery import State
from meetings.invitations import services
from meetings.invitations.mail import KIND
from meetings.post.models import OutboxMail


def settle(letter: OutboxMail) -> None:
    """Mark the invitation as sent, or as one that could not be delivered."""
    if letter.about_kind == KIND and letter.method == "REQUEST":
        services.settle_letter(int(letter.about_id), left=letter.state == State.SENT)
