"""Write a text in several languages so that a screen reader pronounces it right."""

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from meetings.texts import Text

register = template.Library()


@register.simple_tag
def text(value: Text | str) -> SafeString | str:
    """Return the text; one that falls back to another language says which.

    A plain string is in the reader's language already.
    """
    if isinstance(value, str):
        return value
    language = value.language()
    if language == translation.get_language():
        return str(value)
    return format_html('<span lang="{}">{}</span>', language, str(value))
