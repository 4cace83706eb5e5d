"""What was written so far in the notes of the demonstration's meeting in progress."""

import secrets
from datetime import datetime

from django.db import transaction
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from kreba.accounts.models import User
from kreba.demo import people
from kreba.demo.loading import stable_id
from meetings.directory.models import Organisation
from meetings.gaps.models import Gap
from meetings.notes import services, store
from meetings.schedule.models import Meeting

MEETING = "second-tbilisi"
ROTA = {"owner": "care-tbilisi", "gap": "G-001"}

# position of the item, kind, words, further attributes
SAID: list[tuple[int, str, str, dict[str, str]]] = [
    (1, "note", "Of nine action points of last time four are done, one is overdue.", {}),
    (2, "note", "The hotline can be called by children; few know that.", {}),
    (
        3,
        "note",
        "Last summer most children were met after 18:00. The offices that could help close at"
        " 18:00.",
        {},
    ),
    (3, "note", "Families say that they avoid offices which ask for documents at the door.", {}),
    (
        3,
        "decision",
        "Evening outreach in July and August is planned as one rota for all organisations.",
        {},
    ),
    (
        3,
        "action",
        "Send the evenings your team can cover to Open Door Batumi.",
        ROTA,
    ),
]


@transaction.atomic
def write_notes(*, now: datetime) -> None:
    """Put the words into the notes, once; who writes on finds them there."""
    meeting = Meeting.objects.get(pk=stable_id("meeting", MEETING))
    if meeting.notes.exists():
        return
    document, copy = services.open_notes(meeting.pk, "shared", now=now)
    writer: Doc = Doc(client_id=secrets.randbits(32))
    writer.apply_update(copy.document.beyond())
    before = writer.get_state()
    with writer.transaction():
        for number, (position, kind, words, attributes) in enumerate(SAID):
            root = writer.get(str(stable_id("item", MEETING, str(position))), type=XmlFragment)
            _write(root, f"demo-block-{number}", kind, words, _named(attributes))
    note_taker = User.objects.get(email="notetaker@example.org")
    store.append(store.lock(document.pk), [(writer.get_update(before), note_taker.pk)], now=now)
    services.project(document.pk, now=now)


def _write(
    root: XmlFragment, block: str, kind: str, words: str, attributes: dict[str, str]
) -> None:
    says = {"id": block, "lang": "en", "kind": kind, **attributes}
    element = XmlElement("block", says)
    # Before the empty block that every item begins with, so that writing goes on below.
    root.children.insert(len(root.children) - 1, element)
    element.children.append(XmlText(words))


def _named(attributes: dict[str, str]) -> dict[str, str]:
    """Replace the names of organisations and gaps by the keys that blocks carry."""
    named = dict(attributes)
    if owner := attributes.get("owner"):
        found = Organisation.objects.get(name__en=people.ORGANISATIONS[owner][2])
        named["owner"] = f"org-{found.pk:06d}"
    if number := attributes.get("gap"):
        named["gap"] = f"gap-{Gap.objects.get(number=number).pk:06d}"
    return named
