"""Delivery to a real server: no mail is lost, none leaves twice, whoever is killed when."""

import asyncio
import email
import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from kreba import paths
from meetings.domain.delivery import State
from meetings.post import services
from meetings.post.models import OutboxMail
from tests.meetings.post.samples import NOON, Server, a_message

LEASE_IS_OVER = NOON + services.LEASE + timedelta(minutes=1)
LATER = LEASE_IS_OVER + timedelta(hours=1)


@pytest.fixture
def over_smtp(settings):
    """Have Django send to a server of ours."""

    def over_smtp(server):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port

    return over_smtp


def message_ids(server):
    return [email.message_from_bytes(got.content)["Message-ID"] for got in server.letters]


@pytest.fixture
def sender(tmp_path):
    """Start `send_post` in a process of its own, on the database of this test."""
    database = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        server = urlsplit(os.environ["DATABASE_URL"])
        where = {"DATABASE_URL": urlunsplit(server._replace(path=f"/{database}"))}
    else:
        where = {"KREBA_VAR": str(Path(database).parent)}
    roots = os.pathsep.join([str(paths.CHECKOUT), str(paths.CHECKOUT / "site")])

    def sender(port, *, now):
        with (tmp_path / "said").open("w") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "kreba", "send_post", "--now", now.isoformat()],
                env=os.environ
                | where
                | {
                    "DJANGO_SETTINGS_MODULE": "kreba.settings.dev",
                    "EMAIL_URL": f"smtp://127.0.0.1:{port}",
                    "PYTHONPATH": roots,
                },
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    return sender


@pytest.mark.django_db
def test_a_mail_reaches_the_server_as_it_was_queued(over_smtp):
    mail = services.queue(a_message(calendar=b"BEGIN\r\n", method="REQUEST"), now=NOON)

    with Server() as server:
        over_smtp(server)
        assert services.send_due(now=NOON) == 1

    (got,) = server.letters
    assert (got.mail_from, got.rcpt_tos) == ("kreba@example.org", ["nino@example.org"])
    assert message_ids(server) == [mail.message_id]
    assert b"method=REQUEST" in got.content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("refusal", "state"),
    [
        ("550 5.1.1 No such mailbox", State.FAILED),
        ("550 5.7.1 We do not relay for you", State.QUEUED),
        ("451 4.3.0 Try again", State.QUEUED),
    ],
    ids=["nobody there", "perhaps our own fault", "busy"],
)
def test_only_a_mailbox_that_is_none_fails_at_once(over_smtp, refusal, state):
    services.queue(a_message(), now=NOON)

    with Server(refusal=refusal) as server:
        over_smtp(server)
        services.send_next(now=NOON)

    mail = OutboxMail.objects.get()
    assert mail.state == state
    assert refusal[4:] in mail.last_error


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_mail_once(over_smtp):
    queued = [services.queue(a_message(), now=NOON).message_id for _ in range(30)]
    together, sent = threading.Barrier(2), []

    async def slowly():
        await asyncio.sleep(0.01)
        return "250 OK"

    def send():
        together.wait()
        sent.append(services.send_due(now=NOON))
        connection.close()

    with Server(answer=slowly) as server:
        over_smtp(server)
        senders = [threading.Thread(target=send) for _ in range(2)]
        for thread in senders:
            thread.start()
        for thread in senders:
            thread.join()

    assert sorted(message_ids(server)) == sorted(queued)
    assert sum(sent) == 30
    assert min(sent) > 0


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_mail_whose_sender_was_killed_leaves_later_under_the_same_message_id(sender, over_smtp):
    mail = services.queue(a_message(), now=NOON)
    victims = []

    async def kill_the_sender():
        """Take the letter, and let nobody know."""
        while victims:
            victims.pop().kill()
        return "250 OK"

    with Server(answer=kill_the_sender) as server:
        victim = sender(server.port, now=NOON)
        victims.append(victim)
        assert victim.wait() == -signal.SIGKILL
        assert OutboxMail.objects.get().state == State.SENDING

        over_smtp(server)
        services.reap(now=LEASE_IS_OVER)
        assert services.send_due(now=LEASE_IS_OVER) == 0  # behind others: it might be what kills
        assert services.send_due(now=LATER) == 1

    first, second = server.letters
    assert message_ids(server) == [mail.message_id] * 2
    assert first.content == second.content
    assert OutboxMail.objects.get().state == State.SENT
