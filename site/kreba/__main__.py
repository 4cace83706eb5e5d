"""Run Django's commands: `python -m kreba migrate`."""

import os
import sys

from django.core.management import execute_from_command_line

from kreba import paths


def main() -> None:
    default = "dev" if paths.IN_CHECKOUT else "production"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"kreba.settings.{default}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
