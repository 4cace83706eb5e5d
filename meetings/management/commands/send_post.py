from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from meetings.http import now as this_moment
from meetings.post import services


class Command(BaseCommand):
    help = "Deliver what is due in the outbox. Safe to run twice, and on two machines."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--now",
            type=datetime.fromisoformat,
            help="Pretend it is this moment, such as 2026-03-01T08:00+00:00.",
        )

    def handle(self, *, now: datetime | None, **options: Any) -> None:
        at = now or this_moment()
        services.reap(now=at)
        sent = services.send_due(now=at)
        self.stdout.write(f"Sent {sent}.")
