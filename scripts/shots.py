"""Pictures of every page type of `site/` at the widths of a phone, a tablet and a desk: `make shots`.

python -m scripts.shots [--print] [name …]    writes docs/shots/<name>-<width>.png and contact sheets beside them

With --print the pages are printed to PDF instead: docs/shots/<name>.pdf.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

from scripts.chromium import ARGUMENTS, MISSING, chromium
from tests.browser.page_types import PAGE_TYPES
from tests.browser.reading import scroll_through
from tests.browser.server import serving

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "shots"
WIDTHS = {360: 740, 768: 1024, 1440: 900}
THUMB = {360: 200, 768: 300, 1440: 420}
"""Width of a page on the contact sheet of its width."""


def main() -> int:
    """Takes the pictures of the page types named on the command line, or of all."""
    path = chromium()
    if path is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    names = [name for name in sys.argv[1:] if name in PAGE_TYPES] or list(PAGE_TYPES)
    OUT.mkdir(parents=True, exist_ok=True)
    with serving(ROOT / "site") as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        for name in names:
            if "--print" in sys.argv:
                _print(browser, address + PAGE_TYPES[name], OUT / f"{name}.pdf")
            else:
                for width in WIDTHS:
                    _shoot(browser, address + PAGE_TYPES[name], width, OUT / f"{name}-{width}.png")
        browser.close()
    if "--print" not in sys.argv:
        for width in WIDTHS:
            _sheet([OUT / f"{name}-{width}.png" for name in names], THUMB[width], OUT / f"sheet-{width}.png")
    return 0


def _shoot(browser: Browser, address: str, width: int, target: Path) -> None:
    """The whole page, with all its pictures."""
    page = browser.new_page(viewport={"width": width, "height": WIDTHS[width]}, locale="zh-CN")
    page.goto(address)
    scroll_through(page)
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=target, full_page=True)
    page.close()


def _print(browser: Browser, address: str, target: Path) -> None:
    page = browser.new_page(locale="zh-CN")
    page.goto(address)
    scroll_through(page)
    page.pdf(path=target, prefer_css_page_size=True)
    page.close()


def _sheet(shots: list[Path], width: int, target: Path, columns: int = 6, tallest: int = 900) -> None:
    """All pages side by side, very long ones cut."""
    sheet = Image.new("RGB", ((width + 16) * columns, (tallest + 40) * -(-len(shots) // columns)), "#d8d4ce")
    draw = ImageDraw.Draw(sheet)
    for number, path in enumerate(shots):
        with Image.open(path) as shot:
            small = shot.convert("RGB").resize((width, round(shot.height * width / shot.width)))
        left, top = (number % columns) * (width + 16) + 8, (number // columns) * (tallest + 40) + 28
        draw.text((left, top - 18), path.stem, fill="black")
        sheet.paste(small.crop((0, 0, width, min(small.height, tallest))), (left, top))
    sheet.save(target)


if __name__ == "__main__":
    sys.exit(main())
