"""What an update brings that is new, in an order in which each struct finds what it builds on.

`pycrdt` keeps an update with a gap before it waiting in memory, leaves it out of what it saves,
and so loses it. Such an update is refused here.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from meetings.notes.refusals import ForeignClientError, GapError, RefusedFrameError
from meetings.notes.structs import Id, Kind, Range, Struct, Update

# One account may own several ids, of pages it typed in offline; nobody has that many.
MOST_CLIENTS = 100


class News(NamedTuple):
    """The part of an update that a document does not have yet."""

    structs: list[Struct]
    deletions: list[Range]
    clocks: dict[int, int]  # of each client that wrote: how far it is known then
    repeats: bool  # the update also carries what the document has


def news(update: Update, *, clocks: Mapping[int, int]) -> News:
    """Return what is new after `clocks`; raise GapError when something before it is missing."""
    queues, repeats = _unknown(update.structs, clocks)
    if len(queues) > MOST_CLIENTS:
        raise RefusedFrameError("an update of too many clients")
    reached = {client: clocks.get(client, 0) for client in queues}
    structs = list(_in_order(queues, clocks, reached))
    for client, _, end in update.deletions:
        if end > _known(client, clocks, reached):
            raise GapError("a deletion of what we do not have")
    return News(structs, update.deletions, reached, repeats)


def hold_to_account(
    clients: Mapping[int, int], *, owners: Mapping[int, int | None], account: int
) -> list[int]:
    """Return the client ids nobody has used yet; raise when one is another account's."""
    for client in clients:
        if owners.get(client, account) != account:
            raise ForeignClientError(f"client {client} is another account's")
    return [client for client in clients if client not in owners]


def _unknown(
    structs: list[Struct], clocks: Mapping[int, int]
) -> tuple[dict[int, deque[Struct]], bool]:
    queues: dict[int, deque[Struct]] = {}
    repeats = False
    for struct in structs:
        have = clocks.get(struct.client, 0)
        repeats |= struct.clock < have
        if struct.end > have:
            new = struct if struct.clock >= have else _rest(struct, have)
            queues.setdefault(struct.client, deque()).append(new)
    return queues, repeats


def _rest(struct: Struct, have: int) -> Struct:
    """Return the part of a struct that is new; it follows on its own first part."""
    if struct.kind is Kind.COLLECTED:
        return struct._replace(clock=have, length=struct.end - have)
    return struct._replace(
        clock=have,
        length=struct.end - have,
        left=(struct.client, have - 1),
        parent=None,
        key=None,
        payload=_tail(struct, have),
    )


def _tail(struct: Struct, clock: int) -> object:
    """Return what a struct says from `clock` on; clocks count UTF-16, as JavaScript does."""
    if struct.kind is not Kind.TEXT:
        return struct.payload
    told = struct.payload.encode("utf-16-le")[2 * (clock - struct.clock) :]
    return told.decode("utf-16-le", "replace")


def _in_order(
    queues: dict[int, deque[Struct]], clocks: Mapping[int, int], reached: dict[int, int]
) -> Iterator[Struct]:
    waiting = list(queues)
    while waiting:
        moved = False
        for client in waiting:
            queue = queues[client]
            while queue and _is_ready(queue[0], clocks, reached):
                struct = queue.popleft()
                reached[client] = struct.end
                moved = True
                yield struct
        if not moved:
            raise GapError("an edit that builds on what we do not have")
        waiting = [client for client in waiting if queues[client]]


def _is_ready(struct: Struct, clocks: Mapping[int, int], reached: Mapping[int, int]) -> bool:
    if struct.clock != reached[struct.client]:
        return False
    return all(clock < _known(client, clocks, reached) for client, clock in _builds_on(struct))


def _builds_on(struct: Struct) -> Iterator[Id]:
    if struct.left:
        yield struct.left
    if struct.right:
        yield struct.right
    if isinstance(struct.parent, tuple):
        yield struct.parent


def _known(client: int, clocks: Mapping[int, int], reached: Mapping[int, int]) -> int:
    return reached[client] if client in reached else clocks.get(client, 0)
