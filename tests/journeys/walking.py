"""How people move through the product: sign in, open letters, type into the notes."""

import email
import email.policy
import re
import time
from email.message import EmailMessage
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser import Server

SAVED = re.compile("Saved")


def arrive(browser: Browser, server: Server, who: str | None = None) -> Page:
    """Return a page in a browser of its own, signed in as a demonstration account."""
    context: BrowserContext = browser.new_context(
        base_url=server.address, locale="en-GB", timezone_id="Asia/Tbilisi"
    )
    page = context.new_page()
    if who:
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill(f"{who}@example.org")
        page.get_by_label("Password").fill("demo")
        page.locator("main").get_by_role("button", name="Sign In").click()
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    return page


def letters(server: Server, *, to: str, patience: float = 30) -> list[EmailMessage]:
    """Wait for letters to somebody among the files of the default set-up."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = [letter for letter in _all_letters(server.var / "mail") if to in letter["To"]]
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"No letter to {to} in {server.var / 'mail'}")


def _all_letters(folder: Path) -> list[EmailMessage]:
    files = sorted(folder.glob("*.eml")) if folder.exists() else []
    return [
        email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files
    ]


def calendar_in(letter: EmailMessage) -> bytes:
    parts = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    assert len(parts) == 1
    return parts[0].get_payload(decode=True)  # type: ignore[return-value]


def link_in(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    found = re.search(r"https?://[^\s/]+(/(?:ka/)?i/[\w-]+/)", body.get_content())
    assert found, body.get_content()
    return found[1]


def editor(page: Page, item: int) -> Locator:
    """Return the part of the notes that is for the `item`th agenda item, counted from 1."""
    return page.locator("[data-notes-of]").nth(item - 1).locator(".ProseMirror")


def words(page: Page, item: int) -> str:
    """Return what stands under an item, block by block, without carets and hints."""
    blocks = editor(page, item).locator(".block-text")
    return "\n".join(
        blocks.evaluate_all(
            "all => all.map(one => {"
            " const copy = one.cloneNode(true);"
            " copy.querySelectorAll('.ProseMirror-widget').forEach(each => each.remove());"
            " return copy.textContent.replaceAll('\\u2060', '') })"
        )
    )


def is_saved(page: Page, patience: float = 30) -> None:
    expect(page.locator("#notes-state")).to_have_text(SAVED, timeout=patience * 1000)
