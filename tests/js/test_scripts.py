"""The scripts' own tests, which Node runs."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kreba import paths

HERE = Path(__file__).parent


def test_every_test_of_the_scripts_passes():
    if not shutil.which("node"):
        pytest.skip("needs node")
    files = sorted(HERE.glob("*.test.js"))

    run = subprocess.run(
        ["node", "--test", "--test-reporter=tap", *map(str, files)],
        cwd=paths.CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout
    counted = {
        name: int(count) for name, count in re.findall(r"^# (\w+) (\d+)$", run.stdout, re.MULTILINE)
    }
    assert counted["pass"] == counted["tests"] > len(files), run.stdout
