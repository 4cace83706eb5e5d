"""Work for the worker in tests: what was begun and what was done is noted in a file."""

import os
import time
from pathlib import Path

from django_tasks import task

MOMENT = 0.1  # seconds: long enough to be killed in the middle


@task()
def chore(number: int) -> None:
    notes = Path(os.environ["CHORES"])
    with notes.open("a") as file:
        file.write(f"begun {number}\n")
    time.sleep(MOMENT)
    with notes.open("a") as file:
        file.write(f"done {number}\n")
