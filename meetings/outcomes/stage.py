"""What the live page is told about records: their numbers, and what they still lack."""

from typing import Any
from uuid import UUID

from meetings.domain.actions import State
from meetings.domain.gaps import State as GapState
from meetings.gaps.models import Gap
from meetings.outcomes.models import ActionItem, Decision


def records(meeting_id: UUID) -> dict[str, Any]:
    """Return `{"records": [{block, number, kind, missing}]}` of one meeting, oldest first."""
    decisions = Decision.objects.standing().filter(meeting=meeting_id)
    actions = ActionItem.objects.exclude(state=State.WITHDRAWN).filter(meeting=meeting_id)
    gaps = Gap.objects.exclude(state=GapState.WITHDRAWN).filter(meeting=meeting_id)
    return {
        "records": [
            *(_record("decision", row.block_id, row.number) for row in decisions),
            *(
                _record("action", row.block_id, row.number, missing=_missing(row))
                for row in actions.exclude(block_id="")
            ),
            *(_record("gap", row.block_id, row.number) for row in gaps.exclude(block_id="")),
        ]
    }


def _record(kind: str, block: str, number: str, *, missing: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"kind": kind, "block": block, "number": number, "missing": list(missing)}


def _missing(action: ActionItem) -> tuple[str, ...]:
    return tuple(
        name for name, value in (("owner", action.owner_id), ("due", action.due)) if not value
    )
