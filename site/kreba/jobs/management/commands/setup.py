from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Make this installation ready: its tables, and demo content where that is wanted."

    def handle(self, **options: Any) -> None:
        if _is_behind():
            self.stdout.write("Bringing the database up to date …")
            call_command("migrate", verbosity=0)
        if settings.DEMO and not get_user_model().objects.exists():
            self.stdout.write("Loading the demo …")
            call_command("load_demo")


def _is_behind() -> bool:
    """Tell whether a migration is missing; asking is quicker than migrating to nothing."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
