"""What the browser runs has tests of its own, which Node runs."""

import re
import shutil
import subprocess

from kreba.paths import CHECKOUT


def test_node_finds_nothing_wrong():
    assert shutil.which("node"), "`make test` puts Node into the environment."

    files = sorted((CHECKOUT / "tests" / "js").glob("*.test.js"))  # Node 22 takes no folder

    run = subprocess.run(
        ["node", "--test", "--test-reporter=tap", *files],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout
    assert int(re.search(r"^# pass (\d+)$", run.stdout, re.MULTILINE)[1]) > 0
    assert "# skipped 0" in run.stdout
