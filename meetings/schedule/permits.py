"""Load and permit, once for all views that act on a meeting."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from meetings.domain.policy import Act
from meetings.schedule.selectors import meeting_for

View = Callable[..., HttpResponse]


def who_may(act: Act) -> Callable[[View], View]:
    """Give the view its meeting. Hidden: 404. Visible but not theirs: 403, or sign in first."""

    def permit(view: View) -> View:
        @wraps(view)
        def permitted(request: HttpRequest, pk: uuid.UUID, **kwargs: Any) -> HttpResponse:
            meeting = meeting_for(request.user, pk)
            if meeting.may(act):
                return view(request, meeting, **kwargs)
            if request.user.is_authenticated:
                raise PermissionDenied
            return redirect_to_login(request.get_full_path())

        return permitted

    return permit
