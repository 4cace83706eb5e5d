from typing import Any

from django.core.management.base import BaseCommand

from kreba.translations import catalogue


class Command(BaseCommand):
    help = "Bring the catalogues up to date with what the code says."

    def handle(self, **options: Any) -> None:
        for language in catalogue.languages():
            file = catalogue.file_of(language)
            catalog = catalogue.brought_up_to_date(catalogue.read(file), language)
            catalogue.write(catalog, file, language)
            self.stdout.write(f"{language}: {len(catalog)} texts")
