"""Read from code which messages it asks for, without GNU gettext's tools.

Babel reads Python, and templates once Django has written them as Python.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract, extract_python
from django.utils.translation.template import templatize

from kreba import paths

# Babel's, and those that Django adds: which argument is message, plural or (c) context.
KEYWORDS: dict[str, Any] = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
OURS = (
    "site/**/*.py",
    "meetings/**/*.py",
    "pages/**/*.py",
    "templates/**/*.html",
    "templates/**/*.txt",
)


def ours() -> Catalog:
    """Return every message of this checkout."""
    return messages(paths.CHECKOUT, OURS)


def messages(folder: Path, patterns: Iterable[str]) -> Catalog:
    """Return the messages of the files below `folder` that match one of the patterns."""
    found = Catalog()
    for file in sorted({file for pattern in patterns for file in folder.glob(pattern)}):
        place = file.relative_to(folder).as_posix()
        for message, context in _messages_in(file):
            found.add(message, locations=[(place, 1)], context=context)
    return found


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """Return what a message, or its translation, says: one text, or one for each number."""
    return [text or ""] if text is None or isinstance(text, str) else list(text)


def _messages_in(file: Path) -> Iterator[tuple[Any, str | None]]:
    method: Any = extract_python if file.suffix == ".py" else _extract_template
    with file.open("rb") as source:
        for _line, message, _comments, context in extract(method, source, KEYWORDS):
            yield message, context


def _extract_template(
    source: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[Any]:
    """Let Babel read a template; its indentation means nothing, but would be wrong in Python."""
    written = templatize(source.read().decode())
    flat = "\n".join(line.strip() for line in written.splitlines())
    return extract_python(BytesIO(flat.encode()), keywords, comment_tags, options)
