"""What editors build a page from."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from meetings import public

RICH_TEXT = ["h3", "bold", "italic", "ol", "ul", "link"]


class QuoteBlock(blocks.StructBlock):
    """Somebody's words; without a name where a name could harm."""

    text = blocks.TextBlock(label=_("Words"))
    source = blocks.CharBlock(label=_("Who says so"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "pages/blocks/quote.html"


class BodyBlock(blocks.StreamBlock):
    """The body of an article or a page."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", template="pages/blocks/heading.html"
    )
    text = blocks.RichTextBlock(label=_("Text"), icon="pilcrow", features=RICH_TEXT)
    quote = QuoteBlock()


class ReferenceBlock(blocks.FieldBlock):
    """Something that `meetings` keeps, by its key; offered and accepted while it is public."""

    choices: Callable[[], list[tuple[str, str]]]
    nothing: Any

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        self.field = forms.ChoiceField(
            choices=lambda: [("", self.nothing), *self.choices()],
            required=required,
            error_messages={
                "invalid_choice": _("This is not public, or not any more. Choose another.")
            },
        )
        super().__init__(**kwargs)


class MeetingBlock(ReferenceBlock):
    choices = staticmethod(public.meeting_choices)
    nothing = _("Choose a meeting")

    class Meta:
        icon = "date"
        label = _("Meeting")


class GapBlock(ReferenceBlock):
    choices = staticmethod(public.gap_choices)
    nothing = _("Choose a gap")

    class Meta:
        icon = "warning"
        label = _("Gap")


class RelatedBlock(blocks.StreamBlock):
    """What a page speaks of, shown at its side."""

    meeting = MeetingBlock()
    gap = GapBlock()
