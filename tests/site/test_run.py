"""`python -m kreba run`: Daphne and a worker in one group, each started again when it dies."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.browser import Server
from tests.services import answers

PATIENCE = 120


@pytest.fixture(scope="module")
def start(copies, tmp_path_factory):
    """Return a function that starts the product on a database of its own."""
    with ExitStack() as endings:

        def start():
            folder = tmp_path_factory.mktemp("run")
            _, variables = endings.enter_context(copies.copy(folder))
            server = Server(folder, variables)
            endings.callback(server.kill)
            server.start()
            wait_until(lambda: leases(server))
            return server

        yield start


@pytest.fixture(scope="module")
def kreba(start):
    return start()


def leases(server):
    """Return the names of the workers that are alive."""
    with closing(sqlite3.connect(server.var / "kreba.sqlite3")) as database:
        return {worker for (worker,) in database.execute("SELECT worker FROM jobs_lease")}


def parts(server):
    """Return the processes that the supervisor started: {"web": 123, "worker": 124}."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    words = {int(pid): Path(f"/proc/{pid}/cmdline").read_text().split("\0") for pid in children}
    return {"worker" if "worker" in command else "web": pid for pid, command in words.items()}


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


def is_alive(pid):
    return Path(f"/proc/{pid}").exists()


def test_it_says_where_it_is_and_how_to_sign_in(kreba):
    wait_until(lambda: "admin@example.org" in kreba.log.read_text())

    assert f"Kreba is at {kreba.address} " in kreba.log.read_text()


def test_a_worker_that_is_killed_is_started_again(kreba):
    before, alive = parts(kreba), leases(kreba)

    os.kill(before["worker"], signal.SIGKILL)
    wait_until(lambda: leases(kreba) - alive)

    after = parts(kreba)
    assert after["worker"] != before["worker"]
    assert after["web"] == before["web"]


def test_a_web_server_that_is_killed_is_started_again(kreba):
    before = parts(kreba)

    os.kill(before["web"], signal.SIGKILL)
    wait_until(lambda: not answers(kreba.port))
    wait_until(lambda: answers(kreba.port))

    assert parts(kreba)["web"] != before["web"]


def test_a_port_that_is_taken_is_named(kreba):
    second = subprocess.run(
        [sys.executable, "-m", "kreba", "run"],
        env=kreba.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert second.returncode == 1
    assert second.stderr.startswith(f"CommandError: Port {kreba.port} is taken")


def test_a_signal_ends_all(start):
    server = start()
    children = parts(server).values()

    os.kill(server.pid, signal.SIGTERM)

    assert server.wait() == 0
    assert not any(map(is_alive, children))
    assert not answers(server.port)
    assert not leases(server)
    assert "Traceback" not in server.log.read_text()


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGHUP], ids=["Ctrl-C", "hang up"])
def test_what_a_terminal_says_to_the_whole_group_ends_all_as_quietly(start, signum):
    server = start()

    os.killpg(server.pid, signum)

    assert server.wait() == 0
    assert not leases(server)
    assert "Traceback" not in server.log.read_text()
