"""What the database itself refuses."""

import pytest
from django.db import IntegrityError, transaction

from meetings.domain.delivery import State
from meetings.post.models import OutboxMail
from meetings.post.services import queue
from tests.meetings.post.samples import NOON, a_message

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("mail_is_in_a_known_state", {"state": "lost"}),
        ("mail_has_a_lease_while_it_is_being_sent", {"state": State.SENDING}),
        ("mail_has_a_lease_while_it_is_being_sent", {"lease_until": NOON}),
        ("mail_has_left_when_it_is_sent", {"state": State.SENT}),
        ("mail_has_left_when_it_is_sent", {"sent_at": NOON}),
        ("mail_that_failed_says_why", {"state": State.FAILED}),
        ("mail_has_a_calendar_with_its_method", {"method": "REQUEST"}),
        ("mail_has_a_calendar_with_its_method", {"calendar": b"BEGIN:VCALENDAR"}),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(sentence, changes):
    queue(a_message(), now=NOON)

    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        OutboxMail.objects.update(**changes)


def test_no_two_mails_share_a_message_id():
    queue(a_message(message_id="<one@example.org>"), now=NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        queue(a_message(message_id="<one@example.org>"), now=NOON)


def test_a_calendar_is_kept_to_the_byte():
    mail = queue(a_message(calendar=b"\r\n\x00\xff", method="REQUEST"), now=NOON)

    mail.refresh_from_db()

    assert bytes(mail.calendar) == b"\r\n\x00\xff"
