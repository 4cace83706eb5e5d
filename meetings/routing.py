"""Every websocket of the app."""

from django.urls import path, re_path

from meetings.notes.consumers import NotesConsumer, NowhereConsumer

websocket_urlpatterns = [
    path("ws/meetings/<uuid:meeting_id>/notes/<str:audience>/", NotesConsumer.as_asgi()),
    re_path("", NowhereConsumer.as_asgi()),
]
