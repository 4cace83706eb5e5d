"""The catalogue of each language is complete, right, and written in one way only."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import gettext, ngettext

from kreba import paths
from kreba.translations import catalogue, sources
from kreba.translations.faults import faults
from meetings.desk import live_texts
from meetings.domain.meetings import State
from meetings.invitations import mail as letters
from tests.meetings.invitations.scene import SENT_AT, an_invitation
from tests.site.georgian import english_in, left_in_english

KA = catalogue.PLURALS["ka"]
IN_PYTHON = """
_("plain")
gettext_lazy("in "
             "two parts")
ngettext_lazy("%(n)s gap", "%(n)s gaps", 3)
pgettext_lazy("verb", "open")
_(name)
"""
IN_A_TEMPLATE = """{% load i18n %}
{% if one %}
      {% translate "said" %} it's {{ two|default:_("else") }}
  {% blocktranslate count n=gaps|length trimmed %}
    {{ n }} row
  {% plural %}
    {{ n }} rows
  {% endblocktranslate %}
{% endif %}
{% translate "close" context "verb" as closes %}
"""


@pytest.fixture
def written(tmp_path):
    """Return a function that reads these lines as a catalogue."""

    def read(lines, plurals=KA):
        header = f'msgid ""\nmsgstr ""\n"Language: ka\\n"\n"Plural-Forms: {plurals}\\n"\n\n'
        (tmp_path / "django.po").write_text(header + lines)
        return catalogue.read(tmp_path / "django.po")

    return read


def wanting(*messages):
    catalog = Catalog()
    for message in messages:
        catalog.add(message)
    return catalog


def test_every_text_is_translated():
    call_command("check_translations")


def test_a_text_without_translation_fails_the_check(tmp_path, monkeypatch, capsys):
    content = catalogue.file_of("ka").read_text().replace("ხარვეზები და პროგრესი", "", 1)
    monkeypatch.setattr(paths, "LOCALE", tmp_path)
    catalogue.file_of("ka").parent.mkdir(parents=True)
    catalogue.file_of("ka").write_text(content)

    with pytest.raises(CommandError, match=r"1 fault\."):
        call_command("check_translations")

    assert "ka: untranslated: 'Gaps and progress'" in capsys.readouterr().out


def test_collecting_again_changes_nothing(tmp_path, monkeypatch):
    content = catalogue.file_of("ka").read_bytes()
    monkeypatch.setattr(paths, "LOCALE", tmp_path)
    catalogue.file_of("ka").parent.mkdir(parents=True)
    catalogue.file_of("ka").write_bytes(content)

    with translation.override("ka"):  # which must not change how it is written
        call_command("collect_messages")

    assert catalogue.file_of("ka").read_bytes() == content


def test_messages_are_found_in_code_and_templates(tmp_path):
    (tmp_path / "code.py").write_text(IN_PYTHON)
    (tmp_path / "page.html").write_text(IN_A_TEMPLATE)

    found = sources.messages(tmp_path, ["*.py", "*.html"])

    assert {(message.context, message.id) for message in found if message.id} == {
        (None, "plain"),
        (None, "in two parts"),
        (None, ("%(n)s gap", "%(n)s gaps")),
        ("verb", "open"),
        (None, "said"),
        (None, "else"),
        (None, ("%(n)s row", "%(n)s rows")),
        ("verb", "close"),
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ('msgid "Gap"\nmsgstr "ხარვეზი"', []),
        ("", ["missing: 'Gap' (in no file)"]),
        ('msgid "Gap"\nmsgstr ""', ["untranslated: 'Gap' (in no file)"]),
        ('#, fuzzy\nmsgid "Gap"\nmsgstr "ხარვეზი"', ["fuzzy: 'Gap' (in no file)"]),
        ('msgid "Gap"\nmsgstr "ᲮᲐᲠᲕᲔᲖᲘ"', ["capital letters: 'Gap' (in no file)"]),
        ('msgid "Gap"\nmsgstr "ხარვეზი {n}"', ["placeholders differ: 'Gap' (in no file)"]),
        (
            'msgid "Gap"\nmsgstr "ხარვეზი"\n\nmsgid "Goat"\nmsgstr "თხა"',
            ["obsolete: 'Goat' (in no file)"],
        ),
        (
            'msgid "Gap"\nmsgstr "ხარვეზი"\n\n#~ msgid "Goat"\n#~ msgstr "თხა"',
            ["obsolete: 'Goat' (in no file)"],
        ),
        ('msgid "Gap"\nmsgstr "ხარვეზი"\n\nmsgid "Borrowed"\nmsgstr "ნათხოვარი"', []),
    ],
)
def test_faults_are_named(written, lines, expected):
    found = faults(written(lines), wanted=wanting("Gap"), allowed=wanting("Borrowed"), plurals=KA)

    assert list(found) == expected


@pytest.mark.parametrize(
    ("said", "string", "is_kept"),
    [
        ("%(n)s of %(all)s", "%(all)s-დან %(n)s", True),
        ("%(n)s of %(all)s", "%(n)s", False),
        ("%(n)s", "%(m)s", False),
        ("at most %d", "არაუმეტეს %s", False),
        ("Offline, {count} unsent", "ხაზგარეშე, გაუგზავნელია {count}", True),
        ("Offline, {count} unsent", "ხაზგარეშე", False),
        ('<a href=\\"/\\">home</a>', '<a href=\\"/\\">მთავარი</a>', True),
        ('<a href=\\"/\\">home</a>', "მთავარი", False),
    ],
)
def test_placeholders_are_kept(written, said, string, is_kept):
    catalog = written(f'msgid "{said}"\nmsgstr "{string}"')

    found = faults(catalog, wanted=catalog, allowed=catalog, plurals=KA)

    assert [fault.partition(":")[0] for fault in found] == (
        [] if is_kept else ["placeholders differ"]
    )


def test_every_plural_form_keeps_its_placeholders(written):
    catalog = written(
        'msgid "%(n)s gap"\nmsgid_plural "%(n)s gaps"\n'
        'msgstr[0] "%(n)s ხარვეზი"\nmsgstr[1] "ხარვეზები"'
    )

    found = list(faults(catalog, wanted=catalog, allowed=catalog, plurals=KA))

    assert found == ["placeholders differ: '%(n)s gap' (in no file)"]


def test_georgian_counts_by_our_rule(written):
    babels = written('msgid "Gap"\nmsgstr "ხარვეზი"', plurals="nplurals=1; plural=0;")

    found = list(faults(babels, wanted=babels, allowed=babels, plurals=KA))

    assert found == [f"plural rule: nplurals=1; plural=0; in place of {KA}"]


def test_what_we_write_is_counted_by_our_rule(written, tmp_path, settings):
    file = tmp_path / "ka/LC_MESSAGES/django.po"
    catalog = written('msgid "one day"\nmsgid_plural "days"\nmsgstr[0] "დღე"\nmsgstr[1] "დღეები"')
    file.parent.mkdir(parents=True)
    catalogue.write(catalog, file, "ka")
    with file.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalogue.read(file))
    settings.LOCALE_PATHS = [tmp_path]

    with translation.override("ka"):
        counted = [ngettext("one day", "days", number) for number in (0, 1, 2, 21)]

    assert counted == ["დღეები", "დღე", "დღეები", "დღეები"]


def test_our_words_win_over_those_of_other_packages():
    with translation.override("ka"):
        assert gettext("Are you sure you want to sign out?") == "ნამდვილად გსურთ გასვლა?"


def test_the_scripts_of_the_live_page_are_given_georgian():
    with translation.override("ka"):
        texts = list(_strings(live_texts.texts())) + list(_strings(live_texts.texts(writing=False)))

    assert [text for text in texts if english_in(text.replace("{count}", ""))] == []


def _strings(texts):
    for text in texts.values() if isinstance(texts, dict) else texts:
        if isinstance(text, str):
            yield text
        else:
            yield from _strings(text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("write", "state"),
    [
        (letters.invitation, State.SCHEDULED),
        (letters.update, State.SCHEDULED),
        (letters.cancellation, State.CANCELLED),
        (letters.cancellation, State.SCHEDULED),  # taken back
    ],
)
def test_letters_are_written_in_georgian(write, state):
    letter = write(an_invitation("ka", state=state), now=SENT_AT)

    assert left_in_english(letter.html, names=["Giorgi Testiani"]) == []
    assert not english_in(letter.subject)
    assert not english_in(letter.text.replace("Giorgi Testiani", ""))


@pytest.mark.parametrize(
    ("text", "is_english"),
    [
        ("ხარვეზები და პროგრესი", False),
        ("დააჭირეთ Ctrl+Shift+A, G-001, A-2024-003, D-2024-Q2-BAT-02", False),
        ("მოგვწერეთ: nino@example.org, https://kreba.example.org/ka/i/x", False),
        ("Gaps", True),
        ("ხარვეზი of 4", True),
    ],
)
def test_english_is_told_from_what_georgian_writes_in_latin_letters(text, is_english):
    assert english_in(text) == is_english


def test_what_says_that_it_is_english_may_be():
    page = '<html lang="ka"><p>ეს: <b lang="en">Gap<br></b> <img alt="gone"><i>left</i></p></html>'

    assert left_in_english(page) == ["gone", "left"]
