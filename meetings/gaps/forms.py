"""What facilitators decide about a gap."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.domain.gaps import NEXT, State
from meetings.gaps.models import Gap, StateChoice
from meetings.texts import TextFormField

# Merging and withdrawing are not chosen from a list.
OFFERED = frozenset(State) - {State.MERGED, State.WITHDRAWN}


class DecideForm(forms.Form):
    """Another state for a gap, with the reason that its history keeps."""

    state = forms.ChoiceField(label=_("New state"), widget=forms.RadioSelect)
    reason = TextFormField(
        label=_("Reason"),
        help_text=_(
            "The decision of a meeting, or what else shows it. It is public if the gap is."
        ),
        max_length=500,
        error_messages={"required": _("Say why: the history of a gap keeps every reason.")},
    )

    def __init__(self, *args: Any, gap: Gap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [state for state in State if state in NEXT[State(gap.state)] & OFFERED]
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            (state, StateChoice(state).label) for state in open_to
        ]
