"""A text in several languages: how it is kept, typed, checked and shown."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation
from django.utils.translation import gettext_lazy

from meetings.directory.models import Region
from meetings.texts import Text, TextField, TextFormField
from tests.factories import RegionFactory

BOTH = Text({"en": "Batumi", "ka": "ბათუმი"})
ENGLISH, GEORGIAN = Text({"en": "Batumi"}), Text({"ka": "ბათუმი"})


class Named(forms.Form):
    name = TextFormField(max_length=10)
    other = TextFormField(required=False)


def typed(en="", ka="", **more):
    return Named({"name_en": en, "name_ka": ka} | more)


@pytest.mark.parametrize(
    ("text", "reader", "said", "language"),
    [
        (BOTH, "en", "Batumi", "en"),
        (BOTH, "ka", "ბათუმი", "ka"),
        (ENGLISH, "ka", "Batumi", "en"),
        (GEORGIAN, "en", "ბათუმი", "ka"),
        (Text({"en": "", "ka": "ბათუმი"}), "en", "ბათუმი", "ka"),
        (Text(), "ka", "", "ka"),
    ],
)
def test_a_reader_gets_their_language_or_another(text, reader, said, language):
    with translation.override(reader):
        assert (str(text), text.language()) == (said, language)
    assert (text.in_language(reader), text.language(reader)) == (said, language)


@pytest.mark.parametrize(
    ("text", "says_something"), [(BOTH, True), (Text(), False), (Text({"en": ""}), False)]
)
def test_a_text_without_words_is_none(text, says_something):
    assert bool(text) is says_something


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Batumi", {"en": "Batumi"}),
        ({"en": "Batumi", "ka": ""}, {"en": "Batumi"}),
        (None, {}),
        (BOTH, {"en": "Batumi", "ka": "ბათუმი"}),
    ],
)
def test_a_text_is_made_of_what_there_is(value, text):
    assert Text.of(value) == text


def test_our_own_words_are_kept_in_every_language():
    with translation.override("ka"):
        assert Text.translated(gettext_lazy("Agenda")) == {"en": "Agenda", "ka": "დღის წესრიგი"}
        assert translation.get_language() == "ka"


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize("value", ["Batumi", {"en": "Batumi", "ka": ""}, ENGLISH])
def test_a_column_gives_back_a_text(value):
    region = RegionFactory(name=value)

    kept = Region.objects.get(pk=region.pk).name
    assert (type(kept), kept) == (Text, {"en": "Batumi"})
    assert type(region.name) is Text
    assert Region.objects.filter(name__en="Batumi").get() == region


def test_a_column_begins_empty_and_never_shared():
    first, second = Region(), Region()

    first.name["en"] = "Batumi"

    assert (type(second.name), second.name) == (Text, {})


@pytest.mark.parametrize(
    ("value", "code"), [({"fr": "Batoumi"}, "language"), ({}, "blank"), (None, "blank")]
)
def test_a_column_refuses(value, code):
    with pytest.raises(ValidationError) as refusal:
        TextField().clean(value, None)

    assert refusal.value.code == code


def test_what_is_typed_is_a_text():
    form = typed(en=" Batumi ", ka="ბათუმი")

    assert form.is_valid()
    assert form.cleaned_data == {"name": BOTH, "other": Text()}
    assert type(form.cleaned_data["name"]) is Text


def test_one_language_is_enough():
    form = typed(ka="ბათუმი")

    assert form.is_valid()
    assert form.cleaned_data["name"] == GEORGIAN


@pytest.mark.parametrize("blank", ["", "   "])
def test_none_is_not(blank):
    assert typed(en=blank, ka=blank).errors == {"name": ["This field is required."]}


def test_every_language_has_its_limit():
    said = typed(en="Batumi", ka="ბათუმი და ქუთაისი").errors["name"]

    assert said == ["Ensure this value has at most 10 characters (it has 17)."]


@pytest.mark.parametrize(
    ("en", "ka", "changed"),
    [("Batumi", "ბათუმი", False), ("Batumi", "", True), ("Kutaisi", "ბათუმი", True)],
)
def test_a_form_knows_whether_a_text_was_changed(en, ka, changed):
    form = Named({"name_en": en, "name_ka": ka}, initial={"name": dict(BOTH)})

    assert form.has_changed() is changed


def test_each_language_has_an_input_that_says_which_it_is():
    html = " ".join(str(Named(initial={"name": BOTH})["name"]).split())

    languages = (("en", "English", "Batumi"), ("ka", "ქართული", "ბათუმი"))
    for place, (code, name, said) in enumerate(languages):
        assert f'<label for="id_name_{place}" lang="{code}" >{name}</label>' in html
        assert f'name="name_{code}" value="{said}" lang="{code}"' in html


@pytest.mark.parametrize(
    ("text", "reader", "written"),
    [
        (BOTH, "ka", "ბათუმი"),
        (ENGLISH, "ka", '<span lang="en">Batumi</span>'),
        (GEORGIAN, "en", '<span lang="ka">ბათუმი</span>'),
        (Text({"en": "<b>&"}), "en", "&lt;b&gt;&amp;"),
        (Text({"en": "<b>&"}), "ka", '<span lang="en">&lt;b&gt;&amp;</span>'),
        ("<b>&", "ka", "&lt;b&gt;&amp;"),
        (Text(), "ka", ""),
    ],
)
def test_a_fallback_says_in_which_language_it_is(text, reader, written):
    template = Template("{% load texts %}{% text value %}")

    with translation.override(reader):
        assert template.render(Context({"value": text})) == written
