"""Wagtail under our policies, in a real browser: what a test client cannot see."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ARTICLE = "/ka/news/ra-gamoavlina-pirvelma-shekhvedrebma/"


@pytest.fixture
def editor(page):
    """A page of somebody who may edit; it fails its test when a policy blocks something."""
    page.goto("/editors/")
    page.get_by_label("Email").fill("editor@example.org")
    page.get_by_label("Password").fill("demo")
    page.locator("main").get_by_role("button", name="Sign In").click()
    expect(page).to_have_title(re.compile("Dashboard"))
    return page


def test_an_editor_goes_from_a_page_to_its_text_and_sees_what_a_reader_will(editor):
    editor.goto(ARTICLE)
    editor.get_by_role("button", name="View Wagtail quick actions").click()
    editor.locator("[role=menuitem][href$='/edit/']").click()
    expect(editor.locator(".Draftail-Editor").first).to_be_visible()
    editor.get_by_role("textbox", name="Lead").fill("ახლა იწერება.")

    editor.get_by_role("button", name="Toggle preview").click()

    preview = editor.frame_locator("#w-preview-iframe")
    expect(preview.get_by_text("ახლა იწერება.")).to_be_visible(timeout=30_000)
    expect(preview.get_by_role("complementary", name="რას ეხება")).to_be_visible()
    expect(preview.locator("html")).to_have_attribute("lang", "ka")
