"""Who was asked to which meeting, and what they answered."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.directory.models import Contact, LanguageChoice
from meetings.domain.meetings import State as MeetingState
from meetings.domain.replies import ASKED, Answer, Channel, InvitationState, Reply
from meetings.groups.selectors import Viewer
from meetings.schedule.models import Meeting


class ReplyChoice(models.TextChoices):
    """The domain's replies, in the reader's language."""

    NEEDS_ACTION = Reply.NEEDS_ACTION, _("No answer yet")
    ACCEPTED = Reply.ACCEPTED, _("Will attend")
    TENTATIVE = Reply.TENTATIVE, _("Not sure")
    DECLINED = Reply.DECLINED, _("Cannot attend")
    DELEGATED = Reply.DELEGATED, _("Sends a deputy")


class InvitationStateChoice(models.TextChoices):
    DRAFT = InvitationState.DRAFT, _("Not sent yet")
    QUEUED = InvitationState.QUEUED, _("Being sent")
    SENT = InvitationState.SENT, _("Sent")
    ANSWERED = InvitationState.ANSWERED, _("Answered")
    BOUNCED = InvitationState.BOUNCED, _("Could not be delivered")
    REVOKED = InvitationState.REVOKED, _("Taken back")


class ChannelChoice(models.TextChoices):
    SELF = Channel.SELF, _("on the page")
    FACILITATOR = Channel.FACILITATOR, _("by the facilitator")
    CALENDAR = Channel.CALENDAR, _("by calendar")


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def standing(self) -> Self:
        return self.exclude(state=InvitationState.REVOKED)

    def asked(self) -> Self:
        """Invitations that left, or are on their way."""
        return self.filter(state__in=ASKED)

    def owed_a_letter(self) -> models.QuerySet["Invitation", int]:
        """Keys of those who are to be asked, or to be told that the meeting is off."""
        asking = models.Q(state=InvitationState.QUEUED, message_id="") & ~models.Q(
            meeting__state=MeetingState.CANCELLED
        )
        calling_off = (
            models.Q(meeting__state=MeetingState.CANCELLED)
            & ~models.Q(message_id="")
            & ~models.Q(asked_sequence=models.F("meeting__sequence"))
        )
        owed = self.standing().filter(asking | calling_off)
        return owed.order_by("pk").values_list("pk", flat=True)

    def to_user(self, user: Viewer) -> Self:
        return self.asked().filter(contact__user_id=user.pk or 0)


class Invitation(models.Model):
    """That a contact is asked to a meeting. Its link opens it without an account."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="invitations")
    language = models.CharField(max_length=10, choices=LanguageChoice)
    state = models.CharField(
        max_length=20, choices=InvitationStateChoice, default=InvitationState.DRAFT
    )

    # Secrets are derived from the row (meetings.links); only their digests are stored.
    link_version = models.PositiveSmallIntegerField(default=1)
    link_digest = models.CharField(max_length=64, unique=True, null=True, editable=False)
    mailbox_digest = models.CharField(max_length=64, unique=True, null=True, editable=False)

    # The answer that stands; all answers are kept in `replies`.
    reply = models.CharField(max_length=20, choices=ReplyChoice, default=Reply.NEEDS_ACTION)
    replied_at = models.DateTimeField(null=True, blank=True)

    # What the invitee's calendar was told: the sequence asked about, and the first mail's id.
    asked_sequence = models.PositiveIntegerField(null=True, blank=True)
    message_id = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "contact"], name="contact_is_invited_once"),
            models.CheckConstraint(
                condition=models.Q(reply=Reply.NEEDS_ACTION) | models.Q(replied_at__isnull=False),
                name="answer_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} to {self.meeting_id}"

    @property
    def answer(self) -> Answer | None:
        if self.replied_at is None:
            return None
        return Answer(Reply(self.reply), self.replied_at)


class ReplyRecord(models.Model):
    """One answer, kept for ever; the newest given in time stands."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="replies")
    reply = models.CharField(max_length=20, choices=ReplyChoice)
    note = models.TextField(_("Note"), blank=True)
    channel = models.CharField(max_length=20, choices=ChannelChoice, default=Channel.SELF)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sequence = models.PositiveIntegerField()
    given_at = models.DateTimeField()
    heard_at = models.DateTimeField()

    class Meta:
        ordering = ("given_at", "pk")

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.reply}"
