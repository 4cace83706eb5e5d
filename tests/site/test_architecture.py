"""The rules of the house, so that breaking one fails a test and says which."""

import os
import re
import shutil
import subprocess

import pytest

from kreba.paths import CHECKOUT

SOURCES = ("site", "meetings", "pages")
LONGEST_MODULE = LONGEST_TEST = 300
LONGEST_TEMPLATE = 120
NAMES_OF_NOTHING = {"utils", "helpers", "common", "core", "base", "misc", "manager", "handlers"}

# Contract: (module, the import that it may not make).
FORBIDDEN = {
    "house": ("meetings/texts.py", "import kreba.paths"),
    "domain": ("meetings/domain/replies.py", "import django.utils.timezone"),
    "capabilities": ("meetings/links/__init__.py", "import meetings.outcomes.models"),
    "files": ("meetings/gaps/models.py", "import meetings.gaps.services"),
    "addresses": ("meetings/desk/__init__.py", "import meetings.schedule.views"),
    "front-door": ("pages/__init__.py", "import meetings.schedule.models"),
}


def lint_imports(folder, *arguments):
    # In a process of its own: Twisted's zope.interface upsets it in ours.
    return subprocess.run(
        ["lint-imports", "--no-logo", "--no-cache", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": f"{folder}:{folder}/site", "COLUMNS": "500"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copied_house(tmp_path):
    for source in SOURCES:
        ignore = shutil.ignore_patterns("__pycache__", "locale")
        shutil.copytree(CHECKOUT / source, tmp_path / source, ignore=ignore)
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    return tmp_path


def modules(*folders):
    return [
        path
        for folder in folders
        for path in (CHECKOUT / folder).rglob("*.py")
        if path.parent.name != "migrations"
    ]


def longer_than(limit, paths):
    lengths = {
        str(path.relative_to(CHECKOUT)): len(path.read_text("utf-8").splitlines()) for path in paths
    }
    assert lengths
    return {path: length for path, length in lengths.items() if length > limit}


def test_imports_go_one_way():
    run = lint_imports(CHECKOUT)

    assert run.returncode == 0, run.stdout + run.stderr


def test_every_contract_is_put_to_the_test_below():
    contracts = re.findall(
        r'^id = "(.+)"$', (CHECKOUT / "pyproject.toml").read_text(), re.MULTILINE
    )

    assert set(contracts) == set(FORBIDDEN)


@pytest.mark.parametrize("contract", FORBIDDEN)
def test_a_forbidden_import_breaks_its_contract(copied_house, contract):
    module, statement = FORBIDDEN[contract]
    with (copied_house / module).open("a") as file:
        file.write(f"\n{statement}\n")

    run = lint_imports(copied_house, "--contract", contract)

    assert run.returncode == 1
    assert "Contracts: 0 kept, 1 broken." in run.stdout
    importer = module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    assert f"{importer} -> {statement.removeprefix('import ').split('.')[0]}" in run.stdout


def test_a_capability_that_no_layer_lists_breaks_the_contract(copied_house):
    (copied_house / "meetings" / "weather").mkdir()
    (copied_house / "meetings" / "weather" / "__init__.py").touch()

    run = lint_imports(copied_house, "--contract", "capabilities")

    assert run.returncode == 1
    assert "weather" in run.stdout


def test_modules_stay_short_enough_to_read():
    assert longer_than(LONGEST_MODULE, modules(*SOURCES)) == {}
    assert longer_than(LONGEST_TEST, modules("tests")) == {}


def test_templates_stay_short_enough_to_read():
    templates = [
        *(CHECKOUT / "templates").rglob("*.html"),
        *(CHECKOUT / "templates").rglob("*.txt"),
    ]

    assert longer_than(LONGEST_TEMPLATE, templates) == {}


def test_module_names_say_what_is_in_them():
    meaningless = [path for path in modules(*SOURCES, "tests") if path.stem in NAMES_OF_NOTHING]

    assert meaningless == [CHECKOUT / "site" / "kreba" / "settings" / "base.py"]
