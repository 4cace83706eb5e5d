"""A page may ask its cache anything while Redis is away."""

import time

import pytest
from redis import Redis

from kreba.cache import HintCache
from tests.services import free_port

pytestmark = pytest.mark.postgres(only=True)  # in the round that has a Redis


@pytest.fixture
def nobody():
    return HintCache(f"redis://127.0.0.1:{free_port()}/0", {})


def test_what_is_put_in_is_found_again(settings):
    cache = HintCache(settings.REDIS_URL, {"KEY_PREFIX": "test_cache"})

    cache.set_many({"a": 1, "b": 2})

    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2}
    assert cache.incr("a") == 2
    assert Redis.from_url(settings.REDIS_URL).ttl("test_cache:1:a") > 0


def test_a_cache_without_redis_is_an_empty_one(nobody):
    assert nobody.add("key", 1)
    nobody.set("key", 1)
    nobody.set_many({"key": 1})
    assert nobody.get("key") is None
    assert nobody.get("key", "nothing") == "nothing"
    assert nobody.get_many(["key"]) == {}
    assert nobody.get_or_set("key", lambda: 2) == 2
    assert not nobody.has_key("key")
    assert not nobody.touch("key")
    assert not nobody.delete("key")
    assert not nobody.clear()
    nobody.delete_many(["key"])
    with pytest.raises(ValueError, match="not found"):
        nobody.incr("key")


def test_nobody_waits_for_it(nobody):
    begun = time.monotonic()

    for _ in range(10):
        nobody.get("key")

    assert time.monotonic() - begun < 1
