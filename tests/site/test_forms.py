"""How a form comes back: errors in words, beside the field and in a summary that leads there."""

import pytest
from django import forms
from django.template.loader import render_to_string

from kreba.templatetags.house import first_input, problems
from meetings.texts import TextFormField


class Sample(forms.Form):
    title = TextFormField(label="Title")
    mode = forms.ChoiceField(
        label="Mode", choices=[("a", "In person"), ("b", "Online")], widget=forms.RadioSelect
    )
    group = forms.ChoiceField(label="Group", choices=[("", "Choose"), ("1", "Adjara")])
    people = forms.MultipleChoiceField(
        label="People", choices=[("1", "Nino")], widget=forms.CheckboxSelectMultiple
    )
    nobody = forms.MultipleChoiceField(label="Nobody", widget=forms.CheckboxSelectMultiple)
    minutes = forms.IntegerField(label="Minutes", help_text="Of the meeting")
    agreed = forms.BooleanField(label="I agree", help_text="To the rules")
    note = forms.CharField(label="Note", required=False)


@pytest.fixture
def sent():
    return Sample({"minutes": "many", "note": "kept"})


def test_each_error_leads_to_an_input_that_is_there(sent):
    page = str(sent)
    targets = [first_input(sent[name]) for name in sent.errors]

    assert targets == [
        "id_title_0",
        "id_mode_0",
        "id_group",
        "id_people_0",
        "id_nobody",
        "id_minutes",
        "id_agreed",
    ]
    assert all(page.count(f'id="{target}"') == 1 for target in targets)


def test_an_empty_field_is_named_since_several_may_be_empty(sent):
    said = {name: problems(sent[name]) for name in sent.errors}

    assert said == {
        "title": ["Enter “Title”."],
        "mode": ["Choose “Mode”."],
        "group": ["Choose “Group”."],
        "people": ["Choose “People”."],
        "nobody": ["Choose “Nobody”."],
        "minutes": ["Enter a whole number."],
        "agreed": ["Enter “I agree”."],
    }


def test_the_summary_says_all_that_is_wrong_and_takes_the_focus(sent):
    sent.add_error(None, "The meeting has moved on.")

    summary = render_to_string("components/error_summary.html", {"form": sent})

    assert "<li>The meeting has moved on.</li>" in summary
    assert '<li><a href="#id_minutes">Enter a whole number.</a></li>' in summary
    assert "autofocus" in summary


def test_a_form_without_errors_has_no_summary():
    assert render_to_string("components/error_summary.html", {"form": Sample()}).strip() == ""


def test_hint_and_error_are_tied_to_the_input(sent):
    page = str(sent)

    assert 'aria-describedby="id_minutes_helptext id_minutes_error"' in page
    assert 'id="id_minutes_helptext"' in page
    assert 'id="id_minutes_error"' in page


def test_several_inputs_are_one_question(sent):
    legend = str(sent).partition("<fieldset")[2].partition("</legend>")[0]

    assert "Title" in legend
    assert 'aria-describedby="id_title_error"' in legend


def test_nothing_typed_is_lost(sent):
    page = str(sent)

    assert 'value="kept"' in page
    assert 'value="many"' in page


def test_only_what_may_stay_empty_says_so(sent):
    assert str(sent).count("(optional)") == 1
    assert "(optional)" in sent["note"].as_field_group()
