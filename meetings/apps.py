"""The app, and who listens to whom: the one place where a lower part reaches a higher one."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
