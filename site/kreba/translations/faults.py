"""Say what is wrong with a catalogue: every text that is missing, stale or broken."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from kreba.translations.sources import forms

# What a translation must keep as it is: %(name)s, %s, {count}, <a href="…">.
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}|</?\w[^>]*>")
CAPITALS = re.compile("[\u1c90-\u1cbf]")  # Mtavruli: Georgian has no capitals in ordinary text


def faults(catalog: Catalog, *, wanted: Catalog, allowed: Catalog, plurals: str) -> Iterator[str]:
    """Name each fault of a catalogue in a line: what is wrong, and with which message.

    It must hold what is wanted, may hold what is allowed, and counts by the rule `plurals`.
    """
    if catalog.plural_forms != plurals:
        yield f"plural rule: {catalog.plural_forms} in place of {plurals}"
    for message in _messages(wanted):
        if not _holds(catalog, message):
            yield f"missing: {_name(message)}"
    for message in _messages(catalog):
        if not (_holds(wanted, message) or _holds(allowed, message)):
            yield f"obsolete: {_name(message)}"
        yield from (f"{fault}: {_name(message)}" for fault in _faults_of(message))
    yield from (f"obsolete: {_name(message)}" for message in catalog.obsolete.values())


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)  # the one without is the header


def _holds(catalog: Catalog, message: Message) -> bool:
    found = catalog.get(message.id, message.context)
    return found is not None and found.id == message.id


def _faults_of(message: Message) -> Iterator[str]:
    strings, ids = forms(message.string), forms(message.id)
    if not all(strings):
        yield "untranslated"
        return
    if message.fuzzy:
        yield "fuzzy"
    if CAPITALS.search("".join(strings)):
        yield "capital letters"
    if len(strings) != len(ids) or not all(map(_keeps_placeholders, ids, strings)):
        yield "placeholders differ"


def _keeps_placeholders(said: str, string: str) -> bool:
    return set(PLACEHOLDER.findall(said)) == set(PLACEHOLDER.findall(string))


def _name(message: Message) -> str:
    place = message.locations[0][0] if message.locations else "in no file"
    return f"{forms(message.id)[0]!r} ({place})"
