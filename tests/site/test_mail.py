"""The default set-up: mail lies as files in a folder."""

import email
import email.policy

import pytest
from django.core.mail import EmailMessage, get_connection

DATED = {"Date": "Fri, 07 Jun 2024 12:30:00 +0400"}


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "kreba.mail.FolderBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def a_mail(message_id="<one@example.org>", body="Good morning."):
    headers = DATED | {"Message-ID": message_id}
    return EmailMessage("შეხვედრა", body, to=["nino@example.org"], headers=headers)


def test_each_mail_is_a_file_named_by_its_date_and_its_message_id(folder):
    assert get_connection().send_messages([a_mail(), a_mail("<two@example.org>")]) == 2

    assert sorted(file.name for file in folder.iterdir()) == [
        "20240607T083000Z-one-example.org.eml",
        "20240607T083000Z-two-example.org.eml",
    ]


def test_a_mail_programme_opens_the_file(folder):
    a_mail().send()

    (file,) = folder.iterdir()
    read = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert (read["Subject"], read.get_content().strip()) == ("შეხვედრა", "Good morning.")
    assert read.defects == []


def test_a_mail_sent_again_replaces_itself(folder):
    a_mail(body="First try.").send()
    a_mail(body="Second try.").send()

    (file,) = folder.iterdir()
    assert b"Second try." in file.read_bytes()


def test_a_message_id_is_no_way_out_of_the_folder(folder):
    a_mail("<../../etc/passwd@example.org>").send()

    (file,) = folder.iterdir()
    assert file.name == "20240607T083000Z-..-..-etc-passwd-example.org.eml"
