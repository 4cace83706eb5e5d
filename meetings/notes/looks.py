"""A look at the database every two seconds: what a process is not told, it sees.

Another process may have written, a right or a login may be gone, the meeting may have moved on.
Redis only makes it sooner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from meetings.notes import selectors, services
from meetings.notes.models import NotesDocument
from meetings.notes.selectors import Rights


@dataclass(frozen=True, slots=True)
class Question:
    """What a room has to know about."""

    document_id: int
    meeting_id: UUID
    audience: str
    roots: frozenset[str]  # that it has
    accounts: frozenset[int]
    sessions: frozenset[str]


@dataclass(frozen=True, slots=True)
class View:
    """What a look found: of the accounts and logins asked about, those that still hold."""

    seq: int
    epoch: str
    rights: Rights
    sessions: set[str]
    stage: Mapping[str, Any]
    roots: set[str]


def look(questions: Sequence[Question], *, now: datetime) -> list[View | None]:
    """Answer for each room; None where the notes are gone."""
    return [_look(question, now) for question in questions]


def _look(question: Question, now: datetime) -> View | None:
    held = NotesDocument.objects.filter(pk=question.document_id).first()
    if held is None:
        return None
    stage = selectors.stage(question.meeting_id, question.audience)
    roots = {item["id"] for item in stage["items"]}
    if not roots <= question.roots:
        held = services.seed(held.pk, now=now)
    return View(
        seq=held.seq,
        epoch=held.epoch,
        rights=selectors.rights_of(
            question.accounts, meeting_id=question.meeting_id, audience=question.audience
        ),
        sessions=selectors.signed_in(question.sessions),
        stage=stage,
        roots=roots,
    )
