"""What can be done with an invitation. Each function is one transaction."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from meetings.directory.models import Contact, Membership
from meetings.domain import replies
from meetings.domain.meetings import ANSWERABLE, State, StateError
from meetings.domain.replies import (
    Answer,
    Channel,
    InvitationState,
    MeetingOffError,
    MeetingOverError,
    Reply,
)
from meetings.invitations import listeners, mail
from meetings.invitations.models import Invitation, ReplyRecord
from meetings.links import secrets
from meetings.post import services as post
from meetings.schedule import services as schedule
from meetings.schedule.models import Meeting
from meetings.texts import Text

if TYPE_CHECKING:
    from kreba.accounts.models import User

__all__ = [
    "MeetingOffError",
    "MeetingOverError",
    "NoAccountError",
    "StateError",
    "answer",
    "cancel",
    "invite",
    "invite_newcomer",
    "let_write",
    "schedule_and_send",
    "settle_letter",
    "uninvite",
    "write_letters",
]


@transaction.atomic
def invite(meeting: Meeting, contacts: Iterable[Contact], *, now: datetime) -> list[Invitation]:
    """Put people on the list, each once; return those who were not on it yet.

    A draft sends nothing; to a meeting that already stands the newcomers are asked at once.
    """
    held = schedule.locked(meeting)
    if held.state in {State.HELD, State.CANCELLED}:
        raise StateError("nobody can be invited any more")
    added = []
    for contact in contacts:
        invitation, made = Invitation.objects.get_or_create(
            meeting=held,
            contact=contact,
            defaults={"language": contact.language, "created_at": now},
        )
        if made or invitation.state == InvitationState.REVOKED:
            added.append(_reopened(invitation))
    if held.state in {State.SCHEDULED, State.IN_PROGRESS}:
        _ask_waiting(held)
    return added


@transaction.atomic
def invite_newcomer(meeting: Meeting, contact: Contact, *, now: datetime) -> Contact:
    """Write a new contact into the directory and put them on the list."""
    contact.save()
    Membership.objects.create(contact=contact, organisation=contact.organisation)
    invite(meeting, [contact], now=now)
    return contact


class NoAccountError(Exception):
    """Who takes notes must be able to sign in."""


@transaction.atomic
def let_write(invitation: Invitation, *, by: "User", now: datetime) -> None:
    """Name somebody who is invited as note-taker; raise NoAccountError without an account."""
    user = invitation.contact.user
    if user is None:
        raise NoAccountError
    schedule.name_note_taker(invitation.meeting, user, by=by, now=now)


@transaction.atomic
def uninvite(invitation: Invitation, *, now: datetime) -> None:
    """Take an invitation back; whoever had a letter is told by a CANCEL to them alone."""
    held = _locked(invitation.pk)
    held.state = InvitationState.REVOKED
    held.save(update_fields=["state"])
    held.meeting.note_takers.filter(user=held.contact.user_id).delete()
    if held.message_id:
        post.queue(mail.cancellation(held, now=now), now=now)


@transaction.atomic
def schedule_and_send(meeting: Meeting, *, by: "User", now: datetime) -> int:
    """Fix a draft and ask everybody on the list; return how many letters will be written."""
    return _ask_waiting(schedule.schedule(meeting, by=by, now=now))


@transaction.atomic
def cancel(meeting: Meeting, *, reason: Text, by: "User", now: datetime) -> None:
    """Call a meeting off; everybody who had a letter gets another that says so."""
    schedule.cancel(meeting, reason=reason, by=by, now=now)
    listeners.tell_waiting()


def write_letters(*, now: datetime) -> int:
    """Write what is owed, each letter in a transaction of its own; return how many.

    A letter takes 10 ms to write, so it is no work for a request, nor for one transaction.
    """
    return sum(_write(pk, now=now) for pk in Invitation.objects.owed_a_letter())


@transaction.atomic
def answer(
    invitation: Invitation,
    *,
    reply: Reply,
    given_at: datetime,
    heard_at: datetime,
    note: str = "",
    channel: Channel = Channel.SELF,
) -> Invitation:
    """Record what a contact answered; the answer given last stands.

    Raise MeetingOverError when it comes too late, MeetingOffError when the meeting was
    called off: then nothing is kept.
    """
    held = _locked(invitation.pk)
    if held.state == InvitationState.REVOKED or held.meeting.state not in ANSWERABLE | {State.HELD}:
        raise MeetingOffError
    if held.meeting.state == State.HELD:
        raise MeetingOverError
    stands = replies.settle(
        held.answer, Answer(reply, given_at), meeting_ends_at=held.meeting.ends_at
    )
    ReplyRecord.objects.create(
        invitation=held,
        reply=reply,
        note=note,
        channel=channel,
        sequence=held.meeting.sequence,
        given_at=given_at,
        heard_at=heard_at,
    )
    if stands != held.answer:
        held.reply, held.replied_at = stands.reply, stands.given_at
        held.state = InvitationState.ANSWERED
        held.save(update_fields=["reply", "replied_at", "state"])
    return held


@transaction.atomic
def settle_letter(pk: int, *, left: bool) -> None:
    """Record that the letter of an invitation left, or could not be delivered."""
    to = InvitationState.SENT if left else InvitationState.BOUNCED
    Invitation.objects.filter(pk=pk, state=InvitationState.QUEUED).update(state=to)


def _ask_waiting(meeting: Meeting) -> int:
    waiting = meeting.invitations.filter(state=InvitationState.DRAFT)
    asked = waiting.update(state=InvitationState.QUEUED)
    listeners.tell_waiting()
    return asked


@transaction.atomic
def _write(pk: int, *, now: datetime) -> bool:
    """Queue the letter that an invitation is owed; nothing if another process just did."""
    held = _locked(pk)
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


def _reopened(invitation: Invitation) -> Invitation:
    if invitation.state == InvitationState.REVOKED:
        invitation.state = InvitationState.DRAFT
        invitation.link_version += 1  # the old link stays void
        invitation.message_id = ""  # so that a new letter is owed
        invitation.reply, invitation.replied_at = Reply.NEEDS_ACTION, None
        invitation.save()
    return invitation


def _locked(pk: int) -> Invitation:
    return (
        Invitation.objects.select_for_update(of=["self"])
        .select_related("meeting__group__project", "meeting__home_region", "contact__organisation")
        .get(pk=pk)
    )
