"""Colour scheme and large text: switched, kept between pages, there before the first paint."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

GROUND = "getComputedStyle(document.body).backgroundColor"
_FIRST_STATE = """
new MutationObserver((_, observer) => {
  if (!document.body) return;
  observer.disconnect();
  window.first = {...document.documentElement.dataset};
}).observe(document, {childList: true, subtree: true});
"""
"""To be run before the page: remembers how the root element is marked when the body begins."""


@pytest.mark.parametrize(("word", "key", "value"), [("深色", "scheme", "dark"), ("大字", "view", "large")])
def test_switch_is_kept_without_a_flash(page: Page, word: str, key: str, value: str) -> None:
    """A switch changes the page at once; the next page has it before its body begins; a second press
    takes it back.
    """
    page.add_init_script(_FIRST_STATE)
    page.goto("")
    button = page.get_by_role("button", name=word).first
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto("branches/icu/")
    assert page.evaluate("first")[key] == value
    expect(page.get_by_role("button", name=word).first).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name=word).first.click()
    page.goto("")
    assert page.evaluate("first")[key] != value


def test_dark_is_dark_and_large_is_large(page: Page) -> None:
    """The ground turns dark, and body text grows by a quarter."""
    page.goto("?scheme=light&view=standard")
    light, size = page.evaluate(GROUND), page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.goto("?scheme=dark&view=large")
    dark, larger = page.evaluate(GROUND), page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert _lightness(light) > 200
    assert _lightness(dark) < 40
    assert larger == pytest.approx(size * 1.25)


def test_system_asks_for_dark(new_page: Opener) -> None:
    """Who never pressed the switch gets the scheme of the system; who did keeps the choice."""
    page = new_page(color_scheme="dark")
    page.goto("")
    assert _lightness(page.evaluate(GROUND)) < 40
    page.get_by_role("button", name="深色").first.click()
    page.goto("branches/")
    assert _lightness(page.evaluate(GROUND)) > 200


def test_system_asks_for_dark_without_scripts(new_page: Opener) -> None:
    """The style sheet alone follows the system too."""
    page = new_page(color_scheme="dark", java_script_enabled=False)
    page.goto("")
    ground = page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    assert _lightness(ground) < 40


def test_choice_in_the_address_is_not_remembered(page: Page) -> None:
    """A link with ?scheme=dark shows dark; the next page is as the reader had it."""
    page.goto("?scheme=dark")
    page.goto("branches/")
    assert _lightness(page.evaluate(GROUND)) > 200


def _lightness(colour: str) -> float:
    parts = [float(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    return sum(parts) / 3
