"""Every page on paper: the content alone, with page numbers, whole, and with addresses that can be typed."""

from __future__ import annotations

import unicodedata

import pytest
from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from tests.browser.page_types import PAGE_TYPES

CHROME = ("跳到正文", "首页支部工作室", "深色大字", "打印本页", "编辑本页", "左右滑动")
"""Words of the navigation and of controls."""

RADICALS = str.maketrans(
    "⻅⻚⻓⻢⻋⻔⻉⻥⻩⻬⻰⻘⻛⻜⻝⻣⻤⻨⻦⺠⻆⻁⻄⺟⻮⻳⻙", "见页长马车门贝鱼黄齐龙青风飞食骨鬼麦鸟民角虎西母齿龟韦"
)
"""A PDF may name a character that is also a radical by the radical; NFKC knows only the older half of them."""


def printed(page: Page) -> list[str]:
    """What the open page prints, sheet by sheet, closed up."""
    return [closed(sheet.get_textpage().get_text_range()) for sheet in paper(page)]


def paper(page: Page) -> PdfDocument:
    """The open page as a PDF."""
    return PdfDocument(page.pdf(prefer_css_page_size=True))


def closed(text: str) -> str:
    """A text without spaces, in common characters, so that it can be found in what was printed."""
    return "".join(unicodedata.normalize("NFKC", text).translate(RADICALS).split())


def test_content_without_chrome(page: Page, url: str) -> None:
    """The title is printed, navigation and controls are not; each sheet has its number, the first says
    whose page it is and the last where it stands.
    """
    page.goto(url)
    title = page.locator("h1").inner_text()
    sheets = printed(page)
    whole = "".join(sheets)
    assert closed(title) in whole
    assert [word for word in CHROME if word in whole] == []
    assert [f"{n}/{len(sheets)}" in sheet for n, sheet in enumerate(sheets, 1)] == [True] * len(sheets)
    assert "四一大学样板党支部与“双带头人”工作室" in sheets[0]
    assert page.url in sheets[-1]


def test_paper_is_light_and_a4(page: Page) -> None:
    """A reader of the dark scheme prints dark ink on white A4."""
    page.goto("?scheme=dark&view=large")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(31, 27, 24)"
    assert paper(page)[0].get_size() == pytest.approx((595, 842), abs=1)


def test_folded_parts_are_printed(page: Page) -> None:
    """Evidence that is folded on the screen is on paper."""
    page.goto(PAGE_TYPES["branch"])
    folded = page.locator(".seven details a").first.inner_text()
    page.emulate_media(media="print")
    assert closed(folded) in "".join(printed(page))


def test_outside_addresses_are_written_out(page: Page) -> None:
    """The address of a link that leads outside stands behind it."""
    page.goto(PAGE_TYPES["branch"])
    addresses = page.locator(".evidence a").evaluate_all("links => links.map(a => a.href)")
    text = "".join(printed(page))
    assert len(addresses) > 0
    assert [address for address in addresses if address not in text] == []


def test_wide_tables_turn(page: Page) -> None:
    """The matrices of the overview stand on sheets in landscape, the rest on upright ones; nothing is cut off."""
    page.goto(PAGE_TYPES["overview"])
    turned = [sheet.get_width() > sheet.get_height() for sheet in paper(page)]
    assert turned[0] is False
    assert True in turned
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 985, "height": 700})  # A4 in landscape between its margins
    wide = page.locator(".matrix").evaluate_all("tables => tables.map(t => t.scrollWidth)")
    assert [width for width in wide if width > 985] == []
