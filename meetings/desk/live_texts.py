"""The words that the scripts of the live page show, in the reader's language."""

from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _


def texts(*, writing: bool = True) -> dict[str, Any]:
    """Return every string the scripts need; `{count}` stands for a number.

    Who only reads is told "up to date" where a writer is told "saved".
    """
    return {
        "kinds": {
            "note": _("Note"),
            "decision": _("Decision"),
            "action": _("Action"),
            "gap": _("Gap"),
            "parking": _("Parked"),
        },
        "lists": {"bullet": _("List"), "ordered": _("Numbered list")},
        "kindOfBlock": _("Kind of block"),
        "placeholder": _("Write here. Type / for a decision, an action or a gap."),
        "states": _states(writing=writing),
        "itemStates": {
            "current": _("now"),
            "done": _("done"),
            "skipped": _("skipped"),
            "parked": _("parked"),
            "moved": _("moved"),
        },
        "made": {
            "decision": _("Decisions"),
            "action": _("Action points"),
            "gap": _("Gaps raised"),
        },
        "months": [str(month) for month in MONTHS.values()],
        "nothingMade": _("Nothing yet."),
        **_fields(),
        **_notices(),
    }


def _states(*, writing: bool) -> dict[str, str]:
    return {
        "loading": _("Loading the notes"),
        "saved": _("Saved") if writing else _("Up to date"),
        "saving": _("Saving"),
        "waiting": _("Not confirmed yet: {count} unsent. Keep this page open."),
        "offline": _("Offline, {count} unsent. Kept on this device; go on writing."),
        "sent": _("Offline. Everything you wrote is saved."),
        "closed": _("Closed"),
    } | ({} if writing else {"sent": _("Offline. What you see may be out of date.")})


def _fields() -> dict[str, Any]:
    return {
        "owner": _("Who"),
        "ownerMissing": _("organisation missing"),
        "due": _("By"),
        "dueMissing": _("date missing"),
        "gap": _("For gap"),
        "gapNone": _("none"),
        "sameAs": _("Same as"),
        "gapNew": _("a new gap"),
        "priority": _("Priority"),
        "priorities": {"normal": _("Normal"), "high": _("High")},
        "basis": _("Basis"),
        "bases": {"consensus": _("Consensus"), "vote": _("Vote"), "noted": _("Noted")},
    }


def _notices() -> dict[str, Any]:
    return {
        "tooMuch": _("That is more than the notes can take at once. Nothing was changed."),
        "keepsNothing": _(
            "This browser keeps nothing on the device. Do not close the page while anything"
            " is unsent."
        ),
        "setBack": _(
            "The server was set back to an earlier state. Your own text is being sent again;"
            " look whether the notes are complete."
        ),
        "lost": _("Somebody removed the lines in which you were writing. You had written:"),
        "readOnly": _("These notes cannot be written from this page now. You may go on reading."),
        "mayWrite": _("You may now write these notes."),
        "putBack": _("Put it back at the end"),
        "dismiss": _("Leave it out"),
        "reload": _("Load the page again"),
        "copyAndReload": _("Copy the notes and start afresh"),
        "closed": {
            "malformed": _(
                "The server did not understand what this page sent, so your last words are"
                " not saved. Copy them before you start afresh."
            ),
            "signedOut": _(
                "You are signed out. What is unsent is kept on this device; sign in again"
                " to send it."
            ),
            "forbidden": _("You may no longer write these notes."),
            "hidden": _("These notes are not, or no longer, open to you."),
            "restored": _(
                "The notes were restored to an earlier state. Copy what you still need, then"
                " start afresh."
            ),
            "tooLarge": _(
                "The notes, or one change to them, are too large. Copy your last words before"
                " you start afresh."
            ),
        },
    }
