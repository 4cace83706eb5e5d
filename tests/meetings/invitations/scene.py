"""One meeting of the demonstration, and Nino who is asked to it: nothing here is random."""

from datetime import UTC, datetime
from uuid import UUID

from meetings.domain.meetings import Mode
from meetings.schedule.models import MeetingEvent
from tests.factories import (
    AgendaItemFactory,
    ContactFactory,
    InvitationFactory,
    MeetingFactory,
    OrganisationFactory,
    ProjectFactory,
    UserFactory,
    WorkingGroupFactory,
)

SENT_AT = datetime(2024, 6, 7, 8, 30, tzinfo=UTC)
AGENDA = [
    ("Action points of last time", "წინა შეხვედრის სამოქმედო პუნქტები", 10),
    ("Situation in the region", "ვითარება რეგიონში", 15),
    ("Decision: referral contact list", "გადაწყვეტილება: გადამისამართების საკონტაქტო სია", 15),
]


def an_invitation(language="en", **changes):
    """Return Nino's invitation to a meeting in Kutaisi; `changes` are the meeting's."""
    return InvitationFactory(
        pk=7,
        meeting=a_meeting(**changes),
        contact=_nino(language),
        asked_sequence=1,
        message_id="<first@example.org>",
    )


def a_meeting(**changes):
    group = WorkingGroupFactory(
        project=ProjectFactory(
            acknowledgement={
                "en": "This demonstration project is supported by a donor (demo).",
                "ka": "სადემონსტრაციო პროექტი ხორციელდება დონორის (დემო) მხარდაჭერით.",
            }
        ),
        name={"en": "Imereti Coordination Group", "ka": "იმერეთის საკოორდინაციო ჯგუფი"},
    )
    agreed = {
        "id": UUID("4f1c5c2e-8d0b-4a1e-9f57-2a2c4b1f6f10"),
        "uid": "4f1c5c2e@kreba",
        "sequence": 1,
        "title": {
            "en": "Follow-up meeting of the Imereti Coordination Group",
            "ka": "იმერეთის საკოორდინაციო ჯგუფის შემდგომი შეხვედრა",
        },
        "mode": Mode.HYBRID,
        "venue": {
            "en": "Imereti Regional Administration (demo), hall 2, Kutaisi",
            "ka": "იმერეთის რეგიონული ადმინისტრაცია (დემო), დარბაზი 2, ქუთაისი",
        },
        "join_url": "https://meet.example.org/do-not-tell",
        "starts_at": datetime(2024, 6, 19, 7, 0, tzinfo=UTC),
        "created_at": datetime(2024, 5, 2, 9, 0, tzinfo=UTC),
        "changed_at": datetime(2024, 6, 6, 14, 5, tzinfo=UTC),
    }
    meeting = MeetingFactory(group=group, **(agreed | changes))
    for position, (en, ka, minutes) in enumerate(AGENDA, start=1):
        AgendaItemFactory(
            meeting=meeting, position=position, title={"en": en, "ka": ka}, minutes=minutes
        )
    giorgi = UserFactory(email="facilitator@example.org", first_name="Giorgi", last_name="Testiani")
    MeetingEvent.objects.create(meeting=meeting, state=meeting.state, by=giorgi, at=SENT_AT)
    return meeting


def _nino(language):
    bridge = OrganisationFactory(
        name={"en": "Imereti Youth Bridge (demo)", "ka": "იმერეთის ახალგაზრდული ხიდი (დემო)"}
    )
    return ContactFactory(
        name={"en": "Nino Magalitadze", "ka": "ნინო მაგალითაძე"},
        email="nino@example.org",
        organisation=bridge,
        language=language,
    )
