"""What the tests read from an open page: shifts of the layout, targets, what stands out of the screen."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput)
    shifts.push([entry.value, ...entry.sources.map(s => s.node && (s.node.className || s.node.nodeName))]);
}).observe({type: "layout-shift", buffered: true});
"""
"""To be run before the page: gathers every shift of the layout with what moved."""

_SCROLL = """
async () => {
  const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) { scrollTo(0, y); await frame(); }
  const shown = [...document.images].filter(i => i.checkVisibility());  // a hidden one is never asked for
  await Promise.all(shown.map(i => i.decode().catch(() => {})));
  await frame();
}
"""

_SIDEWAYS = """
() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const clipped = e => { for (let p = e.parentElement; p; p = p.parentElement)
    if (getComputedStyle(p).overflowX !== "visible") return true; return false; };
  return [...document.body.querySelectorAll("*")]
    .filter(e => e.getBoundingClientRect().right > wide + .5 && !clipped(e))
    .map(e => `${e.nodeName} ${e.getAttribute("class") ?? ""} ${Math.round(e.getBoundingClientRect().right)}`)
    .concat(`scrollWidth ${document.documentElement.scrollWidth}`);
}
"""

_TARGETS = """
([least]) => {
  const stretched = e => {  // a link whose ::after covers the nearest positioned box is as large as that box
    const after = getComputedStyle(e, "::after");
    if (after.content === "none" || after.position !== "absolute") return e;
    for (let p = e; p; p = p.parentElement) if (getComputedStyle(p).position !== "static") return p;
    return e;
  };
  const inText = e => {  // WCAG 2.5.8, exception Inline: set in a line with words that are no link
    if (getComputedStyle(e).display !== "inline") return false;
    let block = e.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const copy = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node; node = copy.nextNode();)
      if (node.data.trim() && !node.parentElement.closest("a, button, summary")) return true;
    return false;
  };
  return [...document.querySelectorAll("a[href], button, summary, input, select, textarea, label:has(input)")]
    .filter(e => e.checkVisibility() && !e.closest(".skip") && !inText(e) && !e.closest("label:has(input) > *"))
    .map(e => [e, stretched(e).getBoundingClientRect()])
    .filter(([e, box]) => box.width < least - .5 || box.height < least - .5)
    .map(([e, box]) => `${box.width.toFixed(1)}×${box.height.toFixed(1)} ${e.outerHTML.slice(0, 110)}`
      + ` in ${e.parentElement.getAttribute("class") ?? e.parentElement.nodeName}`);
}
"""


def scroll_through(page: Page) -> None:
    """Scrolls screen by screen to the end and waits until every picture that is shown has come."""
    page.evaluate(_SCROLL)


def shifts(page: Page) -> list[Any]:
    """Every shift so far: its value, then what moved. Needs WATCH_SHIFTS."""
    return list(page.evaluate("shifts"))


def sideways(page: Page) -> list[str]:
    """What stands out to the right of the screen; empty where nothing scrolls sideways."""
    return list(page.evaluate(_SIDEWAYS))


def small_targets(page: Page, least: int = 44) -> list[str]:
    """Visible controls and links that are smaller than `least` pixels square.

    A link in a line of text is exempt (WCAG 2.5.8, exception “Inline”); a link stretched over its card
    counts with the card.
    """
    return list(page.evaluate(_TARGETS, [least]))


def open_everything(page: Page) -> None:
    """Opens all folded parts."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
