"""QR codes of addresses."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from PIL import Image

from generator.exports.qr import qr_svg, qr_tasks


def dark_modules(svg: str) -> list[tuple[int, int]]:
    """Where the path of an SVG draws."""
    (start,) = re.findall(r'd="(M\d+ \d+\.5[^"]*)"', svg)
    x = y = 0
    found = []
    for verb, first, second in re.findall(r"([Mmh])(-?\d+)(?: (\d+))?", start):
        if verb == "M":
            x, y = int(first), int(second)
        elif verb == "m":
            x, y = x + int(first), y + int(second)
        else:
            found += [(x + step, y) for step in range(int(first))]
            x += int(first)
    return found


def drawn(svg: str) -> Image.Image:
    """The picture that the SVG describes, four pixels a module."""
    size = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    picture = Image.new("L", (size, size), 255)
    for place in dark_modules(svg):
        picture.putpixel(place, 0)
    return picture.resize((size * 4, size * 4), Image.Resampling.NEAREST)


@pytest.mark.parametrize(
    "address", ["https://party.example.edu.cn/branches/icu/", "https://党.example.cn/notices/" + "long-" * 30]
)
def test_a_code_reads_as_its_address(address: str) -> None:
    """With the quiet zone that readers need."""
    svg = qr_svg(address).decode()
    (found,) = zxingcpp.read_barcodes(drawn(svg))
    assert found.text == address
    assert min(min(place) for place in dark_modules(svg)) == 4


def test_one_code_a_record_beside_its_page() -> None:
    """It holds the short link; there is none where the site has no address of its own."""
    (task,) = qr_tasks(["branches/icu/"], "https://example.edu.cn/")
    assert task.path == "branches/icu/qr.svg"
    assert task.args == ("https://example.edu.cn/b/icu/",)
    assert [*qr_tasks(["branches/icu/"], "")] == []
