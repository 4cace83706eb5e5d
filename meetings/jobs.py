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
    """Take back what killed senders held, deliver what is due; return how many letters left."""
    post.reap(now=now())
    return post.send_due(now=now())


@task(queue_name="mail")
def forget_post() -> int:
    """Blank the letters that were sent long enough ago; return how many."""
    return post.forget(now=now())


@task()
def project_notes() -> int:
    """Make the records that a process did not come to, because it died."""
    return notes.sweep(now=now())
