"""What is built for installation holds all that the product needs, and nothing else's name."""

import os
import shutil
import site
import subprocess
import sys
import zipfile

import pytest

from kreba.paths import CHECKOUT

SOURCES = ("site", "meetings", "pages", "templates", "static", "var/assets")
FILES = ("pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build from a copy: the files of this checkout stay as they are."""
    house = tmp_path_factory.mktemp("house")
    for source in SOURCES:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(CHECKOUT / source, house / source, ignore=ignore)
    for file in FILES:
        shutil.copy(CHECKOUT / file, house)
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run(command, cwd=house, check=True, capture_output=True)
    [built] = (house / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Return a folder with the wheel's contents, as an installation would lay them out."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def kreba(installed, *command, **variables):
    """Run a command of the installed product: its environment knows nothing of this checkout."""
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    program = f"import sys; sys.path[:0] = [{str(installed)!r}, {packages!r}]; "
    program += "from kreba.__main__ import main; main()"
    return subprocess.run(
        [sys.executable, "-S", "-c", program, *command],
        env={"PATH": os.environ["PATH"], **variables},
        cwd=installed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_site_is_still_the_standard_library():
    assert site.__file__.endswith("site.py")
    assert not (CHECKOUT / "site" / "__init__.py").exists()


def files(folder, pattern):
    return {str(path.relative_to(folder)) for path in folder.rglob(pattern)}


def test_the_wheel_holds_three_packages(installed):
    folders = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}

    assert folders == {"kreba", "meetings", "pages"}


@pytest.mark.parametrize(
    ("source", "pattern", "place"),
    [
        ("site/kreba", "*.py", "kreba"),
        ("site/kreba", "*.mo", "kreba"),
        ("meetings", "*.py", "meetings"),
        ("pages", "*.py", "pages"),
        ("templates", "*.html", "kreba/assets/templates"),
        ("static/img", "*", "kreba/assets/static/img"),
        ("var/assets", "*", "kreba/assets/built"),
    ],
)
def test_the_wheel_lacks_no_file(installed, source, pattern, place):
    ours = files(CHECKOUT / source, pattern)

    assert ours
    assert ours <= files(installed / place, pattern)


def test_an_installation_without_a_folder_does_not_start(installed):
    run = kreba(installed, "check")

    assert run.returncode == 1
    assert run.stderr.strip().startswith("Set KREBA_VAR")


def test_an_installation_is_a_server_unless_told_otherwise(installed, tmp_path):
    run = kreba(installed, "check", KREBA_VAR=str(tmp_path))

    assert run.returncode == 1
    assert "Set SECRET_KEY, TOKEN_KEY" in run.stderr


def test_an_installation_runs_on_its_own_files(installed, copies, tmp_path):
    with copies.copy(tmp_path) as (_, variables):
        development = variables | {"DJANGO_SETTINGS_MODULE": "kreba.settings.dev", "DEMO": "no"}

        run = kreba(installed, "setup", **development)
        found = kreba(installed, "findstatic", "kreba.css", "--verbosity", "0", **development)

    assert (run.returncode, run.stdout) == (0, ""), run.stderr
    assert found.stdout.strip() == str(installed / "kreba" / "assets" / "built" / "kreba.css")
