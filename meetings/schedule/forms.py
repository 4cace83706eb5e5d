"""What facilitators type about meetings and agendas."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from meetings.domain.meetings import Mode
from meetings.domain.policy import Level
from meetings.groups import selectors as groups
from meetings.groups.models import LevelChoice, WorkingGroup
from meetings.schedule.models import AgendaItem, Meeting, ModeChoice
from meetings.texts import TextFormField

OFFERED_LEVELS = [Level.PUBLIC, Level.REGION, Level.PARTICIPANTS]
LONGEST = 720  # minutes
# Whoever types a date beyond has mistaken the year.
FARTHEST = timedelta(days=5 * 365)


class MeetingForm(forms.Form):
    """A meeting as people speak of it: a day, an hour in Tbilisi, and how long."""

    group = forms.ModelChoiceField(
        WorkingGroup.objects.none(),
        label=_("Group"),
        empty_label=_("Choose a group"),
        help_text=_("Region and agenda are taken over from the group."),
    )
    title = TextFormField(label=_("Title"), max_length=200)
    date = forms.DateField(
        label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    start = forms.TimeField(
        label=_("Start"),
        help_text=_("Tbilisi time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    length = forms.IntegerField(
        label=_("Length"), help_text=_("Minutes"), min_value=5, max_value=LONGEST, initial=90
    )
    mode = forms.ChoiceField(
        label=_("How people meet"), choices=ModeChoice, widget=forms.RadioSelect
    )
    venue = TextFormField(
        label=_("Place"),
        help_text=_("House, room and town. Never a shelter."),
        max_length=200,
        required=False,
    )
    join_url = forms.URLField(
        label=_("Link to join online"),
        help_text=_("Only those invited see it, on the page of the meeting."),
        required=False,
        assume_scheme="https",
    )
    visibility = forms.TypedChoiceField(
        label=_("Who may read it"),
        coerce=int,
        choices=[(level, LevelChoice(level).label) for level in OFFERED_LEVELS],
        widget=forms.RadioSelect,
        initial=Level.REGION,
    )

    def __init__(self, *args: Any, user: groups.Viewer, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        # A meeting takes its regions from the group, so one without any makes none.
        offered = groups.groups_run_by(user).exclude(regions=None)
        self.fields["group"].queryset = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("date") and data.get("start"):
            self._place_in_time(data)
        if data.get("mode") in {Mode.IN_PERSON, Mode.HYBRID} and not data.get("venue"):
            self.add_error("venue", _("Enter the place, or choose online."))
        if data.get("mode") == Mode.ONLINE and not data.get("join_url"):
            self.add_error("join_url", _("Enter the link with which people join."))
        return data

    def _place_in_time(self, data: dict[str, Any]) -> None:
        zone = ZoneInfo(settings.TIME_ZONE)
        starts_at = datetime.combine(data.pop("date"), data.pop("start"), tzinfo=zone)
        if starts_at - self.now > FARTHEST:
            self.add_error("date", _("This is more than five years ahead. Look at the year."))
        if starts_at <= self.now:
            today = self.now.astimezone(zone)
            self.add_error(
                "date",
                _("The meeting must begin after now, %(now)s.")
                % {"now": f"{today:%d.%m.%Y, %H:%M}"},
            )
        data["starts_at"] = starts_at
        if "length" in data:
            data["length"] = timedelta(minutes=data["length"])

    @staticmethod
    def filled_from(meeting: Meeting) -> dict[str, Any]:
        """Return what the form shows for a meeting that is there."""
        starts_at = meeting.starts_at.astimezone(ZoneInfo(settings.TIME_ZONE))
        length = meeting.ends_at - meeting.starts_at
        return {
            "title": meeting.title,
            "date": starts_at.date(),
            "start": starts_at.time(),
            "length": int(length.total_seconds() // 60),
            "mode": meeting.mode,
            "venue": meeting.venue,
            "join_url": meeting.join_url,
            "visibility": meeting.visibility,
        }


class DraftForm(MeetingForm):
    """A draft to be changed. Its group stays: regions, agenda and rights came with it."""

    group = None  # type: ignore[assignment]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        forms.Form.__init__(self, *args, **kwargs)
        self.now = now


class AgendaItemForm(forms.ModelForm):
    """One point of an agenda."""

    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=LONGEST, initial=10)

    class Meta:
        model = AgendaItem
        fields = ("title", "purpose", "minutes")
        widgets = {"purpose": forms.RadioSelect}


class CancelForm(forms.Form):
    """Calling a meeting off needs a reason that everybody invited will read."""

    reason = TextFormField(
        label=_("Reason"),
        help_text=_("Everybody invited reads it. No names, no details of cases."),
        max_length=300,
        error_messages={"required": _("Say why, so that people understand.")},
    )
