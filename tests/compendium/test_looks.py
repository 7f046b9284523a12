"""How printed pages look: one of each kind at low resolution, against pictures that somebody has looked at.

After a wanted change: UPDATE_GOLDEN=1 python -m pytest tests/compendium/test_looks.py, then look at tests/golden/print.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from generator.portal.graph import PublicPortal
from generator.views.volume import booklet_view, leaflet_view, plan_view
from tests.compendium.paper import Sheet, grey, sheets
from tests.compendium.project import made
from tests.project import TESTS

GOLDEN = TESTS / "golden" / "print"
DPI = 40
TOLERANCE = 2.0
"""Mean difference of greys (0 to 255) after a blur: another build of the renderer passes, a moved part does not."""

BOOK_PAGES = {
    "cover": "试验大学药圃里的党支部",
    "imprint": "收录范围为",
    "foreword": "前言",
    "contents": "目录",
    "overview": "第一章总览",
    "matrix": "药圃里的党支部成果汇编2024—2026四、“四个一”建设",
    "opener": "第三章",
    "opener-bare": "第二章",
    "register": "佐证清单",
    "index": "索引",
    "back": "扫一扫",
}
"""A name for each picture, and the first words of its page."""

AFTER_OPENER = {"activities": 1, "case": 2, "case-text": 3, "results": 8}
"""Pages counted from the opener of the third chapter."""

OFFICIAL = ("opener", "activities", "case-text")
"""What is compared of the other style."""


@pytest.fixture(scope="module")
def pictures(small: PublicPortal, book_pdf: bytes, official_pdf: bytes) -> dict[str, Any]:
    """All pages that are compared, by name."""
    out: dict[str, Any] = {}
    for name, pdf in (("book", book_pdf), ("gb9704", official_pdf)):
        pages = sheets(pdf)
        starts = {key: _starting_with(pages, first) for key, first in BOOK_PAGES.items()}
        starts |= {key: starts["opener"] + step for key, step in AFTER_OPENER.items()}
        shown = starts if name == "book" else {key: starts[key] for key in OFFICIAL}
        out |= {f"{name}-{key}": grey(pdf, number, DPI) for key, number in shown.items() if number >= 0}
        out |= {f"{name}-turned": grey(pdf, next(page.number for page in pages if page.turned), DPI)}
    for name, view in (
        ("studio", booklet_view(small, small.studios["herbs-studio"])),
        ("leaflet", leaflet_view(small, small.cases["herbs-case"])),
        ("plan", plan_view(small, small.plans["tasks"])),
    ):
        out[name] = grey(made(small, view), 0, DPI)
    return out


def test_pages_look_as_they_should(pictures: dict[str, Any]) -> None:
    """Every kind of page is like its picture, and no picture is without its page."""
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        for old in GOLDEN.glob("*.png"):
            old.unlink()
        for name, picture in pictures.items():
            picture.quantize(16).save(GOLDEN / f"{name}.png", optimize=True)

    assert sorted(pictures) == sorted(path.stem for path in GOLDEN.glob("*.png"))
    differences = {name: _difference(picture, _kept(name)) for name, picture in pictures.items()}
    assert {name: value for name, value in differences.items() if value > TOLERANCE} == {}


def test_a_moved_part_is_seen(pictures: dict[str, Any]) -> None:
    """The comparison tells a page from the same page moved by two millimetres."""
    page = pictures["book-opener"]

    assert _difference(page, ImageChops.offset(page, 0, 3)) > TOLERANCE


def _starting_with(pages: tuple[Sheet, ...], first: str) -> int:
    return next((page.number for page in pages if page.text.startswith(first)), -1)


def _kept(name: str) -> Any:
    return Image.open(GOLDEN / f"{name}.png").convert("L")


def _difference(one: Any, other: Any) -> float:
    if one.size != other.size:
        return 255.0
    blurred = (each.filter(ImageFilter.GaussianBlur(1)) for each in (one, other))
    return float(ImageStat.Stat(ImageChops.difference(*blurred)).mean[0])
