"""What people say about an action point."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.domain.actions import NEXT, State
from meetings.outcomes.models import ActionItem, StateChoice


class UpdateForm(forms.Form):
    """Where an action point stands now, and what was done."""

    state = forms.ChoiceField(label=_("Where does it stand?"), widget=forms.RadioSelect)
    said = forms.CharField(
        label=_("What was done, or why?"),
        help_text=_("One sentence. No names of victims, no details of cases."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, action: ActionItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [
            state for state in State if state in NEXT[State(action.state)] - {State.WITHDRAWN}
        ]
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            (state, StateChoice(state).label) for state in open_to
        ]
