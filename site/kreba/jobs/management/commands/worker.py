import signal
from queue import SimpleQueue
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kreba.jobs.worker import Stopping, work


class Command(BaseCommand):
    help = "Do what is queued and what is due, until INT, TERM or HUP."
    requires_system_checks = ()  # it starts again when it dies, and that should be quick

    def handle(self, **options: Any) -> None:
        stopping: Stopping = SimpleQueue()
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, lambda *_: stopping.put(True))
        if not work(stopping):
            raise CommandError("A queue broke off; see above.")
