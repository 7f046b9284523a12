"""Pages carry their content policy themselves, for hosts that send no headers and for folders."""

from __future__ import annotations

from html import unescape
from pathlib import Path

from playwright.sync_api import Browser

from generator.policy import OWN_POLICY
from tests.browser.page_types import PAGE_TYPES
from tests.browser.server import serving

META = f'<meta http-equiv="Content-Security-Policy" content="{OWN_POLICY}">'


def test_every_page_carries_it(site: Path) -> None:
    """Before anything that loads; only the editor, which writes its styles itself, leaves it to the server."""
    without = []
    for path in site.rglob("*.html"):
        before, found, _after = unescape(path.read_text("utf-8")).partition(META)
        if not found or "<script" in before or "<link" in before:
            without.append(path.relative_to(site).as_posix())

    assert without in ([], ["admin/index.html"])


def test_from_a_folder(site: Path, browser: Browser) -> None:
    """It refuses nothing of the pages' own where there is no server; what needs one, says so without a fault."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)
    for url in PAGE_TYPES.values():
        path = site / url.partition("?")[0] / "index.html"
        if path.is_file():
            page.goto(path.as_uri())
            assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", url  # the sheet is there
    context.close()

    assert refused == []


def test_what_is_inline_does_not_run(site: Path, browser: Browser, tmp_path: Path) -> None:
    """Also where a server sends no policy; without that of the page it would (as in `test_hostile.py`)."""
    page_of = (site / "about/index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(
        page_of.replace(
            "</body>", "<script>document.title = '改了'</script><b onclick=\"document.title = '改了'\">按</b>"
        ),
        "utf-8",
    )
    titles = []
    with serving(tmp_path, "") as address:
        for bypassed in (False, True):
            page = browser.new_page(bypass_csp=bypassed)
            page.goto(address)
            page.locator("b", has_text="按").last.dispatch_event("click")
            titles.append(page.title())
            page.close()

    assert ["改了" in title for title in titles] == [False, True]
