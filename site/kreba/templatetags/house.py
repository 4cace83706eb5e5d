"""What the base page and the components write that a template alone cannot."""

from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.forms import BoundField, Field
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

BAR_WIDTH, BAR_HEIGHT, BAR_GAP = 300, 12, 4  # in units of the bar's own viewBox
MOST_CELLS = 40  # beyond it a cell would be too thin to count


class Version(NamedTuple):
    """This page in one language; without an address where it is not translated."""

    code: str
    name: str
    address: str | None
    current: bool


@register.simple_tag(takes_context=True)
def versions(context: template.Context) -> list[Version]:
    """Return the page in each language, at the address where it stands.

    Ours stand at the same one below the language's prefix. A page that may be missing in a
    language, as Wagtail's may, gives `translations`, such as {"en": "/news/", "ka": None}.
    """
    here = context["request"].get_full_path()
    codes = [code for code, _name in settings.LANGUAGES]
    known = context.get("translations") or {code: address_in(code, here) for code in codes}
    spoken = translation.get_language()
    return [
        Version(
            code,
            translation.get_language_info(code)["name_local"],
            known.get(code),
            current=code == spoken,
        )
        for code in codes
    ]


def address_in(code: str, address: str) -> str:
    """Return where the page at `address` stands in another language."""
    spoken = translation.get_language_from_path(address)
    bare = address.removeprefix(f"/{spoken}") if spoken else address
    return bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"


@register.simple_tag
def progress_bar(done: int, some: int, total: int) -> SafeString:
    """Draw a bar of one cell for each thing: done, begun (`some`), and not begun.

    It is for the eye alone; the page says the same in words.
    """
    kinds = ["done"] * done + ["some"] * some + ["none"] * (total - done - some)
    if total > MOST_CELLS:
        cells = _shares(kinds)
    else:
        width = (BAR_WIDTH - BAR_GAP * (total - 1)) / max(total, 1)
        cells = [(kind, n * (width + BAR_GAP), width) for n, kind in enumerate(kinds)]
    return format_html(
        '<svg class="progress-bar" viewBox="0 0 {} {}" preserveAspectRatio="none"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        BAR_WIDTH,
        BAR_HEIGHT,
        format_html_join(
            "",
            '<rect class="{}" x="{}" y="0" width="{}" height="{}"/>',
            ((kind, f"{x:.1f}", f"{width:.1f}", BAR_HEIGHT) for kind, x, width in cells),
        ),
    )


def _shares(kinds: list[str]) -> list[tuple[str, float, float]]:
    unit = BAR_WIDTH / len(kinds)
    present = dict.fromkeys(kinds)
    return [(kind, kinds.index(kind) * unit, kinds.count(kind) * unit) for kind in present]


@register.filter
def first_input(field: BoundField) -> str:
    """Return the id of the input in which this field is mended: the first, if it has many."""
    if not field.subwidgets:
        return str(field.auto_id)
    widget: dict[str, Any] = field.subwidgets[0].data
    first = widget.get("subwidgets", [widget])[0]
    return str(first["attrs"].get("id", field.auto_id))


@register.filter
def problems(field: BoundField) -> list[str]:
    """Return what is wrong with a field, in words that also say so without the field beside them.

    Django says "This field is required." of each that is empty; we name it.
    """
    bare = str(Field.default_error_messages["required"])
    ask = _("Choose “%(label)s”.") if hasattr(field.field, "choices") else _("Enter “%(label)s”.")
    return [
        ask % {"label": field.label} if said == bare else said for said in map(str, field.errors)
    ]


@register.filter
def kind_of(message: Message) -> str:
    """Return the kind of notice that says what Django's message says."""
    kinds = {"success": "good", "warning": "warn", "error": "bad"}
    return kinds.get(message.level_tag, "info")


@register.filter
def loudness(tags: list[str] | str, default: str) -> str:
    """Return the class of one of allauth's buttons, by the tags that its pages give it."""
    if "danger" in tags:
        return "button-danger"
    if "link" in tags or "cancel" in tags:
        return "button-quiet"
    return "" if "outline" in tags or "secondary" in tags else default
