"""Every table of this app, for Django to find; import them from their capability."""

from meetings.directory.models import (
    Contact,
    Membership,
    Organisation,
    OrganisationType,
    Region,
)
from meetings.gaps.models import Gap, GapStateChange, Pillar
from meetings.groups.models import (
    AgendaSkeletonItem,
    GroupMembership,
    Project,
    Role,
    WorkingGroup,
)
from meetings.invitations.models import Invitation, ReplyRecord
from meetings.notes.models import NotesClient, NotesDocument, NoteUpdate
from meetings.numbers.models import NumberSeries
from meetings.outcomes.models import ActionItem, ActionUpdate, Decision
from meetings.post.models import OutboxMail
from meetings.schedule.models import AgendaItem, Meeting, MeetingEvent, NoteTaker

__all__ = [
    "ActionItem",
    "ActionUpdate",
    "AgendaItem",
    "AgendaSkeletonItem",
    "Contact",
    "Decision",
    "Gap",
    "GapStateChange",
    "GroupMembership",
    "Invitation",
    "Meeting",
    "MeetingEvent",
    "Membership",
    "NoteTaker",
    "NoteUpdate",
    "NotesClient",
    "NotesDocument",
    "NumberSeries",
    "Organisation",
    "OrganisationType",
    "OutboxMail",
    "Pillar",
    "Project",
    "Region",
    "ReplyRecord",
    "Role",
    "WorkingGroup",
]
