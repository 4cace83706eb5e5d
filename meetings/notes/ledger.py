"""What the guard knows of one document: who wrote how far, and where everything stands.

The wire often gives only an origin, "right after that character", so the ledger keeps for every
clock in which node it stands. Consecutive clocks with one place share an entry, so a page typed
by one person is a few entries.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from meetings.notes.ranges import Ranges
from meetings.notes.structs import Id, Range


class Place(NamedTuple):
    """A root by name or a node by id, and the attribute if it is one's value.

    Without a parent it is nowhere: collected before we saw it.
    """

    parent: str | Id | None
    key: str | None = None


NOWHERE = Place(None)


@dataclass(slots=True)
class Plan:
    """What the ledger will know once an update is kept."""

    clocks: dict[int, int] = field(default_factory=dict)
    claims: list[int] = field(default_factory=list)
    places: dict[int, list[tuple[int, Place]]] = field(default_factory=dict)
    nodes: dict[Id, str] = field(default_factory=dict)
    roots: set[str] = field(default_factory=set)
    gone: Ranges = field(default_factory=Ranges)
    halves: set[Id] = field(default_factory=set)
    deletions: list[Range] = field(default_factory=list)
    text_bytes: int = 0
    repeats: bool = False

    @property
    def is_new(self) -> bool:
        return bool(self.clocks or self.deletions)


class Ledger:
    """The state of one document, as far as it is committed or about to be."""

    def __init__(self) -> None:
        self.clocks: dict[int, int] = {}
        self.owners: dict[int, int | None] = {}  # client id: account, None once it is erased
        self.nodes: dict[Id, str] = {}
        self.roots: set[str] = set()
        self.deleted = Ranges()
        self.gone = Ranges()  # arrived without content
        self.halves: set[Id] = set()  # second halves of characters that take two clocks
        self._starts: dict[int, list[int]] = {}
        self._places: dict[int, list[Place]] = {}

    def place_of(self, at: Id) -> Place:
        """Return where a clock that we have stands."""
        client, clock = at
        return self._places[client][bisect_right(self._starts[client], clock) - 1]

    def keep(self, plan: Plan, *, account: int | None) -> None:
        self.clocks |= plan.clocks
        self.owners |= dict.fromkeys(plan.claims, account)
        self.nodes |= plan.nodes
        self.roots |= plan.roots
        for client, placed in plan.places.items():
            self._place(client, placed)
        self.gone.add_all(plan.gone)
        self.halves |= plan.halves
        for deletion in plan.deletions:
            self.deleted.add(*deletion)

    def settle(self, owners: Mapping[int, int | None]) -> None:
        """Learn whose client ids are; those that nobody claimed are the server's own."""
        self.owners |= dict.fromkeys(self.clocks.keys() - self.owners.keys()) | dict(owners)

    def _place(self, client: int, placed: list[tuple[int, Place]]) -> None:
        starts = self._starts.setdefault(client, [])
        places = self._places.setdefault(client, [])
        for clock, place in placed:
            if not places or places[-1] != place:
                starts.append(clock)
                places.append(place)
