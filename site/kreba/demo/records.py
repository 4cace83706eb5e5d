"""Put the demonstration's gaps and action points into the database."""

from datetime import time

from kreba.accounts.models import User
from kreba.demo import doings, lacks, people, quarter
from kreba.demo.loading import Calendar, text, untouched
from meetings.directory.models import Organisation
from meetings.gaps.models import Gap, GapStateChange, Pillar
from meetings.groups.models import WorkingGroup
from meetings.outcomes.models import ActionItem, ActionUpdate
from meetings.schedule.models import Meeting

EVENING = time(18, 0)


def load_records(meetings: dict[str, Meeting], *, calendar: Calendar) -> None:
    """Make what is missing, and move what nobody has touched."""
    gaps = {told.number: _gap(told, meetings, calendar) for told in lacks.GAPS}
    for told in doings.ACTIONS:
        _action(told, meetings, gaps, calendar)


def _gap(told: lacks.Lack, meetings: dict[str, Meeting], calendar: Calendar) -> Gap:
    number = f"G-{told.number:03d}"
    raised_in = next(held for held in quarter.MEETINGS if held.key == told.meeting)
    last = max([raised_in.day, *(change[0] for change in told.changes)])
    when = {
        "raised_at": calendar.moment(raised_in.day, raised_in.start),
        "changed_at": calendar.moment(last, EVENING),
    }
    held = Gap.objects.filter(number=number).first()
    if held:
        if untouched(held, last, EVENING):
            Gap.objects.filter(pk=held.pk).update(**when)
            held.refresh_from_db()
            _redate_changes(held, told, calendar)
        return held
    meeting = meetings[told.meeting]
    gap = Gap.objects.create(
        number=number,
        group=WorkingGroup.objects.get(code=told.group),
        meeting=meeting,
        agenda_item=meeting.agenda.get(position=3),
        pillar=Pillar.objects.get(code=told.pillar),
        statement=text(told.statement),
        kind=told.kind,
        severity=told.severity,
        visibility=told.visibility,
        state=told.changes[-1][1],
        **when,
    )
    gap.regions.set(gap.group.regions.all())
    _record_changes(gap, told, meeting, calendar)
    return gap


def _record_changes(gap: Gap, told: lacks.Lack, meeting: Meeting, calendar: Calendar) -> None:
    facilitator = User.objects.get(email="facilitator@example.org")
    GapStateChange.objects.create(
        gap=gap, after="identified", meeting=meeting, by=facilitator, at=gap.raised_at
    )
    before = "identified"
    for day, state, en, ka in told.changes:
        GapStateChange.objects.create(
            gap=gap,
            before=before,
            after=state,
            reason=text((en, ka)),
            by=facilitator,
            at=calendar.moment(day, EVENING),
        )
        before = state


def _redate_changes(gap: Gap, told: lacks.Lack, calendar: Calendar) -> None:
    first, *later = gap.changes.order_by("pk")
    GapStateChange.objects.filter(pk=first.pk).update(at=gap.raised_at)
    for change, (day, *_said) in zip(later, told.changes, strict=True):
        GapStateChange.objects.filter(pk=change.pk).update(at=calendar.moment(day, EVENING))


def _action(
    told: doings.Doing,
    meetings: dict[str, Meeting],
    gaps: dict[int, Gap],
    calendar: Calendar,
) -> None:
    made_in = next(held for held in quarter.MEETINGS if held.key == told.meeting)
    last = told.said_on or made_in.day
    when = {
        "number": number_of(told, calendar),
        "due": calendar.day(told.due),
        "first_due": calendar.day(told.due),
        "made_at": calendar.moment(made_in.day, made_in.start),
        "changed_at": calendar.moment(last, EVENING),
    }
    meeting = meetings[told.meeting]
    held = ActionItem.objects.filter(
        meeting=meeting, block_id="", number__endswith=f"-{told.number:03d}"
    ).first()
    if held:
        if untouched(held, last, EVENING):
            ActionItem.objects.filter(pk=held.pk).update(**when)
            held.updates.update(at=when["changed_at"])
        return
    owner = Organisation.objects.get(name__en=people.ORGANISATIONS[told.owner][2])
    action = ActionItem.objects.create(
        text=text(told.text),
        owner=owner,
        gap=gaps[told.gap],
        group=meeting.group,
        region=meeting.home_region,
        meeting=meeting,
        agenda_item=meeting.agenda.get(position=6),
        priority=told.priority,
        state=told.state,
        **when,
    )
    if told.said_on:
        ActionUpdate.objects.create(
            action=action, state=told.state, text=text(told.said), at=action.changed_at
        )


def number_of(told: doings.Doing, calendar: Calendar) -> str:
    made_in = next(held for held in quarter.MEETINGS if held.key == told.meeting)
    return f"A-{calendar.day(made_in.day).year}-{told.number:03d}"
