"""The address of each record as a QR code, beside its page: for print, and to carry a page from a screen to a phone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import zxingcpp

from generator.portal import addresses
from generator.task import Stage, Task

_OPTIONS = "dataMask=3"
"""The library's own level L: fewer and so larger modules on a printed page, and nobody scratches at a screen. Any of
the eight masks is legal to read; naming one saves weighing all of them, which is most of the work.
"""

_QUIET = 4
"""Modules of white around the symbol, as ISO/IEC 18004 asks."""

_DARK = re.compile(rb"\x00+")


def qr_tasks(urls: Iterable[str], site_url: str) -> list[Task]:
    """One task a URL; none where the site has no address of its own yet."""
    if not site_url:
        return []
    return [
        Task(addresses.qr_code(url), Stage.RENDER, f"qr:1:{site_url}{url}", qr_svg, (site_url + url,)) for url in urls
    ]


def qr_svg(text: str) -> bytes:
    """One line for each run of dark modules."""
    symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, options=_OPTIONS)
    image: Any = symbol.to_image(add_quiet_zones=False)
    size = image.shape[0]
    modules = bytes(image)
    lines = "".join(
        f"M{run.start() + _QUIET} {row + _QUIET}.5h{run.end() - run.start()}"
        for row in range(size)
        for run in _DARK.finditer(modules[row * size : (row + 1) * size])
    )
    whole = size + 2 * _QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{whole}v{whole}H0z"/><path stroke="#000" d="{lines}"/></svg>'
    ).encode()
