"""What our views may count on in a request."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

if TYPE_CHECKING:
    from kreba.accounts.models import User


class SignedInRequest(HttpRequest):
    """The request of a view behind `login_required`."""

    user: "User"


def now() -> datetime:
    """Return the moment it is, or the one that KREBA_NOW fixes (dev and test only)."""
    if fixed := settings.KREBA_NOW:
        moment = datetime.fromisoformat(fixed)
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    return timezone.now()
