from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kreba.translations import catalogue
from kreba.translations.faults import faults


class Command(BaseCommand):
    help = "Fail, and name each text, where a catalogue is not complete and right."

    def handle(self, **options: Any) -> None:
        found = 0
        for language in catalogue.languages():
            for fault in faults(catalogue.read(catalogue.file_of(language)), language):
                self.stdout.write(f"{language}: {fault}")
                found += 1
        if found:
            raise CommandError(f"{found} faults. Bring up to date what is there: make messages")
        self.stdout.write("Every text is translated.")
