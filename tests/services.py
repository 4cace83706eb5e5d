"""PostgreSQL and Redis for one test run: on free ports of this machine, gone when it ends."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import CompletedProcess

PATIENCE = 30  # seconds until a server must answer


def postgres_binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL; Debian keeps it off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=_version)
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).parent if on_path else None


def missing() -> list[str]:
    """Return the Debian packages that this machine lacks for the tests on real services."""
    needed = {"postgresql": postgres_binaries(), "redis-server": shutil.which("redis-server")}
    return [package for package, found in needed.items() if not found]


@contextmanager
def running(folder: Path) -> Iterator[dict[str, str]]:
    """Start both below `folder`; give the variables by which Kreba finds them."""
    with postgres(folder) as database, redis(folder) as hints:
        yield {"DATABASE_URL": database, "REDIS_URL": hints}


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a PostgreSQL that lasts as long as the block: quick, for it need not survive us."""
    binaries, owner = postgres_binaries(), _owner()
    assert binaries, "apt install postgresql"
    home = _home(folder, owner)
    data, port = home / "data", free_port()
    try:
        options = ["-U", "kreba", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"]
        made = _call([binaries / "initdb", "-D", data, *options], as_user=owner)
        assert made.returncode == 0, made.stderr
        command = [binaries / "postgres", "-D", data, "-p", port, "-k", home, "-h", "127.0.0.1"]
        for setting in ("fsync=off", "full_page_writes=off", "max_connections=200"):
            command += ["-c", setting]
        with _process(command, log=home / "log", port=port, as_user=owner):
            yield f"postgres://kreba@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Run a Redis that lasts as long as the block and keeps nothing."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="redis-", dir=folder) as home:
        command = ["redis-server", "--port", port, "--bind", "127.0.0.1", "--dir", home]
        command += ["--save", "", "--appendonly", "no"]
        with _process(command, log=Path(home, "log"), port=port):
            yield f"redis://127.0.0.1:{port}/0"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _version(binary: Path) -> int:
    return int(binary.parts[-3])


def _owner() -> str | None:
    """Return whose PostgreSQL must be, as it refuses root: ours, unless we are root."""
    return "postgres" if os.geteuid() == 0 else None


def _home(folder: Path, owner: str | None) -> Path:
    """Make a folder that `owner` may use: a checkout of root's is often closed to others."""
    for parent in (folder, None):
        home = Path(tempfile.mkdtemp(prefix="kreba-postgres-", dir=parent))
        if owner is None:
            return home
        shutil.chown(home, owner)
        if _call(["test", "-w", home], as_user=owner).returncode == 0:
            return home
        home.rmdir()
    raise AssertionError(f"No folder that {owner} may write.")


def _call(command: Sequence[object], *, as_user: str | None) -> CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command],
        cwd="/",
        capture_output=True,
        text=True,
        user=as_user,
        check=False,
    )


@contextmanager
def _process(
    command: Sequence[object], *, log: Path, port: int, as_user: str | None = None
) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd="/",
            stdout=output,
            stderr=subprocess.STDOUT,
            user=as_user,
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(port):
            assert process.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < deadline, log.read_text("utf-8")
            time.sleep(0.05)
        yield
    finally:
        process.send_signal(signal.SIGINT)  # PostgreSQL's "fast": it waits for nobody
        process.wait()
