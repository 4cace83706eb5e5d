"""A text in several languages: one value, one column, one input per language."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


class Text(dict[str, str]):
    """What a text says in each language; as a string, in the reader's own where there is one."""

    def language(self, wanted: str | None = None) -> str:
        """Return the language in which a reader of `wanted` gets this text."""
        wanted = wanted or translation.get_language() or settings.LANGUAGE_CODE
        if self.get(wanted):
            return wanted
        return next((code for code, value in self.items() if value), wanted)

    def in_language(self, wanted: str) -> str:
        return self.get(self.language(wanted), "")

    def __str__(self) -> str:
        return self.get(self.language(), "")

    def __bool__(self) -> bool:
        return any(self.values())

    @classmethod
    def translated(cls, words: "StrPromise") -> Self:
        """Return in every language what a lazy `words` says, for a record that we write."""
        said = cls()
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                said[code] = str(words)
        return said

    @classmethod
    def of(cls, value: "Mapping[str, str] | str | None") -> Self:
        """Return `value` as a text; a plain string is one in the default language."""
        if isinstance(value, str):
            return cls({settings.LANGUAGE_CODE: value})
        return cls({code: said for code, said in (value or {}).items() if said})


class TextInput(forms.MultiWidget):
    """An input for each language, each with its own name, label and `lang`."""

    template_name = "django/forms/widgets/text_in_languages.html"

    def __init__(self, widget: type[forms.Widget] = forms.TextInput, attrs: Any = None) -> None:
        self.languages = [code for code, _name in settings.LANGUAGES]
        super().__init__({code: widget(attrs={"lang": code}) for code in self.languages}, attrs)

    def decompress(self, value: Mapping[str, str] | None) -> list[str]:
        text = Text.of(value)
        return [text.get(code, "") for code in self.languages]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for code, widget in zip(self.languages, context["widget"]["subwidgets"], strict=True):
            widget["language"] = get_language_info(code)["name_local"]
        return context


class TextFormField(forms.MultiValueField):
    """At least one language must be filled; the others may follow."""

    widget = TextInput

    def __init__(self, *, max_length: int | None = None, **kwargs: Any) -> None:
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        kwargs.setdefault("widget", TextInput)
        fields = [
            forms.CharField(required=False, max_length=max_length) for _code in settings.LANGUAGES
        ]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> Text:
        codes = (code for code, _name in settings.LANGUAGES)
        return Text.of(dict(zip(codes, data_list, strict=False)))

    def validate(self, value: Text) -> None:
        """Refuse blanks where words are required: Django looks before it strips them."""
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        held = Text.of(initial)
        return super().has_changed([held.get(code, "") for code, _name in settings.LANGUAGES], data)


class TextField(models.JSONField):
    """A column that holds a `Text`, as `{"en": "…", "ka": "…"}`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", Text)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Text:
        return Text.of(super().from_db_value(value, expression, connection))

    def to_python(self, value: Any) -> Text:
        return Text.of(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Text:
        text = Text.of(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, text)
        return text

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        unknown = set(value) - {code for code, _name in settings.LANGUAGES}
        if unknown:
            raise ValidationError(_("This language is not in use here."), code="language")
        super().validate(value, model_instance)

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(self, **({"form_class": TextFormField} | kwargs))
