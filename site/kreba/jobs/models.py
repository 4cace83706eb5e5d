"""What workers tell one another through the database. The jobs themselves are django-tasks-db's."""

from django.db import models


class Lease(models.Model):
    """A worker's word that it is alive; what it runs is nobody else's until this expires."""

    worker = models.CharField(max_length=64, primary_key=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.worker} until {self.expires_at:%H:%M:%S}"


class Timer(models.Model):
    """The last slot of a timed job that was queued, so that of many workers one queues it."""

    job = models.CharField(max_length=200, primary_key=True)  # meetings.jobs.send_post
    slot_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.job} at {self.slot_at:%H:%M:%S}"
