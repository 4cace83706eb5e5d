from datetime import timedelta

import pytest
from django.db import transaction

from meetings.domain.delivery import State
from meetings.post import listeners, services
from meetings.post.models import OutboxMail
from tests.meetings.post.samples import NOON, a_message

pytestmark = pytest.mark.django_db

AN_HOUR = timedelta(hours=1)
TWO_DAYS = timedelta(hours=48)


@pytest.fixture
def no_server(settings):
    """Mail goes to a port that nobody listens on."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


def send(mail, **when):
    services.send_next(**when)
    mail.refresh_from_db()
    return mail


def test_a_queued_mail_waits_in_its_row():
    mail = services.queue(a_message(), now=NOON)

    mail.refresh_from_db()
    assert (mail.state, mail.due_at, mail.attempts) == (State.QUEUED, NOON, 0)
    assert (mail.about_kind, mail.about_id) == ("invitation", "7")


def test_a_mail_of_something_that_failed_was_never_queued():
    with transaction.atomic():
        services.queue(a_message(), now=NOON)
        transaction.set_rollback(True)

    assert not OutboxMail.objects.exists()


def test_what_is_due_leaves_once(mailoutbox):
    services.queue(a_message(), now=NOON)
    services.queue(a_message(address="keti@example.org"), now=NOON)

    assert services.send_due(now=NOON) == 2
    assert services.send_due(now=NOON) == 0

    assert [mail.to for mail in mailoutbox] == [["nino@example.org"], ["keti@example.org"]]


def test_a_mail_that_left_says_when(mailoutbox):
    mail = send(services.queue(a_message(), now=NOON), now=NOON + AN_HOUR)

    assert (mail.state, mail.sent_at, mail.lease_until) == (State.SENT, NOON + AN_HOUR, None)


def test_nothing_leaves_before_it_is_due(mailoutbox):
    services.queue(a_message(), now=NOON)

    assert services.send_next(now=NOON - AN_HOUR) is None
    assert mailoutbox == []


def test_at_most_so_many_leave_at_once(mailoutbox):
    for _ in range(3):
        services.queue(a_message(), now=NOON)

    assert services.send_due(now=NOON, limit=2) == 2


def test_a_mail_that_could_not_leave_is_tried_again_and_says_why(no_server):
    mail = send(services.queue(a_message(), now=NOON), now=NOON)

    assert (mail.state, mail.attempts, mail.lease_until) == (State.QUEUED, 1, None)
    assert mail.due_at == NOON + timedelta(seconds=30)
    assert mail.last_error.startswith("ConnectionRefusedError")


def test_an_hour_without_a_server_loses_nothing(no_server, settings, mailoutbox):
    mail = services.queue(a_message(), now=NOON)
    message_id, now = mail.message_id, NOON
    while now < NOON + AN_HOUR:
        services.send_due(now=now)
        now += timedelta(minutes=1)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert services.send_due(now=now + timedelta(minutes=15)) == 1

    assert [sent.message()["Message-ID"] for sent in mailoutbox] == [message_id]


def test_after_two_days_in_vain_a_mail_has_visibly_failed(no_server):
    mail = send(services.queue(a_message(), now=NOON), now=NOON + TWO_DAYS)

    assert mail.state == State.FAILED
    assert services.send_next(now=NOON + TWO_DAYS * 2) is None


def test_a_mail_that_cannot_be_written_does_not_stop_the_next(mailoutbox):
    bad = services.queue(a_message(subject="one line\nand another"), now=NOON)
    services.queue(a_message(), now=NOON)

    assert services.send_due(now=NOON) == 1

    bad.refresh_from_db()
    assert bad.last_error.startswith("BadHeaderError")


def test_what_a_dead_sender_held_is_queued_again_when_its_lease_is_over():
    mail = services.queue(a_message(), now=NOON)
    OutboxMail.objects.update(state=State.SENDING, attempts=1, lease_until=NOON + services.LEASE)

    assert services.reap(now=NOON + services.LEASE - timedelta(seconds=1)) == 0
    assert services.reap(now=NOON + services.LEASE) == 1

    before, mail = mail, OutboxMail.objects.get()
    assert (mail.state, mail.message_id) == (State.QUEUED, before.message_id)
    assert mail.due_at > NOON + services.LEASE  # others first, should it be the mail that kills


def test_a_mail_that_left_after_its_lease_was_over_is_not_sent_again(mailoutbox):
    mail = services.queue(a_message(), now=NOON)
    claimed = services._claim(NOON)
    services.reap(now=NOON + services.LEASE)

    services._record_sent(claimed, now=NOON + services.LEASE)

    assert services.send_next(now=NOON + AN_HOUR) is None
    mail.refresh_from_db()
    assert mail.state == State.SENT


def test_a_sender_that_failed_late_leaves_the_mail_to_whom_it_belongs_by_now():
    services.queue(a_message(), now=NOON)
    late = services._claim(NOON)
    services.reap(now=NOON + services.LEASE)
    services._claim(NOON + AN_HOUR)

    assert services._put_back(late, "too late", now=NOON + AN_HOUR) is False

    assert OutboxMail.objects.get().state == State.SENDING


def test_the_lease_outlasts_the_slowest_server(settings):
    waits = 12  # connect, greet, TLS, sign in and what follows: each may take EMAIL_TIMEOUT

    assert waits * timedelta(seconds=settings.EMAIL_TIMEOUT) <= services.LEASE


@pytest.fixture
def heard(monkeypatch):
    """Everything that listeners were told."""
    heard = []
    monkeypatch.setattr(listeners, "_queued", [lambda: heard.append("queued")])
    monkeypatch.setattr(listeners, "_settled", [lambda mail: heard.append(mail.state)])
    return heard


def test_listeners_hear_once_of_all_that_a_transaction_queued(
    heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        services.queue(a_message(), now=NOON)
        services.queue(a_message(), now=NOON)
        assert heard == []

    assert heard == ["queued"]


def test_listeners_hear_of_a_mail_queued_after_another_was_taken_back(
    heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        with transaction.atomic():
            services.queue(a_message(), now=NOON)
            transaction.set_rollback(True)
        services.queue(a_message(), now=NOON)

    assert heard == ["queued"]


def test_listeners_hear_when_a_mail_has_left(heard, mailoutbox):
    send(services.queue(a_message(), now=NOON), now=NOON)

    assert heard == [State.SENT]


def test_listeners_hear_when_a_mail_has_failed_but_not_of_each_try(heard, no_server):
    mail = services.queue(a_message(), now=NOON)
    send(mail, now=NOON)

    send(mail, now=NOON + TWO_DAYS)

    assert heard == [State.FAILED]


def test_a_listener_that_fails_does_not_make_the_mail_leave_twice(monkeypatch, mailoutbox, caplog):
    monkeypatch.setattr(listeners, "_settled", [lambda mail: OutboxMail.objects.get(pk=0)])

    mail = send(services.queue(a_message(), now=NOON), now=NOON)

    assert mail.state == State.SENT
    assert mail.message_id in caplog.text
