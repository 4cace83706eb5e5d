from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "kreba.demo"
    label = "demo"
