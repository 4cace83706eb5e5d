"""A real browser before the real server: what all journeys stand on."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_home_page_opens_in_both_languages(page):
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")

    page.goto("/ka/")
    expect(page.locator("html")).to_have_attribute("lang", "ka")


def test_styles_and_scripts_are_served(page):
    failed = []
    page.on("response", lambda response: response.ok or failed.append(response.url))

    page.goto("/")

    loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert any(name.endswith("kreba.css") for name in loaded)
    assert any(name.endswith("kreba.js") for name in loaded)
    assert failed == []


@pytest.mark.postgres
def test_a_server_that_was_killed_comes_back_with_its_data(server, page):
    page.goto("/calendar/")
    before = page.locator("main").inner_text()

    server.kill()
    server.start()

    page.goto("/calendar/")
    assert page.locator("main").inner_text() == before
