"""Words between processes, over Redis: "look there". A lost one costs two seconds, no more."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID

import redis
import redis.asyncio
from django.conf import settings

log = logging.getLogger(__name__)

CHANNEL = "kreba:notes"
RETRY_AFTER = 1.0  # seconds
PATIENCE = 0.5  # seconds
SHORTLY = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}


def grown(document_id: int, seq: int) -> str:
    """The word for "there are edits up to this one"."""
    return f"grown {document_id} {seq}"


def is_news(word: str, document_id: int, seq: int) -> bool:
    """Whether a word says that a document has grown beyond what we have."""
    said, _, last = word.rpartition(" ")
    return said == f"grown {document_id}" and last.isdigit() and int(last) > seq


def look(meeting_id: UUID) -> str:
    """The word for "something about this meeting has changed"."""
    return f"look {meeting_id}"


class Hints:
    """What this process tells the others, and hears of them; without Redis, nothing."""

    def __init__(self, *, heard: Callable[[str], None]) -> None:
        self._heard = heard
        self._words: set[asyncio.Task[None]] = set()  # on their way
        self._mouth = _connect(**SHORTLY)
        self._ear = _connect(socket_connect_timeout=PATIENCE, socket_keepalive=True)

    def give(self, word: str) -> None:
        """Tell the others; do not wait, and do not mind if nobody hears it."""
        if self._mouth:
            task = asyncio.ensure_future(self._give(self._mouth, word))
            self._words.add(task)
            task.add_done_callback(self._words.discard)

    async def listen_on(self) -> None:
        while self._ear:
            try:
                await self._listen(self._ear)
            except (redis.RedisError, OSError) as error:
                log.warning("no hints from Redis, looking every two seconds: %s", error)
            await asyncio.sleep(RETRY_AFTER)

    async def let_go(self) -> None:
        await asyncio.gather(*self._words)
        for connection in (self._mouth, self._ear):
            if connection:
                await connection.aclose()

    async def _give(self, mouth: redis.asyncio.Redis, word: str) -> None:
        with contextlib.suppress(redis.RedisError, OSError):
            await mouth.publish(CHANNEL, word)

    async def _listen(self, ear: redis.asyncio.Redis) -> None:
        async with ear.pubsub() as channel:
            await channel.subscribe(CHANNEL)
            async for message in channel.listen():
                if message["type"] == "message":
                    self._heard(message["data"].decode(errors="replace"))


def _connect(**options: Any) -> redis.asyncio.Redis | None:
    return redis.asyncio.from_url(settings.REDIS_URL, **options) if settings.REDIS_URL else None


def give(word: str) -> None:
    """Tell all processes, from one that may have no event loop: a request, a worker."""
    if settings.REDIS_URL:
        with (
            contextlib.suppress(redis.RedisError, OSError),
            redis.from_url(settings.REDIS_URL, **SHORTLY) as connection,
        ):
            connection.publish(CHANNEL, word)
