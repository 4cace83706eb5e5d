"""How people get an account, and how it writes to them: as every mail, through the outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from meetings.http import now
from meetings.post import services as post
from meetings.post.message import Message


class ClosedAdapter(DefaultAccountAdapter):
    """Sign-up is closed. An unknown address sees the same pages as a known one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail: a slow mail server holds up no page, and a lost one loses no code."""
        letter = self.render_mail(template_prefix, email, context)
        message = Message(
            about=("account", template_prefix.rpartition("/")[2]),
            address=email,
            language=translation.get_language() or settings.LANGUAGE_CODE,
            subject=str(letter.subject),
            text=str(letter.body),
        )
        post.queue(message, now=now())
