"""Which addresses belong to the product, so that no page may stand there."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

NEWS = "news"  # the navigation leads there

# First parts of addresses, now and to come: a page that stood in the way of a later part of
# the product would have to move.
RESERVED = frozenset(
    """
    accounts actions audit c calendar coverage decisions directory editors f gaps groups
    healthz i me media meetings people post programme readyz reports search static u ws
    """.split()  # noqa: SIM905 -- thirty words, not thirty lines
)


def is_reserved(slug: str) -> bool:
    """Say whether an address that begins with `slug` is closed to pages."""
    return slug in RESERVED or slug in dict(settings.LANGUAGES)


def check_slug(slug: str) -> None:
    """Raise ValidationError, in words, for a slug that no page of the top level may have."""
    if is_reserved(slug):
        said = _("“%(slug)s” is an address of the site itself. Choose another word.")
        raise ValidationError({"slug": said % {"slug": slug}})
