"""Say what is wrong with a catalogue: every text that is missing, stale or broken."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from kreba.translations import borrowed
from kreba.translations.catalogue import PLURALS, asked

# What a translation must keep as it is: %(name)s, %s, {count}, <a href="…">.
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}|</?\w[^>]*>")
CAPITALS = re.compile("[\u1c90-\u1cbf]")  # Mtavruli: no capital letters in ordinary text


def faults(catalog: Catalog, language: str) -> Iterator[str]:
    """Name each fault of a catalogue in a line: what is wrong, and with which message."""
    if catalog.plural_forms != PLURALS[language]:
        yield f"plural rule: {catalog.plural_forms} in place of {PLURALS[language]}"
    for message in asked(language):
        if message.id and catalog.get(message.id, message.context) is None:
            yield f"missing: {_name(message)}"
    yield from (f"obsolete: {_name(message)}" for message in _obsolete(catalog, language))
    for message in catalog:
        if message.id:
            yield from (f"{fault}: {_name(message)}" for fault in _faults_of(message))


def _obsolete(catalog: Catalog, language: str) -> Iterator[Message]:
    yield from catalog.obsolete.values()
    known, shown = asked(language), borrowed.shown()
    for message in catalog:
        key = (message.id, message.context)
        if message.id and not (known.get(*key) or shown.get(*key)):
            yield message


def _faults_of(message: Message) -> Iterator[str]:
    strings = _forms(message.string)
    if not all(strings):
        yield "untranslated"
        return
    if message.fuzzy:
        yield "fuzzy"
    if CAPITALS.search("".join(strings)):
        yield "capital letters"
    ids = _forms(message.id)
    if len(strings) != len(ids) or not all(map(_keeps_placeholders, ids, strings)):
        yield "placeholders differ"


def _keeps_placeholders(said: str, string: str) -> bool:
    return set(PLACEHOLDER.findall(said)) == set(PLACEHOLDER.findall(string))


def _forms(texts: str | tuple[str, ...] | list[str]) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts)


def _name(message: Message) -> str:
    place = message.locations[0][0] if message.locations else "in no file"
    return f"{_forms(message.id)[0]!r} ({place})"
