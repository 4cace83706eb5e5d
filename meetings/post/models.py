"""The outbox: one row for each mail, from the moment somebody wants it sent."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.domain.delivery import State


class StateChoice(models.TextChoices):
    QUEUED = State.QUEUED, _("Waiting")
    SENDING = State.SENDING, _("Being sent")
    SENT = State.SENT, _("Sent")
    FAILED = State.FAILED, _("Could not be sent")


class OutboxMailQuerySet(models.QuerySet["OutboxMail"]):
    def due(self, *, at: datetime) -> Self:
        """Mails that may leave now, the one that has waited longest first."""
        return self.filter(state=State.QUEUED, due_at__lte=at).order_by("due_at", "pk")

    def abandoned(self, *, at: datetime) -> Self:
        """Mails whose sender has said nothing for as long as sending can take."""
        return self.filter(state=State.SENDING, lease_until__lte=at).order_by("pk")

    def about(self, kind: str, pk: object) -> Self:
        return self.filter(about_kind=kind, about_id=str(pk)).order_by("pk")


class OutboxMail(models.Model):
    """One mail to one person. Its Message-ID holds over every try, so a repeat is the same mail."""

    address = models.EmailField()
    language = models.CharField(max_length=10)
    about_kind = models.CharField(max_length=40)
    about_id = models.CharField(max_length=40)

    subject = models.CharField(max_length=400)
    text = models.TextField()
    html = models.TextField()
    calendar = models.BinaryField(default=b"")  # sent as these bytes, twice in one mail
    method = models.CharField(max_length=20, blank=True)
    message_id = models.CharField(max_length=200, editable=False)
    in_reply_to = models.CharField(max_length=200, blank=True)
    reply_to = models.CharField(max_length=320, blank=True)

    state = models.CharField(max_length=10, choices=StateChoice, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(editable=False)

    objects = OutboxMailQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message_id"], name="mail_has_a_message_id_of_its_own"),
            models.CheckConstraint(
                condition=models.Q(state__in=list(State)), name="mail_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.SENDING, lease_until__isnull=False)
                | (~models.Q(state=State.SENDING) & models.Q(lease_until=None)),
                name="mail_has_a_lease_while_it_is_being_sent",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.SENT, sent_at__isnull=False)
                | (~models.Q(state=State.SENT) & models.Q(sent_at=None)),
                name="mail_has_left_when_it_is_sent",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.FAILED) | ~models.Q(last_error=""),
                name="mail_that_failed_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(method="", calendar=b"")
                | (~models.Q(method="") & ~models.Q(calendar=b"")),
                name="mail_has_a_calendar_with_its_method",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(state=State.QUEUED),
                name="mail_that_waits",
            ),
            models.Index(
                fields=["lease_until"],
                condition=models.Q(state=State.SENDING),
                name="mail_being_sent",
            ),
            models.Index(fields=["about_kind", "about_id"], name="mail_by_what_it_is_about"),
        ]

    def __str__(self) -> str:
        return f"{self.about_kind} {self.about_id} to {self.address}: {self.state}"
