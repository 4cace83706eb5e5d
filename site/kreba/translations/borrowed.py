"""What our pages say in words of other packages, and whether those speak the language.

Django and allauth bring catalogues of their own, with holes. A text of theirs that ours
holds too is taken from ours, so a hole is filled, and a poor text replaced, by an entry.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import allauth
import django
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from kreba.translations import sources
from kreba.translations.sources import forms


class Package(NamedTuple):
    """Where a package lies, which of its files write on our pages, and its catalogues."""

    folder: Path
    shown: tuple[str, ...]
    catalogues: tuple[str, ...]


PACKAGES = (
    Package(
        Path(django.__file__).parent,
        shown=(
            "contrib/auth/forms.py",
            "contrib/auth/password_validation.py",
            "core/validators.py",
            "forms/*.py",
            "utils/dates.py",
            "utils/text.py",
            "utils/timesince.py",
        ),
        catalogues=("conf/locale", "contrib/auth/locale"),
    ),
    Package(
        Path(allauth.__file__).parent,
        shown=(
            "account/**/*.py",
            "mfa/**/*.py",
            "templates/account/**/*.*",
            "templates/allauth/**/*.*",
            "templates/mfa/**/*.*",
        ),
        catalogues=("locale",),
    ),
)


def shown() -> Catalog:
    """Return every message of other packages that may stand on a page of ours."""
    found = Catalog()
    for package in PACKAGES:
        for message in _shown_by(package):
            _add(found, message, package)
    return found


def holes(language: str) -> Catalog:
    """Return those of them for which their own packages have no words in this language."""
    found = Catalog()
    for package in PACKAGES:
        known = set(_known_to(package, language))
        for message in _shown_by(package):
            if _key(message) not in known:
                _add(found, message, package)
    return found


def _shown_by(package: Package) -> Iterator[Message]:
    return (message for message in sources.messages(package.folder, package.shown) if message.id)


def _add(catalog: Catalog, message: Message, package: Package) -> None:
    places = [(f"{package.folder.name}/{place}", line) for place, line in message.locations]
    catalog.add(message.id, locations=places, context=message.context)


def _known_to(package: Package, language: str) -> Iterator[tuple[str, str | None]]:
    for folder in package.catalogues:
        with (package.folder / folder / language / "LC_MESSAGES/django.po").open("rb") as file:
            for message in read_po(file):
                if all(forms(message.string)) and not message.fuzzy:
                    yield _key(message)


def _key(message: Message) -> tuple[str, str | None]:
    return forms(message.id)[0], message.context
