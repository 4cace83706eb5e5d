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
    "uninvite",
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
    """Take an invitation back; whoever had a letter is told by a CANCEL to them alone.

    Doing it twice tells once. Once the meeting is over there is nothing to take back: StateError.
    """
    held = locked(invitation.pk)
    if held.meeting.state in {State.HELD, State.CANCELLED}:
        raise StateError("nobody is expected any more")
    if held.state == InvitationState.REVOKED:
        return
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
    held = locked(invitation.pk)
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


def locked(pk: int) -> Invitation:
    """Return the row as it is now, kept from others until this transaction ends."""
    return (
        Invitation.objects.select_for_update(of=["self"])
        .select_related("meeting__group__project", "meeting__home_region", "contact__organisation")
        .get(pk=pk)
    )


def _ask_waiting(meeting: Meeting) -> int:
    waiting = meeting.invitations.filter(state=InvitationState.DRAFT)
    asked = waiting.update(state=InvitationState.QUEUED)
    listeners.tell_waiting()
    return asked


def _reopened(invitation: Invitation) -> Invitation:
    if invitation.state == InvitationState.REVOKED:
        invitation.state = InvitationState.DRAFT
        invitation.link_version += 1  # the old link stays void
        invitation.link_digest = invitation.mailbox_digest = None
        invitation.message_id = ""  # so that a new letter is owed
        invitation.reply, invitation.replied_at = Reply.NEEDS_ACTION, None
        invitation.save()
    return invitation
