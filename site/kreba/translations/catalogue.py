"""Read and write the catalogues in `locale/`, so that a change shows as that change alone.

No dates, no line numbers, one order: by message.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import get_language_info

from kreba import paths
from kreba.translations import borrowed, sources

# Other packages count Georgian in other ways, and so does Babel (as one form); each catalogue
# is counted by its own rule. Ours is CLDR's: 1 has a form of its own.
PLURALS = {"ka": "nplurals=2; plural=(n != 1);"}
HEADER = """\
# What Kreba says in {name}. `make messages` adds what is new and takes out what is gone;
# `make translations` says what is still to be done.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def languages() -> list[str]:
    """Return the languages that have a catalogue: all but the one the code is written in."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def file_of(language: str) -> Path:
    return paths.LOCALE / language / "LC_MESSAGES" / "django.po"


def read(file: Path) -> Catalog:
    with file.open("rb") as written:
        return read_po(written, abort_invalid=True)


def asked(language: str) -> Catalog:
    """Return every message that must stand in the catalogue: ours, and what others lack."""
    found = sources.ours()
    for message in borrowed.holes(language):
        if message.id:
            found.add(message.id, locations=message.locations, context=message.context)
    return found


def brought_up_to_date(catalog: Catalog, language: str) -> Catalog:
    """Return the catalogue with what is asked for; translations stay, what is gone goes."""
    wanted = asked(language)
    for message in borrowed.shown():
        key = (message.id, message.context)
        if message.id and catalog.get(*key) and not wanted.get(*key):
            wanted.add(message.id, locations=message.locations, context=message.context)
    catalog.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
    return catalog


def write(catalog: Catalog, file: Path, language: str) -> None:
    content = BytesIO()
    write_po(
        content,
        catalog,
        width=100,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    name = get_language_info(language)["name"]
    header = HEADER.format(name=name, language=language, plurals=PLURALS[language])
    file.write_bytes(header.encode() + content.getvalue())
