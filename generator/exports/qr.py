"""The short link of each record as a QR code, beside its page: for print, and to carry a page to a phone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

import zxingcpp

from generator.portal import addresses
from generator.task import Stage, Task

_OPTIONS = ",dataMask=3"
"""Any of the eight masks is legal to read; naming one saves weighing all of them, four fifths of the work. The
library (3.1) skips the first option of the list, hence the comma.
"""

_QUIET = 4
"""Modules of white around the symbol, as ISO/IEC 18004 asks."""

_CHUNK = 8


def qr_tasks(urls: Iterable[str], site_url: str) -> Iterator[Task]:
    """One task for the URL of each record; none where the site has no address of its own yet."""
    if not site_url:
        return
    for url in urls:
        text = site_url + addresses.short(url)
        yield Task(addresses.qr_code(url), Stage.RENDER, f"qr:2:{text}", qr_svg, (text,))


def qr_svg(text: str) -> bytes:
    """One path that walks the rows: a line where modules are dark, a jump where they are light. Level M: the symbol
    reads with 15 % of it gone.
    """
    symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", options=_OPTIONS)
    image: Any = symbol.to_image(add_quiet_zones=False)
    size = image.shape[0]
    modules = bytes(image)
    rows = (
        "".join(_walk(modules[start : min(start + _CHUNK, end)]) for start in range(end - size, end, _CHUNK))
        for end in range(size, size * size + 1, size)
    )
    lines = f"m-{size} 1".join(rows)
    whole = size + 2 * _QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{whole}v{whole}H0z"/><path stroke="#000" d="M{_QUIET} {_QUIET}.5{lines}"/></svg>'
    ).encode()


@lru_cache(maxsize=512)
def _walk(modules: bytes) -> str:
    """Eight modules: there are few such walks, and each stands in thousands of symbols."""
    runs = ((dark, len(list(own))) for dark, own in groupby(modules, key=lambda module: module == 0))
    return "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in runs)
