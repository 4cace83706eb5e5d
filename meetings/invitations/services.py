"""What can be done with an invitation. Each function is one transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kreba.accounts.models import User
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
from meetings.invitations import mail
from meetings.invitations.models import Invitation, ReplyRecord
from meetings.links import secrets
from meetings.post import services as post
from meetings.schedule import services as schedule
from meetings.schedule.models import Meeting
from meetings.texts import Text

__all__ = [
    "MeetingOffError",
    "MeetingOverError",
    "StateError",
    "answer",
    "cancel",
    "invite",
    "invite_newcomer",
    "schedule_and_send",
    "settle_letter",
    "uninvite",
]


@transaction.atomic
def invite(meeting: Meeting, contacts: Iterable[Contact], *, now: datetime) -> list[Invitation]:
    """Put people on the list, each once; return those who were not on it yet.

    A draft sends nothing; to a meeting that already stands the newcomers are written at once.
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
        for invitation in added:
            _ask(invitation, now=now)
    return added


@transaction.atomic
def invite_newcomer(meeting: Meeting, contact: Contact, *, now: datetime) -> Contact:
    """Write a new contact into the directory and put them on the list."""
    contact.save()
    Membership.objects.create(contact=contact, organisation=contact.organisation)
    invite(meeting, [contact], now=now)
    return contact


@transaction.atomic
def uninvite(invitation: Invitation, *, now: datetime) -> None:
    """Take an invitation back; whoever had it is told by a CANCEL to them alone."""
    held = _locked(invitation.pk)
    told = held.state != InvitationState.DRAFT
    held.state = InvitationState.REVOKED
    held.save(update_fields=["state"])
    if told:
        post.queue(mail.cancellation(held, now=now), now=now)


@transaction.atomic
def schedule_and_send(meeting: Meeting, *, by: User, now: datetime) -> int:
    """Fix a draft and write to everybody on the list; return how many letters were queued."""
    held = schedule.schedule(meeting, by=by, now=now)
    waiting = held.invitations.filter(state=InvitationState.DRAFT).order_by("pk")
    for invitation in waiting.select_related("contact__organisation"):
        invitation.meeting = held
        _ask(invitation, now=now)
    return len(waiting)


@transaction.atomic
def cancel(meeting: Meeting, *, reason: Text, by: User, now: datetime) -> int:
    """Call a meeting off and tell everybody who had been asked; return how many."""
    held = schedule.cancel(meeting, reason=reason, by=by, now=now)
    asked = held.invitations.asked().order_by("pk").select_related("contact__organisation")
    for invitation in asked:
        invitation.meeting = held
        post.queue(mail.cancellation(invitation, now=now), now=now)
    return len(asked)


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


def _ask(invitation: Invitation, *, now: datetime) -> None:
    """Give the invitation its secrets and queue the letter that carries them."""
    link = secrets.link(secrets.Purpose.INVITATION, invitation.pk, invitation.link_version)
    mailbox = secrets.mailbox(secrets.Purpose.REPLY, invitation.pk)
    invitation.link_digest = secrets.digest(link)
    invitation.mailbox_digest = secrets.digest(mailbox)
    invitation.asked_sequence = invitation.meeting.sequence
    invitation.state = InvitationState.QUEUED
    message = mail.invitation(invitation, now=now)
    invitation.message_id = message.message_id
    invitation.save()
    post.queue(message, now=now)


def _reopened(invitation: Invitation) -> Invitation:
    if invitation.state == InvitationState.REVOKED:
        invitation.state = InvitationState.DRAFT
        invitation.link_version += 1  # the old link stays void
        invitation.reply, invitation.replied_at = Reply.NEEDS_ACTION, None
        invitation.save()
    return invitation


def _locked(pk: int) -> Invitation:
    return (
        Invitation.objects.select_for_update(of=["self"])
        .select_related("meeting__group__project", "meeting__home_region", "contact__organisation")
        .get(pk=pk)
    )
