"""What can be done with the letters of invitations: write those that are owed, note what came.

A letter takes 10 ms to write, so it is no work for a request, nor for one transaction with others.
"""

import logging
from datetime import datetime

from django.db import transaction

from meetings.domain.delivery import State as DeliveryState
from meetings.domain.meetings import State
from meetings.domain.replies import InvitationState
from meetings.invitations import mail
from meetings.invitations.models import Invitation
from meetings.invitations.services import locked
from meetings.links import secrets
from meetings.post import services as post
from meetings.post.models import OutboxMail

logger = logging.getLogger(__name__)

__all__ = ["settle", "write"]


def write(*, now: datetime) -> int:
    """Write what is owed, each letter in a transaction of its own; return how many.

    One that cannot be written holds up no other; it stays owed, and is tried again.
    """
    return sum(_tried(pk, now=now) for pk in Invitation.objects.owed_a_letter())


@transaction.atomic
def settle(letter: OutboxMail) -> None:
    """Show on the invitation that its letter left, or that it could not be delivered."""
    if letter.about_kind != mail.KIND or letter.method != "REQUEST":
        return
    left = letter.state == DeliveryState.SENT
    on_its_way = Invitation.objects.filter(
        pk=letter.about_id, message_id=letter.message_id, state=InvitationState.QUEUED
    )
    on_its_way.update(state=InvitationState.SENT if left else InvitationState.BOUNCED)


def _tried(pk: int, *, now: datetime) -> bool:
    try:
        return _write(pk, now=now)
    except Exception:
        logger.exception("The letter of invitation %d could not be written", pk)
        return False


@transaction.atomic
def _write(pk: int, *, now: datetime) -> bool:
    """Queue the letter that an invitation is owed; nothing if another process just did."""
    held = locked(pk)
    if held.state == InvitationState.QUEUED and not held.message_id:
        _give_secrets(held)
        message = mail.invitation(held, now=now)
        held.message_id = message.message_id
    elif held.meeting.state == State.CANCELLED and held.asked_sequence != held.meeting.sequence:
        message = mail.cancellation(held, now=now)
    else:
        return False
    held.asked_sequence = held.meeting.sequence
    held.save()
    post.queue(message, now=now)
    return True


def _give_secrets(invitation: Invitation) -> None:
    """Keep the digests of the link and the mailbox that the letter will carry."""
    link = secrets.link(secrets.Purpose.INVITATION, invitation.pk, invitation.link_version)
    mailbox = secrets.mailbox(secrets.Purpose.REPLY, invitation.pk)
    invitation.link_digest = secrets.digest(link)
    invitation.mailbox_digest = secrets.digest(mailbox)
