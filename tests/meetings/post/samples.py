"""A message as others queue it, and a server that takes mail on this machine."""

from datetime import UTC, datetime

from aiosmtpd.controller import Controller

from meetings.post.message import Message
from tests.services import free_port

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def a_message(**changes):
    said = {
        "about": ("invitation", "7"),
        "address": "nino@example.org",
        "language": "ka",
        "subject": "მოწვევა: იმერეთის საკოორდინაციო ჯგუფის შემდგომი შეხვედრა, ოთხშაბათი",
        "text": "გამარჯობა.\n",
        "html": "<p>გამარჯობა.</p>",
    }
    return Message(**(said | changes))


class Server:
    """A real SMTP server on loopback; what it got stands in `letters`.

    `refusal` is what it says to every recipient, `answer` what it says to a letter.
    """

    def __init__(self, *, refusal="", answer=None):
        self.letters, self._refusal, self._answer = [], refusal, answer
        self._controller = Controller(self, hostname="127.0.0.1", port=free_port())

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 -- theirs
        if self._refusal:
            return self._refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- as above
        self.letters.append(envelope)
        return await self._answer() if self._answer else "250 OK"

    def __enter__(self):
        self._controller.start()
        self.port = self._controller.port
        return self

    def __exit__(self, *raised):
        self._controller.stop()
