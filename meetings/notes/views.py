"""The notes over HTTP: what a page starts from before its socket is open."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from meetings.notes import selectors, services


@require_GET
def state(request: HttpRequest, pk: UUID, audience: str) -> HttpResponse:
    """Give the whole document as one Yjs update, to those who may read it."""
    if selectors.seat(request.user, meeting_id=pk, audience=audience) is None:
        raise Http404
    epoch, update = services.first_state(pk, audience)
    return HttpResponse(
        update,
        content_type="application/octet-stream",
        headers={"Notes-Epoch": epoch, "Cache-Control": "private, no-store"},
    )
