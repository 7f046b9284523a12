"""Readers who want less: no motion where they ask for none, all information in forced colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.page_types import PAGE_TYPES


@pytest.mark.parametrize("name", ["home", "branch", "achievement_list"])
def test_reduced_motion(new_page: Opener, name: str) -> None:
    """Nothing moves, and pages do not glide to an anchor."""
    page = new_page(reduced_motion="reduce")
    page.goto(PAGE_TYPES[name])
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours_keep_the_states(new_page: Opener) -> None:
    """The three states of a slot differ in forced colours as well, and each is also a word."""
    page = new_page(forced_colors="active")
    page.goto(PAGE_TYPES["branch_list"])
    looks = page.evaluate(
        """() => Object.fromEntries(["on", "off", "no"].map(name => {
          const s = getComputedStyle(document.querySelector(`.ones .${name}`));
          return [name, [s.fill, s.stroke, s.strokeDasharray].join(" ")];
        }))"""
    )
    assert len(set(looks.values())) == 3
    words = page.locator(".ones").first.get_attribute("aria-label") or ""
    assert "已发布" in words


def test_forced_colours_keep_the_pressed_switch(new_page: Opener) -> None:
    """A pressed switch is seen without colour: it is bold and says so."""
    page = new_page(forced_colors="active")
    page.goto("")
    button = page.get_by_role("button", name="大字").first
    button.click()
    expect(button).to_have_css("font-weight", "700")
    expect(button).to_have_attribute("aria-pressed", "true")


def test_forced_colours_keep_the_doors(page: Page, new_page: Opener) -> None:
    """The bars over the four doors keep their lengths, for they are borders and pictures, not grounds."""
    forced = new_page(forced_colors="active")
    for opened in (page, forced):
        opened.goto(PAGE_TYPES["branch"])
    read = "bars => bars.map(b => { const s = getComputedStyle(b); return s.borderStyle + s.backgroundSize })"
    bars = page.locator(".four-ones__bar").evaluate_all(read)
    assert bars == forced.locator(".four-ones__bar").evaluate_all(read)
    assert forced.locator(".four-ones__bar").first.evaluate("b => getComputedStyle(b).backgroundImage") != "none"
