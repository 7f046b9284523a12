"""What holds on every type of page: no error, nothing from elsewhere, accessible, steady, within the screen."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Opener
from tests.browser.page_types import PAGE_TYPES
from tests.browser.reading import WATCH_SHIFTS, open_everything, scroll_through, shifts, sideways, small_targets
from tests.project import ROOT

COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules of axe that look at colours."""


def test_no_template_is_left_out() -> None:
    """Every template of a page has an example among the page types; the card for other sites is no page."""
    templates = {path.stem for path in Path(ROOT, "theme", "pages").glob("*.html")} - {"embed"}
    assert templates - {name.partition("-")[0] for name in PAGE_TYPES} == set()


def test_loads_in_silence_and_stays_in_place(new_page: Opener, url: str) -> None:
    """On a phone nothing shifts while the page loads and is scrolled to its end; nothing is logged or
    asked for elsewhere (see the fixture).
    """
    page = new_page(360, 740)
    page.add_init_script(WATCH_SHIFTS)
    page.goto(url)
    scroll_through(page)
    moved = shifts(page)
    assert sum(shift[0] for shift in moved) < 0.02, moved


def test_nothing_scrolls_sideways(new_page: Opener, url: str) -> None:
    """On the narrowest phone, 320 pixels, the page fits; also in large text, and with all parts unfolded."""
    page = new_page(320, 640)
    for view in ("standard", "large"):
        page.goto(f"{url}?view={view}")
        assert sideways(page) == [], view
        open_everything(page)
        assert sideways(page) == [], f"{view}, unfolded"


def test_targets_are_large_enough(new_page: Opener, url: str) -> None:
    """On a phone every control and every link that is not part of a sentence is 44 by 44 pixels or larger."""
    page = new_page(360, 740)
    page.goto(url)
    open_everything(page)
    assert small_targets(page) == []


def test_accessible(page: Page, url: str) -> None:
    """The checker axe finds nothing, with all parts unfolded; in the dark scheme, in large text and in both, where
    only colours differ, its rules of colours are asked again.
    """
    page.goto(f"{url}?scheme=light&view=standard")
    open_everything(page)
    assert violations(page) == ""
    for scheme, view in (("dark", "standard"), ("dark", "large"), ("light", "large")):
        chosen = {"scheme": scheme, "view": view}
        page.evaluate("chosen => Object.assign(document.documentElement.dataset, chosen)", chosen)
        page.evaluate("document.getAnimations().forEach(each => each.finish())")  # links fade over
        assert violations(page, runOnly=COLOURS) == "", (scheme, view)


def violations(page: Page, **options: object) -> str:
    """The report of axe; empty where it finds nothing."""
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False, **options})
    return found.generate_report() if found.violations_count else ""
