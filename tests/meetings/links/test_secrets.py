import re

import pytest

from meetings.links import secrets
from meetings.links.secrets import Purpose


def test_a_secret_is_the_same_each_time_it_is_asked_for():
    assert secrets.link(Purpose.INVITATION, 7, 1) == secrets.link(Purpose.INVITATION, 7, 1)
    assert secrets.mailbox(Purpose.REPLY, 7) == secrets.mailbox(Purpose.REPLY, 7, 1)


def test_the_agreed_derivation_holds_so_that_links_already_sent_stay_good(settings):
    settings.TOKEN_KEY = "a key of this test"

    # HMAC-SHA256 of "invitation|7|1", by `openssl dgst -sha256 -hmac`, first 18 bytes.
    assert secrets.link(Purpose.INVITATION, 7, 1) == "y8V3Ah_rxHK5oRJ5W3Ma7F4J"
    assert secrets.mailbox(Purpose.REPLY, 7) == "ayfi2dxz2igqnpa2ghxet2twic65o"


@pytest.mark.parametrize(
    ("purpose", "row", "version"),
    [(Purpose.REPLY, 7, 1), (Purpose.INVITATION, 8, 1), (Purpose.INVITATION, 7, 2)],
    ids=["another purpose", "another row", "a higher version"],
)
def test_nothing_else_shares_a_secret(purpose, row, version):
    assert secrets.link(purpose, row, version) != secrets.link(Purpose.INVITATION, 7, 1)


def test_another_installation_has_other_secrets(settings):
    ours = secrets.link(Purpose.INVITATION, 7)

    settings.TOKEN_KEY = "theirs"

    assert secrets.link(Purpose.INVITATION, 7) != ours


@pytest.mark.parametrize("row", range(50))
def test_secrets_fit_where_they_stand(row):
    assert re.fullmatch(r"[A-Za-z0-9_-]{24}", secrets.link(Purpose.INVITATION, row))
    assert re.fullmatch(r"[a-z2-7]{29}", secrets.mailbox(Purpose.REPLY, row))


def test_a_row_stores_a_digest_that_does_not_give_the_secret_away():
    link = secrets.link(Purpose.INVITATION, 7)

    assert re.fullmatch(r"[0-9a-f]{64}", secrets.digest(link))
    assert link not in secrets.digest(link)
    assert secrets.digest(link) != secrets.digest(link.lower())
