"""Reading a made PDF: every character with its place, what each page says, and what lies where it should not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Char:
    """A character with the box of its ink and its size, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size in points, its label, its characters in reading order."""

    number: int
    label: str
    width: float
    height: float
    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """All its words without white space."""
        return _joined(self.chars)

    @property
    def turned(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height


def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """All pages."""
    document = pypdfium2.PdfDocument(pdf)
    return tuple(_sheet(document, number) for number in range(len(document)))


def words(pages: tuple[Sheet, ...]) -> str:
    """All that is printed, without white space."""
    return "".join(page.text for page in pages)


def squeezed(text: str) -> str:
    """A text as `words` would have it."""
    return re.sub(r"\s", "", text)


def outline(pdf: bytes) -> list[tuple[int, str, str]]:
    """Level from 0, title and page label of each entry."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for entry in document.get_toc():
        place = entry.get_dest().get_index()
        found.append((entry.level, entry.get_title(), document.get_page_label(place)))
    return found


def grey(pdf: bytes, page: int, dpi: int) -> Any:
    """A page as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    return document[page].render(scale=dpi / 72, grayscale=True).to_pil()


def outside(pages: tuple[Sheet, ...], style: str = "book") -> list[str]:
    """Characters that lie outside the text block (side column, running head and folio included), page by page."""
    return [
        f"{page.number + 1}: {char.text} {char.left / MM:.0f} {char.bottom / MM:.0f}"
        for page in pages
        for char in page.chars
        if not char.text.isspace() and not _within(page, char, style)
    ]


def _within(page: Sheet, char: Char, style: str) -> bool:
    left, right = (24.2, 24.2) if style == "book" else (28, 26) if page.number % 2 == 0 else (26, 28)
    bounds = (18, 18, 18, 18) if page.turned else (left, 16, right, 12)
    slack = 1.5
    return (
        char.left / MM >= bounds[0] - slack
        and char.bottom / MM >= bounds[1] - slack
        and (page.width - char.right) / MM >= bounds[2] - slack
        and (page.height - char.top) / MM >= bounds[3] - slack
    )


def headings_at_foot(pages: tuple[Sheet, ...], headings: frozenset[str]) -> list[str]:
    """Pages whose last line in the text column is a heading. `headings` are the words of all of them, squeezed."""
    return [f"{page.number + 1}: {last}" for page in pages if (last := _last_line(page)) in headings and last]


def _last_line(page: Sheet) -> str:
    """The lowest line between head and folio, notes at the foot and the side column left out."""
    lines: dict[int, list[Char]] = {}
    for char in page.chars:
        if char.bottom > 26 * MM and char.top < page.height - 26 * MM and char.left < 140 * MM and char.size > 8.6:
            lines.setdefault(round((char.bottom + char.top) / 8), []).append(char)
    if page.turned or len(lines) < 2:
        return ""
    lowest = min(lines)
    row = [char for key, chars in lines.items() if key - lowest < 2 for char in chars]
    return _joined(sorted(row, key=lambda char: char.left))


def _joined(chars: Iterable[Char]) -> str:
    """The words without white space; pdfium gives rare characters in two halves."""
    halves = "".join(char.text for char in chars if not char.text.isspace())
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _sheet(document: Any, number: int) -> Sheet:
    page = document[number]
    width, height = page.get_size()
    return Sheet(number, document.get_page_label(number), width, height, tuple(_chars(page.get_textpage())))


def _chars(page: Any) -> Iterator[Char]:
    for place in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, place)
        yield Char(chr(code), *page.get_charbox(place), pdfium.FPDFText_GetFontSize(page, place))
