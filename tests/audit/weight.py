"""What a page costs on the line beside its pictures and videos."""

from __future__ import annotations

from playwright.sync_api import Browser, Request, sync_playwright

from scripts.chromium import ARGUMENTS
from tests.browser.page_types import PAGE_TYPES
from tests.browser.reading import scroll_through

HEAVIEST = 120 * 1024
"""Bytes, compressed."""


def weights(browser: str, address: str) -> dict[str, int]:
    """Compressed bytes of each page type with its styles and scripts, on a phone that has seen nothing yet."""
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=browser, args=list(ARGUMENTS))
        return {name: _weight(opened, address + url) for name, url in PAGE_TYPES.items()}


def _weight(browser: Browser, address: str) -> int:
    sizes: list[int] = []

    def gather(request: Request) -> None:
        if request.resource_type not in ("image", "media"):
            sizes.append(request.sizes()["responseBodySize"])

    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.on("requestfinished", gather)
    page.goto(address)
    scroll_through(page)
    context.close()
    return sum(sizes)
