"""What the worker does; each job is safe to run twice and on two machines."""

from django_tasks import task

from meetings.http import now
from meetings.invitations import letters
from meetings.notes import services as notes
from meetings.post import services as post


@task(queue_name="mail")
def write_letters() -> int:
    """Write the letters that invitations are owed; return how many."""
    return letters.write(now=now())


@task(queue_name="mail")
def send_post() -> int:
    """Deliver what is due in the outbox; return how many letters were tried."""
    return post.send_due(now=now())


@task()
def project_notes() -> int:
    """Make the records that a process did not come to, because it died."""
    return notes.sweep(now=now())
