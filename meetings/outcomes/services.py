"""What can be done with an action point. Each function is one transaction."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from meetings.domain import actions as rules
from meetings.domain.actions import ReasonMissingError, State, StateError
from meetings.outcomes.models import ActionItem, ActionUpdate
from meetings.texts import Text

if TYPE_CHECKING:
    from kreba.accounts.models import User

__all__ = ["ReasonMissingError", "StateError", "update"]


@transaction.atomic
def update(
    action: ActionItem, *, to: State, said: Text, by: "User | None", now: datetime
) -> ActionItem:
    """Move an action point to another state, with what was done or why; keep the history."""
    held = ActionItem.objects.select_for_update(of=["self"]).get(pk=action.pk)
    held.state = rules.move(State(held.state), to, said=str(said))
    held.changed_at = now
    held.save(update_fields=["state", "changed_at"])
    ActionUpdate.objects.create(action=held, state=to, text=said, by=by, at=now)
    return held
