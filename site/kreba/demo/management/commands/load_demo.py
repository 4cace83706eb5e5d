from argparse import ArgumentParser
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kreba.accounts.models import User
from kreba.demo.loading import Calendar, RealDataError, load_people, stable_id
from kreba.demo.past import load_quarter
from kreba.demo.spoken import write_notes
from meetings.http import now
from pages import demo as pages


class Command(BaseCommand):
    help = "Load the demonstration, or move the dates of one that is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchor",
            type=date.fromisoformat,
            help="The day of the meeting in progress, such as 2024-06-12; today if left out.",
        )

    def handle(self, *, anchor: date | None, **options: Any) -> None:
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError("The demonstration has published passwords: set DEMO=yes first.")
        at = now()
        today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
        calendar = Calendar(anchor or today)
        try:
            contacts = load_people()
        except RealDataError:
            raise CommandError("This database holds real data; nothing was loaded.") from None
        load_quarter(contacts, calendar=calendar, now=at)
        write_notes(now=at)
        pages.load(
            meetings={
                key: str(stable_id("meeting", key))
                for key in ("first-batumi", "quarter-review", "second-tbilisi")
            },
            gaps=["G-001", "G-002"],
            now=at + (calendar.anchor - today),
        )
        pages.make_editor(User.objects.get(email="editor@example.org"))
        self.stdout.write(
            f"The demonstration stands; its meeting in progress is on {calendar.anchor}."
        )
