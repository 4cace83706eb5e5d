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
            raise CommandError(f"{found} faults. Bring up to date what is there: make messages")
        self.stdout.write("Every text is translated.")


def _faults_in(language: str) -> Iterator[str]:
    return faults(
        catalogue.read(catalogue.file_of(language)),
        wanted=catalogue.asked(language),
        allowed=borrowed.shown(),
        plurals=catalogue.PLURALS[language],
    )
