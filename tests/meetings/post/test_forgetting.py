from datetime import timedelta

import pytest

from meetings.post import services
from tests.meetings.post.samples import NOON, a_message

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("about", "days", "kept"),
    [
        ("invitation", 29, True),
        ("invitation", 30, False),
        ("account", 0, True),
        ("account", 1, False),
    ],
)
def test_what_was_sent_is_blanked_in_time(mailoutbox, about, days, kept):
    mail = services.queue(a_message(about=(about, "7")), now=NOON)
    services.send_due(now=NOON)
    mail.refresh_from_db()

    services.forget(now=mail.sent_at + days * A_DAY)

    mail.refresh_from_db()
    told = [mail.text, mail.html, bytes(mail.calendar), mail.method, mail.reply_to]
    assert any(told) is kept
    assert (mail.address, mail.state) == ("nino@example.org", "sent")


def test_what_waits_is_never_blanked():
    mail = services.queue(a_message(), now=NOON)

    assert services.forget(now=NOON + 400 * A_DAY) == 0

    mail.refresh_from_db()
    assert mail.text
