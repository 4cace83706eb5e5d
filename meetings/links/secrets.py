"""Secrets that are derived, never kept: one for each purpose, row and version.

A row stores the digest of its secret and a version; a higher version voids what went out
before. Whoever steals the table holds no link and no mailbox, but for the letters that the outbox
still keeps (30 days); whoever loses TOKEN_KEY voids all.
"""

import hashlib
import hmac
from base64 import b32encode, urlsafe_b64encode
from enum import StrEnum

from django.conf import settings

_BYTES = 18  # 144 bits: 24 characters in a link, 29 in an address


class Purpose(StrEnum):
    """What a secret opens; one made for one purpose opens nothing else."""

    INVITATION = "invitation"
    REPLY = "reply"


def link(purpose: Purpose, row: object, version: int = 1) -> str:
    """Return the secret as it stands in a link: base64url."""
    return urlsafe_b64encode(_secret(purpose, row, version)).decode()


def mailbox(purpose: Purpose, row: object, version: int = 1) -> str:
    """Return the secret as it stands in an address, where letter case may be lost: base32."""
    return b32encode(_secret(purpose, row, version)).decode().rstrip("=").lower()


def digest(secret: str) -> str:
    """Return what a row stores of a secret, and what one that comes back is looked up by."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _secret(purpose: Purpose, row: object, version: int) -> bytes:
    named = f"{purpose}|{row}|{version}".encode()
    return hmac.digest(settings.TOKEN_KEY.encode(), named, hashlib.sha256)[:_BYTES]
