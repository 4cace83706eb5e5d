"""Every page of the app: the table of contents. Feeds, which have no language, stand last."""

from django.urls import path

from meetings.desk.views import live, meeting, progress
from meetings.feeds import views as feeds
from meetings.invitations import views as invitations
from meetings.notes import views as notes
from meetings.outcomes import views as outcomes
from meetings.schedule import views as schedule

app_name = "meetings"

urlpatterns = [
    # for everybody
    path("calendar/", progress.calendar, name="calendar"),
    path("gaps/", progress.gaps, name="gaps"),
    path("gaps/<str:number>/", progress.gap, name="gap"),
    path("gaps/<str:number>/publish/", progress.publish_gap, name="publish-gap"),
    path("i/<str:token>/", invitations.invitation, name="invitation"),
    # one's own
    path("meetings/", meeting.mine, name="mine"),
    path("actions/", outcomes.actions, name="actions"),
    path("actions/<str:number>/", outcomes.action, name="action"),
    path("decisions/", outcomes.decisions, name="decisions"),
    # one meeting
    path("meetings/new/", schedule.new, name="new"),
    path("meetings/<uuid:pk>/", meeting.meeting, name="meeting"),
    path("meetings/<uuid:pk>/edit/", schedule.edit, name="edit"),
    path("meetings/<uuid:pk>/run/", schedule.run, name="run"),
    path("meetings/<uuid:pk>/cancel/", invitations.cancel, name="cancel"),
    path("meetings/<uuid:pk>/live/", live.live, name="live"),
    path("meetings/<uuid:pk>/notes/<str:audience>/state/", notes.state, name="notes-state"),
    path("meetings/<uuid:pk>/agenda/", schedule.agenda, name="agenda"),
    path("meetings/<uuid:pk>/agenda/<uuid:item>/", schedule.agenda_item, name="agenda-item"),
    path("meetings/<uuid:pk>/agenda/<uuid:item>/move/", schedule.move_item, name="move-item"),
    path("meetings/<uuid:pk>/invitations/", invitations.invitations, name="invitations"),
    path("meetings/<uuid:pk>/invitations/new/", invitations.new_contact, name="new-contact"),
    path("meetings/<uuid:pk>/invitations/send/", invitations.schedule_and_send, name="send"),
    path(
        "meetings/<uuid:pk>/invitations/<int:invitation>/take-back/",
        invitations.uninvite,
        name="uninvite",
    ),
    path(
        "meetings/<uuid:pk>/invitations/<int:invitation>/note-taker/",
        invitations.let_write,
        name="let-write",
    ),
]

feed_patterns = [
    path("calendar/public.ics", feeds.public, name="public"),
    path("calendar/<slug:slug>.ics", feeds.region, name="region"),
    path("meetings/<uuid:pk>/meeting.ics", feeds.meeting, name="meeting"),
]
