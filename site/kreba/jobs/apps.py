from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "kreba.jobs"
    label = "jobs"
