"""How people get an account: not by signing up, but by being made one."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):
    """Sign-up is closed. An unknown address sees the same pages as a known one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
