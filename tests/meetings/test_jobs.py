"""Who listens to whom: what happens below is heard above, once for each transaction."""

import pytest
from django.db import transaction
from django_tasks import default_task_backend

from meetings import jobs
from meetings.invitations import services as invitations
from meetings.notes.selectors import stage
from meetings.outcomes.models import ActionItem
from meetings.post import services as post
from meetings.post.models import OutboxMail
from meetings.texts import Text
from tests.factories import (
    A_WEEK_BEFORE,
    AgendaItemFactory,
    ContactFactory,
    InvitationFactory,
    MeetingFactory,
    UserFactory,
)
from tests.meetings.outcomes.written import Notes
from tests.meetings.post.samples import NOON, a_message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fixed_clock(settings):
    settings.KREBA_NOW = A_WEEK_BEFORE.isoformat()


@pytest.fixture
def enqueued(django_capture_on_commit_callbacks):
    """Return what does something and tells which jobs were enqueued when it was committed."""

    def enqueued(act, *arguments, **named):
        default_task_backend.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act(*arguments, **named)
            assert default_task_backend.results == []
        return [result.task.func for result in default_task_backend.results]

    return enqueued


@transaction.atomic
def queue_three():
    for number in range(3):
        post.queue(a_message(message_id=f"<{number}@example.org>"), now=NOON)


def test_mail_that_is_queued_is_sent_by_one_job(enqueued):
    assert enqueued(queue_three) == [jobs.send_post.func]


def test_inviting_has_letters_written_by_one_job(enqueued):
    people = ContactFactory.create_batch(3)

    done = enqueued(invitations.invite, MeetingFactory(), people, now=A_WEEK_BEFORE)

    assert done == [jobs.write_letters.func]


def test_inviting_to_a_draft_has_nothing_written(enqueued):
    draft = MeetingFactory(state="draft")

    assert enqueued(invitations.invite, draft, [ContactFactory()], now=A_WEEK_BEFORE) == []


def test_schedule_and_send_has_letters_written(enqueued):
    draft = AgendaItemFactory(meeting__state="draft").meeting
    InvitationFactory(meeting=draft, state="draft")

    done = enqueued(invitations.schedule_and_send, draft, by=UserFactory(), now=A_WEEK_BEFORE)

    assert done == [jobs.write_letters.func]


def test_cancelling_has_letters_written(enqueued):
    done = enqueued(
        invitations.cancel,
        MeetingFactory(),
        reason=Text.of("Storm."),
        by=UserFactory(),
        now=A_WEEK_BEFORE,
    )

    assert done == [jobs.write_letters.func]


def test_a_letter_that_was_written_is_sent_and_the_invitation_shows_it(enqueued):
    invitation = InvitationFactory(state="queued")

    assert enqueued(jobs.write_letters.call) == [jobs.send_post.func]
    jobs.send_post.call()

    invitation.refresh_from_db()
    assert (invitation.state, OutboxMail.objects.get().state) == ("sent", "sent")


def test_what_a_dead_process_left_in_the_notes_becomes_records():
    written = Notes(MeetingFactory(state="in-progress"))
    written.write("block-one-1", "note", "Send it.")
    written.set("block-one-1", kind="action")
    ActionItem.objects.all().delete()
    written.document.projected_seq = 0
    written.document.save(update_fields=["projected_seq"])

    assert jobs.project_notes.call() == 1
    assert jobs.project_notes.call() == 0
    assert str(ActionItem.objects.get().text) == "Send it."


def test_the_stage_of_a_meeting_tells_its_records():
    meeting = MeetingFactory(state="in-progress")
    Notes(meeting).write("block-one-1", "decision", "Tuesday.")

    records = stage(meeting.pk, "shared")["records"]

    assert [(record["kind"], record["block"]) for record in records] == [
        ("decision", "block-one-1")
    ]


def test_the_job_takes_back_what_a_killed_sender_held(mailoutbox):
    mail = post.queue(a_message(), now=A_WEEK_BEFORE)
    OutboxMail.objects.filter(pk=mail.pk).update(
        state="sending", attempts=1, lease_until=A_WEEK_BEFORE
    )

    jobs.send_post.call()

    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == ("queued", 1)
