"""No page of the demonstration has English left under /ka/."""

import re
from collections import Counter

import pytest

from tests.site.georgian import left_in_english

pytestmark = pytest.mark.browser

ENOUGH = 12  # pages of one shape, such as /ka/gaps/*/
KEYS = re.compile(r"[0-9a-f-]{36}|[AG]-[\d-]+|\d+")
LINKS = re.compile(r'href="(/ka/[^"#]*)"')
NAMES = ("Giorgi Testiani", "Nino Magalitadze")


def sign_in(page, name):
    page.goto("/ka/accounts/login/")
    page.locator("[name=login]").fill(f"{name}@example.org")
    page.locator("[name=password]").fill("demo")
    page.get_by_role("main").get_by_role("button").click()
    page.wait_for_url("**/ka/meetings/")


def walk(page, start):
    """Yield every address that links lead to, with its page before any script."""
    seen, ahead, shapes = {start}, [start], Counter()
    while ahead:
        address = ahead.pop(0)
        shape = KEYS.sub("*", address.partition("?")[0])
        shapes[shape] += 1
        if shapes[shape] > ENOUGH:
            continue
        content = page.request.get(address).text()
        yield address, content
        found = dict.fromkeys(LINKS.findall(content))
        ahead += [link for link in found if link not in seen]
        seen |= found.keys()


@pytest.mark.parametrize(("name", "least"), [("", 15), ("facilitator", 50), ("stakeholder", 30)])
def test_nothing_is_left_in_english(page, name, least):
    if name:
        sign_in(page, name)

    pages = dict(walk(page, "/ka/"))

    left = {address: left_in_english(text, names=NAMES) for address, text in pages.items()}
    assert {address: texts for address, texts in left.items() if texts} == {}
    assert len(pages) >= least


def test_scripts_write_georgian_into_the_live_page(page):
    sign_in(page, "facilitator")
    page.get_by_role("link", name="მიმდინარე ჩანაწერების გახსნა").first.click()
    page.locator("[data-state=saved]").wait_for()
    page.locator("#notes-made li a").first.wait_for()

    page.eval_on_selector_all("#notes-made li a", "said => said.forEach(each => each.remove())")
    assert left_in_english(page.content(), names=NAMES) == []


@pytest.mark.parametrize("address", ["/ka/accounts/login/", "/ka/meetings/new/"])
def test_a_form_says_in_georgian_what_to_mend(page, address):
    if address == "/ka/meetings/new/":
        sign_in(page, "facilitator")
    page.goto(address)

    page.eval_on_selector("main form", "form => { form.noValidate = true; form.submit() }")
    page.locator("main [aria-invalid=true]").first.wait_for()

    assert left_in_english(page.content(), names=NAMES) == []


def test_english_would_be_found(page):
    english = page.request.get("/gaps/").text().replace('<html lang="en">', '<html lang="ka">')

    assert "Gaps and progress" in left_in_english(english)
