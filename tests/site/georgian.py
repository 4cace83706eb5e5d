"""Find the English that is left on a Georgian page, in what a reader sees or hears of it."""

import re
from html.parser import HTMLParser

SPOKEN = ("alt", "aria-label", "content", "placeholder", "title")  # attributes that are read out
SILENT = {"script", "style"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}

# What is written in Latin letters in Georgian too: addresses, codes, keys, proper names.
LATIN = re.compile(
    r"""
    [\w.+-]+@[\w.-]+ | https?://\S+                                # addresses
    | \b[AG]-[\d-]+ | \bD-[\dA-Z-]+ | \B\.ics\b                    # numbers, endings
    | \b[A-Z2-7]{32}\b | \b[0-9a-f]{8}\b                             # secrets
    | \b(?:Ctrl | Shift | Enter | Tab | Esc | A | D | G | Z)\b     # keys
    | \b(?:JavaScript | QR | TOTP | IP)\b
    """,
    re.VERBOSE,
)
WORD = re.compile(r"[A-Za-z]{2,}|\b[a-z]\b")


def english_in(text):
    """Tell whether the text has a word in Latin letters that Georgian does not use."""
    return bool(WORD.search(LATIN.sub(" ", text)))


def left_in_english(page, *, names=()):
    """Return the texts of a page, in HTML, that are English and do not say so by `lang`.

    `names` are those of people, who write themselves as they like.
    """
    reader = _Reader()
    reader.feed(page)
    texts = (re.sub("|".join(map(re.escape, names)) or "$^", " ", text) for text in reader.texts)
    return [text for text in texts if english_in(text)]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.texts = []
        self._within = [("", "")]  # tag and language of each element that is open

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        language = attributes.get("lang", self._within[-1][1])
        is_said = tag != "meta" or attributes.get("name") == "description"
        if language == "ka" and is_said:
            self.texts += [attributes[name] for name in SPOKEN if attributes.get(name)]
        if tag not in VOID:
            self._within.append((tag, language))

    def handle_endtag(self, tag):
        while len(self._within) > 1 and self._within.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, language = self._within[-1]
        if language == "ka" and tag not in SILENT and data.strip():
            self.texts.append(" ".join(data.split()))
