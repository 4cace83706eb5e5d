from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kreba.accounts"
    label = "accounts"
