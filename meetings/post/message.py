"""One mail to one person, as whoever wants it sent describes it."""

import uuid
from dataclasses import dataclass, field

from django.conf import settings


def new_message_id() -> str:
    return f"<{uuid.uuid4().hex}@{settings.INBOUND_DOMAIN}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What `services.queue` takes; `message_id` is fixed here, once, for every try."""

    about: tuple[str, str]  # kind and id of what it is about, such as ("invitation", "7")
    address: str
    language: str
    subject: str
    text: str
    html: str = ""
    calendar: bytes = b""  # RFC 5545, and then `method` says what it asks (RFC 5546)
    method: str = ""
    reply_to: str = ""
    in_reply_to: str = ""  # the first mail of the thread (RFC 5322, 3.6.4)
    message_id: str = field(default_factory=new_message_id)
