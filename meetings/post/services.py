"""What can be done with the outbox. No transaction is open while a mail server is waited for."""

import smtplib
import time
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q

from meetings.domain import delivery
from meetings.domain.delivery import GivenUpError, State
from meetings.post import listeners
from meetings.post.letter import Letter
from meetings.post.message import Message
from meetings.post.models import OutboxMail

__all__ = ["Message", "forget", "queue", "reap", "send_due", "send_next"]

# Far longer than a sender can be about one mail: a dozen waits of EMAIL_TIMEOUT.
LEASE = timedelta(minutes=10)


@transaction.atomic
def queue(message: Message, *, now: datetime) -> OutboxMail:
    """Put a mail into the outbox, as part of what is being done: if that fails, nobody is written.

    Listeners are told once, when the caller's transaction has committed.
    """
    kind, pk = message.about
    mail = OutboxMail.objects.create(
        about_kind=kind,
        about_id=pk,
        address=message.address,
        language=message.language,
        subject=message.subject,
        text=message.text,
        html=message.html,
        calendar=message.calendar,
        method=message.method,
        message_id=message.message_id,
        in_reply_to=message.in_reply_to,
        reply_to=message.reply_to,
        due_at=now,
        created_at=now,
    )
    if not any(waiting[1] is listeners.tell_queued for waiting in connection.run_on_commit):
        transaction.on_commit(listeners.tell_queued, robust=True)
    return mail


def send_due(*, now: datetime, limit: int = 500) -> int:
    """Send what is due, one mail at a time, at most `limit`; return how many left.

    Sending takes its time and `now` moves on with it: a lease begins when its mail is claimed.
    """
    began, left = time.monotonic(), 0
    for _ in range(limit):
        mail = send_next(now=now + timedelta(seconds=time.monotonic() - began))
        if mail is None:
            break
        left += mail.state == State.SENT
    return left


def send_next(*, now: datetime) -> OutboxMail | None:
    """Claim the mail that has waited longest, send it, record it, return it; None if none is due.

    A mail leaves once; twice only if we die after the server's 250 and before our record of it.
    """
    mail = _claim(now)
    if mail is None:
        return None
    try:
        Letter(mail).send()
    except Exception as error:  # noqa: BLE001 -- whatever is wrong with one mail, the next goes on
        _put_back(mail, _why(error), now=now, final=_is_final(error))
    else:
        _record_sent(mail, now=now)
    return mail


def forget(*, now: datetime) -> int:
    """Blank what was sent long enough ago; return how many. Who was written to, and when, stays.

    Letters carry links and calendars for a month; a code to sign in is of no use after a day.
    """
    codes = Q(about_kind="account", sent_at__lte=now - timedelta(days=1))
    letters = Q(sent_at__lte=now - timedelta(days=30))
    full = OutboxMail.objects.filter(codes | letters).exclude(text="")
    return full.update(text="", html="", calendar=b"", method="", reply_to="")


def reap(*, now: datetime) -> int:
    """Queue again what a killed sender left behind, under its own Message-ID; return how many."""
    abandoned = OutboxMail.objects.abandoned(at=now)
    return sum(_put_back(mail, "The sender was interrupted.", now=now) for mail in abandoned)


def _claim(now: datetime) -> OutboxMail | None:
    # Of two senders that see the same row, one updates it; the other looks for the next.
    while (pk := OutboxMail.objects.due(at=now).values_list("pk", flat=True).first()) is not None:
        with transaction.atomic(durable=True):
            claimed = OutboxMail.objects.filter(pk=pk, state=State.QUEUED).update(
                state=State.SENDING, lease_until=now + LEASE, attempts=F("attempts") + 1
            )
        if claimed:
            return OutboxMail.objects.get(pk=pk)
    return None


@transaction.atomic(durable=True)
def _record_sent(mail: OutboxMail, *, now: datetime) -> None:
    # Even when the lease has run out meanwhile: it did leave, and need not leave again.
    unrecorded = OutboxMail.objects.filter(pk=mail.pk).exclude(state=State.SENT)
    if unrecorded.update(state=State.SENT, sent_at=now, lease_until=None, last_error=""):
        mail.refresh_from_db()
        listeners.tell_settled(mail)


@transaction.atomic(durable=True)
def _put_back(mail: OutboxMail, error: str, *, now: datetime, final: bool = False) -> bool:
    """Queue a mail for a later try, or fail it; do nothing when another sender has it by now."""
    ours = OutboxMail.objects.filter(pk=mail.pk, state=State.SENDING, attempts=mail.attempts)
    next_ = {"state": State.FAILED} if final else _next(mail, now)
    if not ours.update(lease_until=None, last_error=error, **next_):
        return False
    mail.refresh_from_db()
    if mail.state == State.FAILED:
        listeners.tell_settled(mail)
    return True


def _next(mail: OutboxMail, now: datetime) -> dict[str, Any]:
    try:
        due_at = delivery.next_try(tries=mail.attempts, queued_at=mail.created_at, now=now)
    except GivenUpError:
        return {"state": State.FAILED}
    return {"state": State.QUEUED, "due_at": due_at}


def _is_final(error: Exception) -> bool:
    """Whether the server says that there is no such mailbox (RFC 3463, X.1): no use asking again.

    Any other refusal may be our own fault, and is tried again once that is mended.
    """
    return isinstance(error, smtplib.SMTPRecipientsRefused) and all(
        said.startswith(b"5.1.") for _code, said in error.recipients.values()
    )


def _why(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
