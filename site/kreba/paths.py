"""Where things lie on disk, in a checkout and in an installed wheel alike."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parents[1]  # site/kreba -> site -> the checkout
IN_CHECKOUT = (CHECKOUT / "pyproject.toml").is_file()
ASSETS = CHECKOUT if IN_CHECKOUT else PACKAGE / "assets"

TEMPLATES = ASSETS / "templates"
STATIC = ASSETS / "static"
LOCALE = PACKAGE / "locale"


def var() -> Path:
    """Return the folder for what is made at run time; an installed wheel must be told where."""
    if named := os.environ.get("KREBA_VAR"):
        return Path(named)
    if IN_CHECKOUT:
        return CHECKOUT / "var"
    raise SystemExit("Set KREBA_VAR: the folder for the database, mail and uploads.")


VAR = var()
BUILT = CHECKOUT / "var" / "assets" if IN_CHECKOUT else ASSETS / "built"
