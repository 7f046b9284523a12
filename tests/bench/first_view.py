"""What a first visit costs: requests, bytes on the line, and when a phone on a slow line shows something.

Each page is opened in a context of its own, so that nothing has been kept from another. The line is Chromium's own
simulation: it holds back each answer and lets so many bytes a second through, but sets up connections at full speed.
"""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

PHONE: dict[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
    "locale": "zh-CN",
    "ignore_https_errors": True,
}
"""Lighthouse's phone. The certificate is the benchmark's own."""

_PAINTS = """
window.largest = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) largest = entry.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
"""
_TIMES = "() => [performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000, largest / 1000]"

_TYPED = """
() => {
  window.found = new Promise(done => {
    let typed = 0;
    document.addEventListener("input", () => { typed = performance.now(); }, {capture: true});
    const list = document.querySelector("[data-results]");
    new MutationObserver(() => {
      if (list.querySelector("li")) requestAnimationFrame(() => done((performance.now() - typed) / 1000));
    }).observe(list, {childList: true});
  });
}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """Kilobits a second, and milliseconds until an answer begins."""

    down: float
    up: float
    wait: float

    def on(self, session: CDPSession) -> None:
        """Makes a page's line as slow as this one."""
        conditions = {"offline": False, "latency": self.wait}
        conditions |= {"downloadThroughput": self.down * 1000 / 8, "uploadThroughput": self.up * 1000 / 8}
        session.send("Network.emulateNetworkConditions", conditions)


SLOW_4G = Line(1600, 750, 150)
"""Lighthouse's “slow 4G”."""

WITH_SETUP = Line(1600 * 0.9, 750 * 0.9, 150 * 3.75)
"""The same as Lighthouse sets it where the browser simulates the line: every answer waits as long as connection, TLS
and request take on a real one. Since only the first answer of a page does so behind HTTP/2, a real line lies between.
"""


@dataclass(frozen=True, slots=True)
class View:
    """A first visit: bytes as they came over the line, headers included; seconds until something, and until the largest
    thing in sight, was drawn.
    """

    requests: int
    sent: int
    pictures: int
    first: float
    largest: float


class _Watch:
    """Gathers what comes over the line of one page."""

    def __init__(self, session: CDPSession) -> None:
        self.kinds: dict[str, str] = {}
        self.sizes: dict[str, float] = {}
        self.failed: list[str] = []
        session.on("Network.responseReceived", self.begun)
        session.on("Network.loadingFinished", self.ended)
        session.on("Network.loadingFailed", lambda told: self.failed.append(str(told.get("errorText"))))
        session.send("Network.enable")

    def begun(self, told: dict[str, Any]) -> None:
        answer = told["response"]
        if answer["url"].startswith("data:"):
            return
        self.kinds[told["requestId"]] = told["type"]
        if answer["status"] >= 400:
            self.failed.append(f"{answer['status']} {answer['url']}")

    def ended(self, told: dict[str, Any]) -> None:
        self.sizes[told["requestId"]] = told["encodedDataLength"]

    def sent(self, *kinds: str) -> int:
        return round(sum(self.sizes.get(name, 0) for name, kind in self.kinds.items() if not kinds or kind in kinds))


def view(browser: Browser, url: str, line: Line | None = None) -> View:
    """Opens a page as nobody has before, until nothing more is asked for; nobody scrolls. Raises RuntimeError where
    anything cannot be had.
    """
    with browser.new_context(**PHONE) as context:
        page, watch = _opened(context, line)
        page.add_init_script(_PAINTS)
        page.goto(url, wait_until="networkidle")
        first, largest = page.evaluate(_TIMES)
        if watch.failed:
            raise RuntimeError(f"{url}: {', '.join(watch.failed)}")
        return View(len(watch.kinds), watch.sent(), watch.sent("Image", "Media"), first, largest)


def _opened(context: BrowserContext, line: Line | None) -> tuple[Page, _Watch]:
    page = context.new_page()
    session = context.new_cdp_session(page)
    watch = _Watch(session)
    if line:
        line.on(session)
    return page, watch


def median_view(browser: Browser, url: str, line: Line, times: int) -> View:
    """The middle values of several first visits."""
    views = [asdict(view(browser, url, line)) for _time in range(times)]
    return View(**{name: statistics.median(each[name] for each in views) for name in views[0]})


def first_result(browser: Browser, url: str, words: str, line: Line) -> tuple[float, int]:
    """On the page of search: seconds from the last letter until a result is drawn, and the bytes that this moved."""
    with browser.new_context(**PHONE) as context:
        page, watch = _opened(context, line)
        page.goto(url, wait_until="networkidle")
        before = watch.sent()
        page.evaluate(_TYPED)
        page.locator("#search-words").press_sequentially(words)
        page.locator("[data-results] li").first.wait_for()  # which gives up some time
        seconds: float = page.evaluate("() => found")
        page.wait_for_load_state("networkidle")
        return seconds, watch.sent() - before
