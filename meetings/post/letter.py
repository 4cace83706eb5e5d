"""Turn a row of the outbox into the mail that leaves: the same bytes at every try."""

import hashlib
from email.encoders import encode_base64
from email.header import Header
from email.message import Message as Mime
from email.mime.base import MIMEBase
from email.utils import format_datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from meetings.post.models import OutboxMail


class Letter(EmailMultiAlternatives):
    """A mail whose calendar is the last alternative: else Outlook shows a file and no buttons."""

    def __init__(self, mail: OutboxMail) -> None:
        super().__init__(
            subject=mail.subject,
            body=mail.text,
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[mail.address],
            reply_to=[mail.reply_to] if mail.reply_to else None,
            headers=_headers(mail),
        )
        if mail.html:
            self.attach_alternative(mail.html, "text/html")
        self.calendar, self.method = bytes(mail.calendar), mail.method
        if self.calendar:
            self.attach(_attachment(self.calendar))

    def message(self, **options: Any) -> Any:
        """Return the MIME tree of RFC 6047, 2.4, with boundaries that hold over every try."""
        mime: Any = super().message(**options)
        # Told its header's name, it leaves room for it: else a long subject begins with a blank.
        mime.replace_header("Subject", Header(str(self.subject), header_name="Subject"))
        if self.calendar:
            alternatives = next(
                part for part in mime.walk() if part.get_content_type() == "multipart/alternative"
            )
            alternatives.attach(_alternative(self.calendar, self.method))
        _fix_boundaries(mime, str(mime["Message-ID"]))
        return mime


def _headers(mail: OutboxMail) -> dict[str, str]:
    headers = {
        "Message-ID": mail.message_id,
        "Date": format_datetime(mail.created_at),
        "Content-Language": mail.language,
    }
    if mail.in_reply_to:
        headers |= {"In-Reply-To": mail.in_reply_to, "References": mail.in_reply_to}
    return headers


def _alternative(calendar: bytes, method: str) -> MIMEBase:
    return _part(calendar, f"text/calendar; method={method}; charset=UTF-8")


def _attachment(calendar: bytes) -> MIMEBase:
    part = _part(calendar, "application/ics; name=invite.ics")
    part["Content-Disposition"] = "attachment; filename=invite.ics"
    return part


def _part(calendar: bytes, content_type: str) -> MIMEBase:
    part = MIMEBase("text", "calendar")
    part.replace_header("Content-Type", content_type)  # as it stands: not all read it quoted
    part.set_payload(calendar)
    encode_base64(part)
    return part


def _fix_boundaries(mime: Mime, message_id: str) -> None:
    # "=_" occurs in neither base64 nor quoted-printable (RFC 2045, 6.7); the rest is as rare as
    # any boundary, but the same for the same mail.
    named = hashlib.sha256(message_id.encode()).hexdigest()[:24]
    for number, part in enumerate(part for part in mime.walk() if part.is_multipart()):
        part.set_boundary(f"=_{number}_{named}")
