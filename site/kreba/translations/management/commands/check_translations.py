from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kreba.translations import borrowed, catalogue
from kreba.translations.faults import faults


class Command(BaseCommand):
    help = "Fail, and name each text, where a catalogue is not complete and right."

    def handle(self, **options: Any) -> None:
        found = 0
        for language in catalogue.languages():
            for fault in _faults_in(language):
                self.stdout.write(f"{language}: {fault}")
                found += 1
        if found:
            faulty = "1 fault" if found == 1 else f"{found} faults"
            raise CommandError(f"{faulty}. `make messages` adds what is new, drops what is gone.")
        self.stdout.write("Every text is translated.")


def _faults_in(language: str) -> Iterator[str]:
    return faults(
        catalogue.read(catalogue.file_of(language)),
        wanted=catalogue.asked(language),
        allowed=borrowed.shown(),
        plurals=catalogue.PLURALS[language],
    )
