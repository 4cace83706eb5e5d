"""Whether the site is up, and whether all of it is there: for proxies and monitors.

A proxy asks `healthz`: it goes on sending visitors while Redis or the worker is away, as pages
work without. A monitor asks `readyz`, and wakes somebody.
"""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import Redis, RedisError

from kreba.jobs import leases

PATIENCE = 2  # seconds


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 503, and which, while a part is missing."""
    missing = [name for name, is_there in PARTS.items() if not is_there()]
    if missing:
        return HttpResponse(
            f"missing: {', '.join(missing)}\n", content_type="text/plain", status=503
        )
    return HttpResponse("ready\n", content_type="text/plain")


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _redis() -> bool:
    if not settings.REDIS_URL:
        return True  # not asked for
    try:
        with Redis.from_url(
            settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        ) as redis:
            return redis.ping()
    except RedisError:
        return False


def _worker() -> bool:
    try:
        return leases.is_anybody_alive(now=timezone.now())
    except DatabaseError:
        return False


PARTS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "redis": _redis,
    "worker": _worker,
}
