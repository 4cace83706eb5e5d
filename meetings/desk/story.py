"""How a gap's story is told: what happened when, as far as the reader may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from meetings.domain.actions import COUNTED_AS_DONE, LIVE
from meetings.gaps.models import Gap
from meetings.groups.selectors import Viewer
from meetings.outcomes.models import ActionItem
from meetings.schedule.models import Meeting
from meetings.schedule.selectors import meeting_seen_by
from meetings.texts import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One moment of the story. `kind` is raised, state, done or next."""

    kind: str
    on: date | None
    heading: Text | str
    text: Text | str = ""
    meeting: Meeting | None = None
    note: str = ""


def story_of(gap: Gap, user: Viewer) -> list[Step]:
    """Return what happened to a gap, oldest first; what is still to come stands last."""
    seen = meeting_seen_by(user, gap.meeting_id)
    actions = (
        ActionItem.objects.standing()
        .visible_to(user)
        .filter(gap=gap)
        .select_related("owner")
        .prefetch_related("updates")
    )
    past = [_raised(gap, seen), *_changes(gap), *_done(actions)]
    past.sort(key=lambda step: step.on or date.min)
    return past + _ahead(actions)


def _raised(gap: Gap, meeting: Meeting | None) -> Step:
    if meeting:
        where = _("Raised in a meeting: %(region)s") % {"region": meeting.home_region}
    else:
        where = _("Raised in a meeting") if gap.meeting_id else _("Entered in the register")
    return Step("raised", _day(gap.raised_at), where, text=gap.evidence, meeting=meeting)


def _changes(gap: Gap) -> list[Step]:
    return [
        Step(
            "state",
            _day(change.at),
            _("State: %(state)s") % {"state": change.get_after_display()},
            text=change.reason,
        )
        for change in gap.changes.all()
        if change.before
    ]


def _done(actions: Iterable[ActionItem]) -> list[Step]:
    steps = []
    for action in actions:
        if action.state not in COUNTED_AS_DONE:
            continue
        last = max(action.updates.all(), key=lambda update: update.at, default=None)
        steps.append(
            Step(
                "done",
                _day(last.at if last else action.changed_at),
                _("Action point done: %(what)s") % {"what": action.text},
                text=last.text if last else "",
                note=_by(action),
            )
        )
    return steps


def _ahead(actions: Iterable[ActionItem]) -> list[Step]:
    live = [action for action in actions if action.state in LIVE]
    live.sort(key=lambda action: action.due or date.max)
    return [
        Step("next", action.due, action.text, text=action.get_state_display(), note=_by(action))
        for action in live
    ]


def _by(action: ActionItem) -> str:
    return f"{action.number}, {action.owner}" if action.owner else action.number


def _day(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
