"""Everything can be reached and worked without a mouse, and one sees where one is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

_FOCUSED = """
() => {
  const e = document.activeElement, s = getComputedStyle(e);
  return {name: e.textContent.trim(), outline: s.outlineStyle === "none" ? 0 : parseFloat(s.outlineWidth),
          inHeader: !!e.closest(".skip, .site-head"), visible: e.getBoundingClientRect().top >= 0};
}
"""


def test_skip_link_comes_first(page: Page) -> None:
    """The first stop leads past the header: it is seen when focused, and the next stop is in the content."""
    page.goto("branches/icu/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="跳到正文")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#main')")


def test_tab_reaches_the_whole_header_in_order(page: Page) -> None:
    """Every control of the header is one stop, in reading order, and shows a ring when it is focused."""
    page.goto("branches/")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll(".site-head :is(a[href], button, summary, input)")]
        .filter(e => e.checkVisibility()).map(e => e.textContent.trim())"""
    )
    stops = []
    page.keyboard.press("Tab")
    while len(stops) <= len(wanted):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if not stop["inHeader"]:
            break
        assert stop["outline"] >= 2, stop
        stops.append(stop["name"])
    assert stops == wanted
    assert len(wanted) > 10


def test_more_menu(page: Page) -> None:
    """Enter opens the menu of further sections, its links are the next stops, Escape closes it and
    leaves the focus on its button.
    """
    page.goto("")
    menu = page.locator(".tabs__more details")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.tabs__more ul')")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_drawer_on_a_phone(new_page: Opener) -> None:
    """The drawer of a phone opens with Enter, holds every section and both switches, closes with Escape."""
    page = new_page(360, 740)
    page.goto("")
    drawer = page.locator(".drawer")
    drawer.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(drawer.get_by_role("link", name="关于")).to_be_visible()
    expect(drawer.get_by_role("button", name="大字")).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer.get_by_role("link", name="关于")).to_be_hidden()
    expect(drawer.locator("summary")).to_be_focused()


def test_menu_closes_by_a_press_elsewhere(page: Page) -> None:
    """A press beside an open menu closes it."""
    page.goto("")
    menu = page.locator(".tabs__more details")
    menu.locator("summary").click()
    expect(menu).to_have_attribute("open", "")
    page.locator("h1").click()
    expect(menu).not_to_have_attribute("open", "")


def test_wide_tables_scroll_by_key(page: Page) -> None:
    """A table that is wider than the page is a stop and moves with the arrow keys."""
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto("overview/")
    boxes = page.locator(".scroller")
    box = boxes.nth(boxes.evaluate_all("every => every.findIndex(each => each.scrollWidth > each.clientWidth)"))
    box.scroll_into_view_if_needed()
    for _ in range(10):  # a key that comes while the page is still moving to the table moves nothing
        box.press("ArrowRight")
        page.wait_for_timeout(200)
        if box.evaluate("box => box.scrollLeft > 0"):
            return
    raise AssertionError("the table does not move")
