"""What our pages say in words of other packages, and whether those speak the language.

Django and allauth bring catalogues of their own, with holes. A text of theirs that ours
holds too is taken from ours, so a hole is filled, and a poor text replaced, by an entry.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from kreba.translations import sources


class Package(NamedTuple):
    """Which files of a package write on our pages, and the folders with its catalogues."""

    name: str
    shown: tuple[str, ...]
    catalogues: tuple[str, ...]

    @property
    def folder(self) -> Path:
        spec = find_spec(self.name)
        assert spec and spec.origin  # noqa: S101 - it is installed, or we would not run
        return Path(spec.origin).parent


PACKAGES = (
    Package(
        "django",
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
        "allauth",
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
            if (_first(message), message.context) not in known:
                _add(found, message, package)
    return found


def _shown_by(package: Package) -> Iterator[Message]:
    return (message for message in sources.messages(package.folder, package.shown) if message.id)


def _add(catalog: Catalog, message: Message, package: Package) -> None:
    places = [(f"{package.name}/{place}", line) for place, line in message.locations]
    catalog.add(message.id, locations=places, context=message.context)


def _known_to(package: Package, language: str) -> Iterator[tuple[str, str | None]]:
    for folder in package.catalogues:
        with (package.folder / folder / language / "LC_MESSAGES/django.mo").open("rb") as file:
            yield from ((_first(message), message.context) for message in read_mo(file))


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
