"""The real server in processes of its own, and a browser before it: tests reach it from outside."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from kreba import paths
from tests.services import free_port

PATIENCE = 120  # seconds until a server must answer, on a machine that is busy
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class Server:
    """`python -m kreba run`, Daphne and worker, on a port and a folder that it keeps."""

    def __init__(self, var: Path, variables: Mapping[str, str]) -> None:
        self.var = var
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = var / "server.log"
        self._process: subprocess.Popen[bytes] | None = None
        self.environment = {
            **os.environ,
            **variables,
            "DJANGO_SETTINGS_MODULE": "kreba.settings.dev",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "PYTHONPATH": os.pathsep.join([str(paths.CHECKOUT), str(paths.CHECKOUT / "site")]),
        }

    def start(self) -> None:
        """Start, and return when a page would be served."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kreba", "run"],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a group of its own, to be killed as one
            )
        deadline = time.monotonic() + PATIENCE
        while not self._is_healthy():
            assert self._process.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < deadline, self.log.read_text("utf-8")
            time.sleep(0.1)

    def kill(self) -> None:
        """End every process at once, as a power cut would: kill -9."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    @property
    def pid(self) -> int:
        """Return the supervisor's, which is that of the whole group."""
        assert self._process
        return self._process.pid

    def wait(self) -> int:
        """Wait until it has ended; return its exit code."""
        assert self._process
        return self._process.wait(PATIENCE)

    def run(self, *command: str) -> str:
        """Run one of Kreba's commands on the same data and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "kreba", *command],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def _end(self, signum: signal.Signals) -> None:
        if self._process and self._process.poll() is None:
            os.killpg(self.pid, signum)
            self.wait()

    def _is_healthy(self) -> bool:
        try:
            with urlopen(f"{self.address}/healthz", timeout=5) as answer:
                return answer.status == 200
        except (URLError, ConnectionError, TimeoutError):
            return False


@pytest.fixture(scope="session")
def server(copies, tmp_path_factory):
    """Return the running product, with its demo content."""
    folder = tmp_path_factory.mktemp("server")
    with copies.copy(folder) as (_, variables):
        server = Server(folder, variables)
        server.run("load_demo")
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, server):
    """Use the machine's Chromium: browsers that Playwright would download are not to be had.

    The server comes first: making its database asks Django, which Playwright's loop would hinder.
    """
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        pytest.skip("needs chromium")
    return {
        **browser_type_launch_args,
        "executable_path": found,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, server):
    return {
        **browser_context_args,
        "base_url": server.address,
        "locale": "en-GB",
        "timezone_id": "Asia/Tbilisi",
    }


@pytest.fixture
def page(page):
    """Return a page that fails its test when a script breaks or our policy blocks something."""
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda message: _note(message.text, broken))
    yield page
    assert broken == []


def _note(message: str, broken: list[str]) -> None:
    if "Content Security Policy" in message:
        broken.append(message)
