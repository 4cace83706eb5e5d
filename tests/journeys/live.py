"""People before the live page, each with a browser window of their own."""

import time
from collections.abc import Callable

from playwright.sync_api import Browser, Locator, Page

PASSWORD = "demo"
PATIENCE = 20  # seconds until the page must show what is expected

_LINES = """
    (item) => [...document.querySelectorAll(`[id="notes-${item}"] > .block`)].map((block) => {
      const text = block.querySelector(".block-text").cloneNode(true);
      for (const caret of text.querySelectorAll(".block-caret")) caret.remove();
      return [block.dataset.kind, text.textContent.trim()];
    }).filter(([, text]) => text)
"""

_NEXT_FRAME = "() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))"


class Seat:
    """One person's window on the notes of a meeting."""

    def __init__(self, browser: Browser, who: str, *, phone: bool = False, **context: object):
        size = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 900}
        self.context = browser.new_context(viewport=size, **context)
        self.who = who
        self.broken: list[str] = []
        self._sign_in()

    def open(self, address: str) -> "Seat":
        """Open the live page and wait until its notes are there."""
        self.address = address
        self.page = self._new_page()
        self.page.goto(address)
        self.shows("saved")
        return self

    def close(self) -> None:
        self.page.close()

    def shows(self, state: str) -> None:
        """Wait for a state of saving, as the corner of the page tells it."""
        self.page.locator(f'#notes-state[data-state="{state}"]').wait_for(timeout=PATIENCE * 1000)

    def editor(self, item: str) -> Locator:
        return self.page.locator(f'[id="notes-{item}"]')

    def go_to_end(self, item: str) -> None:
        """Put the caret behind the last word of an item."""
        self.editor(item).locator(".block-text").last.click()
        self.press("End")
        self.page.evaluate(_NEXT_FRAME)  # a browser tells the editor of a new caret a moment later

    def begin(self, item: str, words: str = "") -> None:
        """Begin a new block at the end of an item, and type."""
        self.go_to_end(item)
        self.press("Control+Enter")
        self.type(words)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def lines(self, item: str) -> list[list[str]]:
        """Return what the item says: the kind and the text of each block that has any."""
        return self.page.evaluate(_LINES, item)

    def texts(self, item: str) -> list[str]:
        return [text for _kind, text in self.lines(item)]

    def _sign_in(self) -> None:
        page = self._new_page()
        page.goto("/accounts/login/")
        page.locator("input[name=login]").fill(self.who)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url("**/meetings/**")
        page.close()

    def _new_page(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.broken.append(str(error)))
        page.on("console", lambda message: self._note(message.text))
        return page

    def _note(self, message: str) -> None:
        if "Content Security Policy" in message:
            self.broken.append(message)


def eventually(look: Callable[[], object], expected: object) -> None:
    """Wait until `look()` is what is expected; the policy of the page forbids asking inside it."""
    deadline = time.monotonic() + PATIENCE
    while (seen := look()) != expected and time.monotonic() < deadline:
        time.sleep(0.1)
    assert seen == expected, f"{seen!r} is not {expected!r}"
