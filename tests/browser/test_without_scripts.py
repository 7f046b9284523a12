"""Without JavaScript everything but search and live filtering works."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.page_types import PAGE_TYPES


@pytest.fixture
def plain(new_page: Opener) -> Page:
    """A page on a phone without JavaScript."""
    return new_page(360, 740, java_script_enabled=False)


def test_all_text_is_there(plain: Page, page: Page, url: str) -> None:
    """The content reads the same with and without JavaScript, but for controls that need it, and for the two
    pages that are nothing without it and say so.
    """
    if url in (PAGE_TYPES["search"], PAGE_TYPES["compare"]):
        plain.goto(url)
        assert re.search("JavaScript|脚本", plain.locator("main").inner_text())
        return
    plain.goto(url)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(url)
    page.evaluate("document.querySelectorAll('[data-script]').forEach(e => e.remove())")
    page.evaluate("document.querySelectorAll('[data-today]').forEach(e => { e.textContent = '引用日期'; })")
    assert plain.locator("main").inner_text().split() == page.locator("main").inner_text().split()


def test_controls_that_need_scripts_are_hidden(plain: Page, url: str) -> None:
    """No button is shown that would do nothing."""
    plain.goto(url)
    buttons = plain.locator("button")
    assert [buttons.nth(i).inner_text() for i in range(buttons.count()) if buttons.nth(i).is_visible()] == []


def test_navigation_of_a_phone(plain: Page) -> None:
    """The drawer opens and leads on."""
    plain.goto("")
    plain.locator(".drawer summary").click()
    plain.locator(".drawer").get_by_role("link", name="工作室").click()
    expect(plain).to_have_url(re.compile("/studios/$"))
    expect(plain.locator("h1")).to_be_visible()


def test_facets_are_links(plain: Page) -> None:
    """The filters of a list unfold, and each is a link to a page of its own, with the way back in it."""
    plain.goto(PAGE_TYPES["achievement_list"])
    plain.locator(".facets > summary").click()
    plain.locator(".facets").get_by_role("link", name="平台").first.click()
    expect(plain.locator("main")).to_contain_text("平台")


def test_folded_evidence_unfolds(plain: Page) -> None:
    """The evidence of a criterion is folded by the browser itself."""
    plain.goto(PAGE_TYPES["branch"])
    folded = plain.locator(".seven details").first
    folded.locator("summary").click()
    expect(folded.locator("a").first).to_be_visible()
