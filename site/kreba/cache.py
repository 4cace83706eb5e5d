"""A cache that may go away: Redis is only ever a hint, and no page fails without it."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

log = logging.getLogger(__name__)

PATIENCE = 0.5  # seconds: longer than Redis ever takes, shorter than a visitor notices


def _or(method: Callable[..., Any], answer: Any) -> Callable[..., Any]:
    """Return `method`, which gives `answer`, an empty cache's, where Redis does not."""

    @wraps(method)
    def forgiving(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except RedisError:
            log.warning("Redis does not answer; going on without a cache.")
            return answer

    return forgiving


class HintClient(RedisCacheClient):
    add = _or(RedisCacheClient.add, answer=True)
    set = _or(RedisCacheClient.set, answer=None)
    touch = _or(RedisCacheClient.touch, answer=False)
    delete = _or(RedisCacheClient.delete, answer=False)
    get_many = _or(RedisCacheClient.get_many, answer={})
    has_key = _or(RedisCacheClient.has_key, answer=False)
    set_many = _or(RedisCacheClient.set_many, answer=None)
    delete_many = _or(RedisCacheClient.delete_many, answer=None)
    clear = _or(RedisCacheClient.clear, answer=False)

    def get(self, key: Any, default: Any) -> Any:
        return _or(super().get, answer=default)(key, default)

    def incr(self, key: Any, delta: int) -> int:
        try:
            return super().incr(key, delta)
        except RedisError:
            raise ValueError(f"Key {key!r} not found.") from None


class HintCache(RedisCache):
    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        options = {
            "socket_timeout": PATIENCE,
            "socket_connect_timeout": PATIENCE,
            "retry": Retry(NoBackoff(), retries=0),
        }
        super().__init__(server, params | {"OPTIONS": options | params.get("OPTIONS", {})})
        self._class = HintClient
