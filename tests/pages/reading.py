"""Read an answer as a reader would: words and links, however its template breaks the lines."""

import re

LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
MAIN = re.compile(r"<main.*</main>", re.DOTALL)


def words_of(response):
    """Return the words of the page's content."""
    (main,) = MAIN.findall(response.content.decode())
    return _words(main)


def links_of(response):
    """Return where the words of each link lead."""
    found = LINK.findall(response.content.decode())
    return {_words(said): address for address, said in found}


def language_of(response):
    return re.search(r'<html lang="(.*?)">', response.content.decode())[1]


def _words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
