"""What higher parts have to say about the notes; `meetings/apps.py` wires it, by name."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID


class Projector(Protocol):
    """Makes records of a document, and sets its `projected_seq` to where it read."""

    def __call__(self, document_id: int, *, now: datetime) -> object: ...


# Called half a second after a commit to the shared notes, and by the worker for what was missed.
projectors: list[Projector] = []

# Each gives parts of the stage of a meeting, such as {"records": […]}.
stage_parts: list[Callable[[UUID], Mapping[str, Any]]] = []
