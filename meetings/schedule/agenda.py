"""What can be done with an agenda: its services, a family of verbs of their own."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max, QuerySet

from meetings.domain.agenda import BegunError, ItemState
from meetings.domain.meetings import State, StateError
from meetings.schedule.models import AgendaItem, Meeting
from meetings.schedule.services import locked

__all__ = ["BegunError", "StateError", "add", "drop", "move", "rewrite"]

# Positions are unique, so items leave for far places before they take their new ones.
_FAR = 1000


@transaction.atomic
def add(meeting: Meeting, *, now: datetime, **fields: Any) -> AgendaItem:
    """Put an item at the end of the agenda."""
    held = _open(meeting, now)
    last = held.agenda.aggregate(last=Max("position"))["last"] or 0
    return AgendaItem.objects.create(meeting=held, position=last + 1, **fields)


@transaction.atomic
def rewrite(item: AgendaItem, *, now: datetime, **fields: Any) -> AgendaItem:
    """Change an item; raise AgendaItem.DoesNotExist when somebody took it off meanwhile."""
    _open(item.meeting, now)
    held = AgendaItem.objects.get(pk=item.pk)
    for name, value in fields.items():
        setattr(held, name, value)
    held.save(update_fields=list(fields))
    return held


@transaction.atomic
def drop(item: AgendaItem, *, now: datetime) -> None:
    """Take an item off, and close the row behind it; raise BegunError once it was begun."""
    _open(item.meeting, now)
    if not _order(item.meeting).filter(pk=item.pk, state=ItemState.PLANNED).exists():
        raise BegunError
    order = list(_order(item.meeting).exclude(pk=item.pk))
    item.delete()
    _lay_out(item.meeting, order)


@transaction.atomic
def move(item: AgendaItem, *, to: int, now: datetime) -> int:
    """Put an item at place `to`, counted from 1; return the place it got."""
    _open(item.meeting, now)
    order = list(_order(item.meeting).exclude(pk=item.pk))
    place = max(1, min(to, len(order) + 1))
    order.insert(place - 1, item)
    _lay_out(item.meeting, order)
    return place


def _open(meeting: Meeting, now: datetime) -> Meeting:
    """Lock the meeting and mark it as changed; one that is over keeps its agenda."""
    held = locked(meeting)
    if held.state in {State.HELD, State.CANCELLED}:
        raise StateError("the agenda is closed")
    held.changed_at = now
    held.save(update_fields=["changed_at"])
    return held


def _order(meeting: Meeting) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(meeting=meeting).order_by("position")


def _lay_out(meeting: Meeting, order: list[AgendaItem]) -> None:
    _order(meeting).update(position=F("position") + _FAR)
    for position, item in enumerate(order, start=1):
        AgendaItem.objects.filter(pk=item.pk).update(position=position)
