"""Put the demonstration's quarter into the database, on the days that an anchor gives."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Greatest

from kreba.accounts.models import User
from kreba.demo import course, doings, lacks, quarter
from kreba.demo.loading import Calendar, stable_id, text, untouched
from kreba.demo.records import load_records, number_of
from meetings.directory.models import Contact
from meetings.groups.models import WorkingGroup
from meetings.invitations.models import Invitation, ReplyRecord
from meetings.links import secrets
from meetings.numbers.models import NumberSeries
from meetings.schedule.models import AgendaItem, Meeting, MeetingEvent, NoteTaker

A_DAY = timedelta(days=1)
# The meeting in progress began so long before the demonstration was loaded.
UNDER_WAY = timedelta(minutes=37)


@transaction.atomic
def load_quarter(contacts: dict[str, Contact], *, calendar: Calendar, now: datetime) -> None:
    """Make what is missing, and move what nobody has touched to where its days fall now."""
    meetings = {told.key: _meeting(told, contacts, calendar, now) for told in quarter.MEETINGS}
    load_records(meetings, calendar=calendar)
    _reserve_numbers(calendar)


def _meeting(
    told: quarter.Held, contacts: dict[str, Contact], calendar: Calendar, now: datetime
) -> Meeting:
    pk = stable_id("meeting", told.key)
    group = WorkingGroup.objects.get(code=told.group)
    # Two weeks before the meeting, and never in what is still to come.
    changed_on = min(told.day, quarter.ANCHOR) - timedelta(days=14)
    changed_at = calendar.moment(changed_on, told.start)
    starts_at = calendar.moment(told.day, told.start)
    if told.state == "in-progress" and calendar.anchor == now.astimezone(starts_at.tzinfo).date():
        starts_at = (now - UNDER_WAY).replace(second=0, microsecond=0)
    when = {
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=told.minutes),
        "created_at": changed_at,
        "changed_at": changed_at,
    }
    held = Meeting.objects.filter(pk=pk).first()
    if held:
        if untouched(held, changed_on, told.start) and course.is_as_told(held):
            _move(held, when)
        return held
    meeting = Meeting.objects.create(
        id=pk,
        group=group,
        home_region=group.regions.order_by("code")[0],
        title=text(told.title),
        venue=text(told.venue),
        mode=told.mode,
        join_url="https://meet.example.org/demo" if told.mode != "in-person" else "",
        state=told.state,
        state_reason=text(told.reason),
        visibility=told.visibility,
        uid=f"{pk}@kreba",
        sequence=told.sequence,
        **when,
    )
    meeting.regions.set(group.regions.all())
    _fill(meeting, told, contacts, now)
    return meeting


def _fill(
    meeting: Meeting, told: quarter.Held, contacts: dict[str, Contact], now: datetime
) -> None:
    """Give a meeting its agenda, its history and the people invited to it."""
    facilitator = User.objects.get(email="facilitator@example.org")
    MeetingEvent.objects.create(
        meeting=meeting,
        state=meeting.state,
        reason=meeting.state_reason,
        by=facilitator,
        at=meeting.changed_at,
    )
    for item in meeting.group.skeleton.order_by("position"):
        AgendaItem.objects.create(
            id=stable_id("item", told.key, str(item.position)),
            meeting=meeting,
            position=item.position,
            title=item.title,
            purpose=item.purpose,
            minutes=item.minutes,
        )
    course.run(meeting)
    for email, reply in told.answers.items():
        _invite(meeting, contacts[email], reply)
    if told.state == "in-progress":
        note_taker = User.objects.get(email="notetaker@example.org")
        NoteTaker.objects.create(
            meeting=meeting, user=note_taker, named_by=facilitator, named_at=now
        )


def _move(held: Meeting, when: dict[str, datetime]) -> None:
    """Give a meeting other days, and with it what was told of it; what people said since stays."""
    asked_at, now_asked_at = held.changed_at, when["changed_at"]
    replied_at, now_replied_at = asked_at + A_DAY, now_asked_at + A_DAY
    held.events.filter(at=asked_at).update(at=now_asked_at)
    held.invitations.filter(created_at=asked_at).update(created_at=now_asked_at)
    held.invitations.filter(replied_at=replied_at).update(replied_at=now_replied_at)
    ReplyRecord.objects.filter(invitation__meeting=held, given_at=replied_at).update(
        given_at=now_replied_at, heard_at=now_replied_at
    )
    for name, value in when.items():
        setattr(held, name, value)
    held.save(update_fields=list(when))
    course.run(held)


def _invite(meeting: Meeting, contact: Contact, reply: str) -> None:
    asked_at = meeting.changed_at
    replied_at = asked_at + A_DAY
    invitation = Invitation.objects.create(
        meeting=meeting,
        contact=contact,
        language=contact.language,
        state="answered" if reply else "sent",
        reply=reply or "needs-action",
        replied_at=replied_at if reply else None,
        asked_sequence=meeting.sequence,
        message_id=f"<{meeting.pk}.{contact.pk}@{settings.INBOUND_DOMAIN}>",
        created_at=asked_at,
    )
    invitation.link_digest = secrets.digest(
        secrets.link(secrets.Purpose.INVITATION, invitation.pk, invitation.link_version)
    )
    invitation.mailbox_digest = secrets.digest(
        secrets.mailbox(secrets.Purpose.REPLY, invitation.pk)
    )
    invitation.save()
    if reply:
        ReplyRecord.objects.create(
            invitation=invitation,
            reply=reply,
            sequence=meeting.sequence,
            given_at=replied_at,
            heard_at=replied_at,
        )


def _reserve_numbers(calendar: Calendar) -> None:
    """Let real records be counted on from the demonstration's, next year too."""
    years = {number_of(told, calendar).rpartition("-")[0] for told in doings.ACTIONS}
    years |= {f"A-{calendar.anchor.year + ahead}" for ahead in (0, 1)}
    lasts = {"G": len(lacks.GAPS)} | dict.fromkeys(years, doings.ACTIONS[-1].number)
    for key, last in lasts.items():
        NumberSeries.objects.get_or_create(key=key, defaults={"last": last})
        NumberSeries.objects.filter(key=key).update(last=Greatest("last", last))
