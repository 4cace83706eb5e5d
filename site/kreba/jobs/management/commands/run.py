import os
import signal
import socket
import sys
from queue import SimpleQueue
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from kreba.jobs.supervisor import Part, Signals, supervise

DEMO_ACCOUNTS = {
    "facilitator@example.org": "facilitator of Adjara and the Tbilisi group",
    "notetaker@example.org": "stakeholder, note-taker of the meeting in progress",
    "stakeholder@example.org": "member of a Batumi organisation, focal point of it",
    "otherregion@example.org": "member of an Imereti organisation",
    "manager@example.org": "programme manager",
    "editor@example.org": "site editor and publisher",
    "admin@example.org": "administrator",
}


class Command(BaseCommand):
    help = "Serve the site on HOST and PORT, with the worker beside it, until INT, TERM or HUP."
    requires_system_checks = ()  # `setup` and `make check` have checked

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--setup", action="store_true", help="Make all ready first.")

    def handle(self, *, setup: bool, **options: Any) -> None:
        self.host = os.environ.get("HOST", "127.0.0.1")
        self.port = int(os.environ.get("PORT", "8000"))
        self.is_announced = False
        if self._answers():
            raise CommandError(f"Port {self.port} is taken; say PORT=8001, for example.")
        if setup:
            call_command("setup", stdout=self.stdout)
            connections.close_all()  # from here on, only the parts use the database
        signals: Signals = SimpleQueue()
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, lambda number, _: signals.put(signal.Signals(number)))
        supervise(self._parts(), signals=signals, each_look=self._announce)

    def _parts(self) -> list[Part]:
        # No access log (-v 0): addresses carry the tokens of invitations.
        web = ["daphne", "-v", "0", "-b", self.host, "-p", str(self.port)]
        return [
            Part("web", [sys.executable, "-m", *web, "kreba.asgi:application"]),
            Part("worker", [sys.executable, "-m", "kreba", "worker"]),
        ]

    def _announce(self) -> None:
        """Say where the site is, once it answers: Daphne listens when all is loaded."""
        if self.is_announced or not self._answers():
            return
        self.is_announced = True
        self.stdout.write(f"\nKreba is at {settings.PUBLIC_URL} (Ctrl-C ends it).\n")
        if settings.DEMO:
            self.stdout.write("\nSign in, with the password demo, as\n")
            for email, role in DEMO_ACCOUNTS.items():
                self.stdout.write(f"  {email:26}{role}")
        self.stdout.flush()

    def _answers(self) -> bool:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104
        try:
            socket.create_connection((host, self.port), timeout=1).close()
        except OSError:
            return False
        return True
