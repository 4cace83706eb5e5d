import pytest
from django.core.management import call_command

from meetings.post import services
from tests.meetings.post.samples import NOON, a_message

pytestmark = pytest.mark.django_db


def test_the_command_delivers_what_is_due_and_is_safe_to_run_twice(settings, tmp_path, capsys):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "kreba.mail.FolderBackend", tmp_path
    services.queue(a_message(message_id="<one@example.org>"), now=NOON)

    call_command("send_post", now=NOON)
    call_command("send_post", now=NOON)

    assert capsys.readouterr().out == "Sent 1.\nSent 0.\n"
    assert [file.name for file in tmp_path.iterdir()] == ["20260302T120000Z-one-example.org.eml"]
