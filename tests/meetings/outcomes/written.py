"""Notes of a meeting as a writer's page leaves them, and the records made of them."""

from datetime import timedelta

from meetings.notes import services, store
from meetings.notes.schema import GENERAL
from meetings.outcomes import projection
from tests.factories import MONDAY_NINE
from tests.meetings.notes.pages import Page

LATER = MONDAY_NINE + timedelta(minutes=30)


class Notes:
    """The shared notes of one meeting, on one page."""

    def __init__(self, meeting):
        self.document, copy = services.open_notes(meeting.pk, "shared", now=MONDAY_NINE)
        self.page = Page(7, copy.document.beyond())

    def write(self, block, kind, words, root=GENERAL, **attributes):
        """Write a block at the end of a root, and have records made."""
        said = {"id": block, "kind": kind, "lang": "en"} | attributes
        self.page.add_block(words, root=root, **said)
        return self.project()

    def set(self, block, **attributes):
        """Set attributes of a block; None takes one away."""
        element = self._find(block)
        with self.page.doc.transaction():
            for name, value in attributes.items():
                if value is None:
                    del element.attributes[name]
                else:
                    element.attributes[name] = value
        return self.project()

    def reword(self, block, words):
        text = self._find(block).children[0]
        with self.page.doc.transaction():
            del text[0 : len(text)]
            text.insert(0, words)
        return self.project()

    def delete(self, block):
        children = self.page.root().children
        del children[self._place(block)]
        return self.project()

    def project(self, now=LATER):
        """Commit what was typed, as a room does, then make records; return whether any changed."""
        edits, self.page.sent[:] = list(self.page.sent), []
        store.append(
            store.lock(self.document.pk), [(edit, None) for edit in edits], now=MONDAY_NINE
        )
        return projection.project(self.document.pk, now=now)

    def _find(self, block):
        return self.page.block(self._place(block))

    def _place(self, block):
        blocks = self.page.root().children
        return next(
            place for place, element in enumerate(blocks) if dict(element.attributes)["id"] == block
        )
