"""Show a state as a word, a symbol and a colour; any two of the three are enough."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# state: (kind of badge, symbol); the word comes from the record itself.
MEETINGS = {
    "draft": ("none", "◌"),
    "scheduled": ("info", "◷"),
    "in-progress": ("good", "▶"),
    "held": ("none", "✓"),
    "postponed": ("warn", "‖"),
    "cancelled": ("bad", "✕"),
}
GAPS = {
    "identified": ("none", "◌"),
    "confirmed": ("none", "○"),
    "being-addressed": ("warn", "◐"),
    "closed": ("good", "●"),
    "deferred": ("none", "‖"),
}
ACTIONS = {
    "open": ("none", "○"),
    "in-progress": ("warn", "◐"),
    "done": ("good", "●"),
    "verified": ("good", "✓"),
    "dropped": ("none", "✕"),
}
REPLIES = {
    "needs-action": ("none", "○"),
    "accepted": ("good", "✓"),
    "tentative": ("warn", "◐"),
    "declined": ("bad", "✕"),
    "delegated": ("info", "➜"),
}
LETTERS = {
    "draft": ("none", "◌"),
    "queued": ("info", "◷"),
    "sent": ("info", "✓"),
    "answered": ("good", "✓"),
    "bounced": ("bad", "▲"),
}


def _badge(known: dict[str, tuple[str, str]], state: str, text: str) -> dict[str, Any]:
    kind, symbol = known.get(state, ("none", "○"))
    return {"kind": kind, "symbol": symbol, "text": text}


@register.inclusion_tag("components/badge.html")
def meeting_badge(meeting: Any) -> dict[str, Any]:
    return _badge(MEETINGS, meeting.state, meeting.get_state_display())


@register.inclusion_tag("components/badge.html")
def gap_badge(gap: Any) -> dict[str, Any]:
    return _badge(GAPS, gap.state, gap.get_state_display())


@register.inclusion_tag("components/badge.html")
def action_badge(action: Any) -> dict[str, Any]:
    return _badge(ACTIONS, action.state, action.get_state_display())


@register.inclusion_tag("components/badge.html")
def reply_badge(invitation: Any) -> dict[str, Any]:
    return _badge(REPLIES, invitation.reply, invitation.get_reply_display())


@register.inclusion_tag("components/badge.html")
def letter_badge(invitation: Any) -> dict[str, Any]:
    return _badge(LETTERS, invitation.state, invitation.get_state_display())


@register.inclusion_tag("components/badge.html")
def level_badge(thing: Any) -> dict[str, Any]:
    """Say who may read a thing that is not for everybody, or that it is."""
    who = thing.get_visibility_display()
    return {"kind": "none", "symbol": "◇", "text": _("Read by: %(who)s") % {"who": who}}
