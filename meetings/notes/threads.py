"""The threads in which the notes touch the database, away from the event loop.

What is written in the notes is committed by one thread, so that a commit takes with it all that
came in while the last one ran. It keeps its connection: nobody can keep it waiting for one.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from django.db import Error, close_old_connections, connection

_WRITER = ThreadPoolExecutor(1, thread_name_prefix="notes-writer")
_ASIDE = ThreadPoolExecutor(4, thread_name_prefix="notes-aside")

_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")


async def write(do: Callable[_Args, _Result], *args: _Args.args, **kwargs: _Args.kwargs) -> _Result:
    """Run in the one thread that commits edits."""
    work = partial(_with_kept_connection, partial(do, *args, **kwargs))
    return await asyncio.get_running_loop().run_in_executor(_WRITER, work)


async def aside(do: Callable[_Args, _Result], *args: _Args.args, **kwargs: _Args.kwargs) -> _Result:
    """Run beside it: loading, looking, making records."""
    work = partial(_with_own_connection, partial(do, *args, **kwargs))
    return await asyncio.get_running_loop().run_in_executor(_ASIDE, work)


async def let_go() -> None:
    """Close the connection that the writer keeps."""
    await write(_close)


def _close() -> None:
    connection.close()


def _with_kept_connection(do: Callable[[], _Result]) -> _Result:
    try:
        return do()
    except Error:
        connection.close()  # the database may have gone away; the next one is a new one
        raise


def _with_own_connection(do: Callable[[], _Result]) -> _Result:
    close_old_connections()
    try:
        return do()
    finally:
        close_old_connections()
