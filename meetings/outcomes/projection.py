"""Turn what the live notes say into records: decisions, action points, gaps.

The notes own the words, the owner, the day, the gap, the basis and the priority; the record
owns its number, its state and its history. Projecting twice changes nothing.
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from meetings.domain import actions as action_rules
from meetings.domain import gaps as gap_rules
from meetings.domain import numbers
from meetings.domain.policy import Level, effective
from meetings.gaps import services as gap_services
from meetings.gaps.models import Gap
from meetings.gaps.selectors import gaps_of
from meetings.notes import services as notes
from meetings.notes.models import NotesDocument
from meetings.notes.projection import Block
from meetings.numbers import services as series
from meetings.outcomes import services
from meetings.outcomes.models import ActionItem, Decision
from meetings.schedule.models import AgendaItem, Meeting
from meetings.schedule.selectors import organisations_of
from meetings.texts import Text

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

BACK = _("Back in the notes.")
GONE = _("Deleted from the notes.")


@transaction.atomic
def project(document_id: int, *, now: datetime) -> bool:
    """Bring the records of one document up to date; return whether anything changed."""
    document = (
        NotesDocument.objects.select_for_update(of=["self"])
        .select_related("meeting__group", "meeting__home_region")
        .get(pk=document_id)
    )
    seq, blocks = notes.read_blocks(document)
    worded = [block for block in blocks if block.text.strip()]
    writer = _Writer(document.meeting, now)
    changed = [
        writer.decisions([block for block in worded if block.kind == "decision"]),
        writer.gaps([block for block in worded if block.kind == "gap"]),
        writer.actions([block for block in worded if block.kind == "action"]),
    ]
    NotesDocument.objects.filter(pk=document.pk).update(projected_seq=seq)
    return any(changed)


@dataclass
class _Writer:
    """Writes the records of one meeting."""

    meeting: Meeting
    now: datetime

    def __post_init__(self) -> None:
        self.items = {str(item.pk): item for item in self.meeting.agenda.all()}
        self.owners = set(organisations_of(self.meeting).values_list("pk", flat=True))
        self.known_gaps = set(gaps_of(self.meeting).values_list("pk", flat=True))

    def decisions(self, blocks: list[Block]) -> bool:
        held = {row.block_id: row for row in self.meeting.decisions.all()}
        changed = False
        for block in blocks:
            says = {
                "text": _text(block),
                "basis": block.basis or action_rules.Basis.CONSENSUS,
                "agenda_item": self._item(block),
                "withdrawn": False,
            }
            if row := held.pop(block.id, None):
                changed |= _write(row, says)
            else:
                Decision.objects.create(
                    number=series.give(
                        numbers.decision_key(self.meeting.day, self.meeting.group.code)
                    ),
                    **self._origin(block, made_at=self.now),
                    **says,
                )
                changed = True
        return _withdraw_decisions(held.values()) or changed

    def actions(self, blocks: list[Block]) -> bool:
        held = {row.block_id: row for row in self.meeting.actions.exclude(block_id="")}
        changed = False
        for block in blocks:
            says = self._action(block)
            row = held.pop(block.id, None)
            if row is None:
                self._make_action(block, says)
                changed = True
                continue
            says["first_due"] = row.first_due or says["due"]
            changed |= _write(row, says, changed_at=self.now)
            if row.state == action_rules.State.WITHDRAWN:
                self._move_action(row, action_rules.State.OPEN, BACK)
                changed = True
        return self._withdraw_actions(held.values()) or changed

    def gaps(self, blocks: list[Block]) -> bool:
        """Raise gaps; a block that names one we have raises none."""
        held = {row.block_id: row for row in self.meeting.gaps.exclude(block_id="")}
        changed = False
        for block in blocks:
            if _key("gap", block.gap, self.known_gaps):
                continue
            says: dict[str, Any] = {"statement": _text(block), "agenda_item": self._item(block)}
            row = held.pop(block.id, None)
            if row is None:
                gap_services.raise_gap(
                    self.meeting.group,
                    now=self.now,
                    meeting=self.meeting,
                    block_id=block.id,
                    visibility=self._level(block),
                    **says,
                )
                changed = True
                continue
            changed |= _write(row, says, changed_at=self.now)
            if row.state == gap_rules.State.WITHDRAWN:
                self._move_gap(row, gap_rules.State.IDENTIFIED, BACK)
                changed = True
        return self._withdraw_gaps(held.values()) or changed

    def _action(self, block: Block) -> dict[str, Any]:
        return {
            "text": _text(block),
            "owner_id": _key("org", block.owner, self.owners),
            "due": date.fromisoformat(block.due) if block.due else None,
            "gap_id": _key("gap", block.gap, self.known_gaps),
            "priority": block.priority or action_rules.Priority.NORMAL,
            "agenda_item": self._item(block),
        }

    def _make_action(self, block: Block, says: dict[str, Any]) -> None:
        ActionItem.objects.create(
            number=series.give(numbers.action_key(self.meeting.day)),
            region=self.meeting.home_region,
            changed_at=self.now,
            first_due=says["due"],
            **self._origin(block, made_at=self.now),
            **says,
        )

    def _origin(self, block: Block, *, made_at: datetime) -> dict[str, Any]:
        return {
            "group": self.meeting.group,
            "meeting": self.meeting,
            "block_id": block.id,
            "visibility": self._level(block),
            "made_at": made_at,
        }

    def _item(self, block: Block) -> AgendaItem | None:
        return self.items.get(block.item)

    def _level(self, block: Block) -> Level:
        """Return who may read a record: never more than its meeting, and its item."""
        level = effective(Level.REGION, Level(self.meeting.visibility))
        item = self._item(block)
        return effective(level, Level(item.visibility)) if item else level

    def _withdraw_actions(self, rows: Iterable[ActionItem]) -> bool:
        live = [row for row in rows if row.state in action_rules.LIVE]
        for row in live:
            self._move_action(row, action_rules.State.WITHDRAWN, GONE)
        return bool(live)

    def _withdraw_gaps(self, rows: Iterable[Gap]) -> bool:
        young = [row for row in rows if row.state == gap_rules.State.IDENTIFIED]
        for row in young:
            self._move_gap(row, gap_rules.State.WITHDRAWN, GONE)
        return bool(young)

    def _move_action(self, row: ActionItem, to: action_rules.State, why: "StrPromise") -> None:
        services.update(row, to=to, said=Text.translated(why), by=None, now=self.now)

    def _move_gap(self, row: Gap, to: gap_rules.State, why: "StrPromise") -> None:
        gap_services.decide(row, to=to, reason=Text.translated(why), now=self.now)


def _withdraw_decisions(rows: Iterable[Decision]) -> bool:
    standing = [row.pk for row in rows if not row.withdrawn]
    return bool(Decision.objects.filter(pk__in=standing).update(withdrawn=True))


def _write(row: Any, says: dict[str, Any], **stamp: datetime) -> bool:
    """Save the columns that changed, and with them the `stamp`; return whether any did."""
    changed = {name: value for name, value in says.items() if getattr(row, name) != value}
    if not changed:
        return False
    for name, value in (changed | stamp).items():
        setattr(row, name, value)
    row.save(update_fields=[*changed, *stamp])
    return True


def _text(block: Block) -> Text:
    return Text({block.lang or "en": block.text.strip()})


def _key(kind: str, named: str | None, known: AbstractSet[int]) -> int | None:
    """Return the row's key that an attribute carries: `org-000012` is 12.

    A browser may send anything, so what names no row is as good as nothing.
    """
    found = re.fullmatch(rf"{kind}-(\d{{1,12}})", named or "")
    key = int(found[1]) if found else None
    return key if key in known else None
