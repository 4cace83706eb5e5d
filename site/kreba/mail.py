"""Mail without a mail server: each letter a file that any mail programme opens."""

import os
import re
from collections.abc import Sequence
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FolderBackend(BaseEmailBackend):
    """Write `.eml` files below EMAIL_FILE_PATH, in the order of their dates.

    A letter is there whole or not at all, and one that is sent again replaces itself.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for email_message in email_messages:
            message: Any = email_message.message()
            _write(folder / _name(message), message.as_bytes(linesep="\r\n"))
        return len(email_messages)


def _name(message: Message) -> str:
    dated = parsedate_to_datetime(str(message["Date"])).astimezone(UTC)
    known = re.sub(r"[^A-Za-z0-9._-]", "-", str(message["Message-ID"]).strip("<>"))
    return f"{dated:%Y%m%dT%H%M%SZ}-{known[:100]}.eml"


def _write(file: Path, content: bytes) -> None:
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(file)
