"""The shared notes of a meeting, as an append-only log of edits."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.schedule.models import Meeting


class Audience(models.TextChoices):
    SHARED = "shared", _("Everybody invited")
    FACILITATORS = "facilitators", _("Facilitators")


def new_epoch() -> str:
    return secrets.token_hex(4)


class NotesDocument(models.Model):
    """One text of one meeting. `seq` counts its edits; whoever adds one holds this row."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notes")
    audience = models.CharField(max_length=20, choices=Audience)
    seq = models.PositiveBigIntegerField(default=0)
    projected_seq = models.PositiveBigIntegerField(default=0)  # up to where records were made
    epoch = models.CharField(max_length=20, default=new_epoch)  # another one after a restore

    # All edits up to `snapshot_seq` in one, to load a long document quickly.
    snapshot = models.BinaryField(default=b"")
    snapshot_seq = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "audience"], name="meeting_has_one_text_for_an_audience"
            ),
            models.CheckConstraint(
                condition=models.Q(projected_seq__lte=models.F("seq")),
                name="records_are_made_of_edits_there_are",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.audience} notes of {self.meeting_id}"


class NoteUpdate(models.Model):
    """One edit, as its writer's page sent it (a Yjs update, version 1)."""

    document = models.ForeignKey(NotesDocument, models.CASCADE, related_name="updates")
    seq = models.PositiveBigIntegerField()
    data = models.BinaryField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )  # none: the server, or an account that was erased
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "seq"], name="edits_stand_in_a_row")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} #{self.seq}"


class NotesClient(models.Model):
    """That a Yjs client id in a document is one account's. An account may have many."""

    document = models.ForeignKey(NotesDocument, models.CASCADE, related_name="clients")
    client_id = models.PositiveBigIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "client_id"], name="client_id_is_one_account_s"
            )
        ]

    def __str__(self) -> str:
        return f"{self.client_id} in {self.document_id}"
