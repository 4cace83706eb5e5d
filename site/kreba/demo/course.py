"""How far the agendas of the demonstration's meetings are."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from meetings.domain.agenda import ItemState
from meetings.schedule.models import AgendaItem, Meeting

CURRENT = 3  # the item at which the meeting in progress is


class Stage(NamedTuple):
    """Where one item stands."""

    state: ItemState
    started_at: datetime | None = None
    ended_at: datetime | None = None


def run(meeting: Meeting) -> None:
    """Bring every item to where it would be, had all taken as long as planned."""
    items = list(meeting.agenda.order_by("position"))
    for item, stage in zip(items, _stages(meeting, items), strict=True):
        item.state, item.started_at, item.ended_at = stage
    AgendaItem.objects.bulk_update(items, Stage._fields)


def is_as_told(meeting: Meeting) -> bool:
    """Whether nobody has started the meeting, gone on in it, or ended it since."""
    items = list(meeting.agenda.order_by("position"))
    stands = [Stage(ItemState(item.state), item.started_at, item.ended_at) for item in items]
    return stands == list(_stages(meeting, items))


def _stages(meeting: Meeting, items: Iterable[AgendaItem]) -> Iterator[Stage]:
    begins = meeting.starts_at
    for number, item in enumerate(items, start=1):
        ends = begins + timedelta(minutes=item.minutes)
        under_way = meeting.state == "in-progress"
        if meeting.state == "held" or (under_way and number < CURRENT):
            yield Stage(ItemState.DONE, begins, ends)
        elif under_way and number == CURRENT:
            yield Stage(ItemState.CURRENT, begins)
        else:
            yield Stage(ItemState.PLANNED)
        begins = ends
