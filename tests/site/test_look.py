"""Every kind of page in a real browser: accessible by axe, and whole on a phone and on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PUBLIC = ("/", "/news/", "/calendar/", "/gaps/", "/accounts/login/", "/no-such-page/")
OWN = ("/meetings/", "/meetings/new/", "/actions/", "/decisions/", "/accounts/2fa/")
WITH_DETAIL = ("/news/", "/calendar/", "/gaps/", "/meetings/", "/actions/")


def sign_in(page, name):
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(f"{name}@example.org")
    page.get_by_label("Password").fill("demo")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/meetings/")


def with_details(page, addresses):
    """Yield each address, and the first page that a list leads to."""
    for address in addresses:
        yield address
        if address.removeprefix("/ka") in WITH_DETAIL:
            page.goto(address)
            first = page.locator("main :is(h3, th, h2) a").first
            yield first.get_attribute("href")


def what_is_wrong_with(page, address):
    page.goto(address)
    found = [violation["id"] for violation in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("wider than the window")
    return found


@pytest.mark.parametrize("addresses", [PUBLIC, OWN], ids=["public", "own"])
@pytest.mark.parametrize(
    ("width", "scheme", "prefix"),
    [(360, "light", "/ka"), (1280, "dark", "")],
    ids=["phone", "desk"],
)
def test_pages_are_accessible_and_fit(page, addresses, width, scheme, prefix):
    if addresses is OWN:
        sign_in(page, "facilitator")
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)

    wrong = {
        address: found
        for address in list(with_details(page, [prefix + address for address in addresses]))
        if (found := what_is_wrong_with(page, address))
    }

    assert wrong == {}


def test_the_first_tab_leads_past_the_header(page):
    page.goto("/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_a_form_that_comes_back_is_read_from_its_errors(page):
    sign_in(page, "facilitator")
    page.goto("/meetings/new/")
    page.get_by_label("Link to join online").fill("https://example.org/room")

    page.get_by_role("main").get_by_role("button").first.click()

    summary = page.get_by_role("alert")
    assert summary.evaluate("box => box === document.activeElement")
    summary.get_by_role("link", name="Enter “Title”.").click()
    assert page.evaluate("document.activeElement.id") == "id_title_0"
    assert page.get_by_label("Link to join online").input_value() == "https://example.org/room"
    assert page.title().startswith("Error:")
