"""The last number given in each series."""

from django.db import models


class NumberSeries(models.Model):
    """A series such as `A-2024`; a number once given is never given again."""

    key = models.CharField(max_length=40, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.key}: {self.last}"
