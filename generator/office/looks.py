"""How the workbook looks: faces, colours, widths, and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.book import Book
from generator.model.fields import MediaPath
from generator.model.kinds import Kind
from generator.office.sheets import ITEM_KEY, PARENT_KEY, Column

ROW = 36
"""Height of a row with a record in points: two lines; long texts show their beginning."""


@dataclass(frozen=True, slots=True)
class Formats:
    """How cells look."""

    title: Format
    words: Format
    label: Format
    link: Format
    part: Format
    must: Format
    head: Format
    key: Format
    text: Format
    long: Format
    number: Format
    example: Format


def formats_of(book: Book) -> Formats:
    """The formats of one workbook."""
    face = {"font_name": "微软雅黑", "font_size": 10}
    line = {"bottom": 1, "right": 4, "right_color": "#C9BFB2"}
    head = {**face, **line, "bold": True, "text_wrap": True, "valign": "vcenter", "locked": True}
    text = {**face, "num_format": "@", "valign": "top", "locked": False}
    grey = {"italic": True, "font_color": "#7F7F7F", "bg_color": "#F3F3F3", "locked": True}
    link = {**face, "font_color": "#1F4E79", "underline": 1, "valign": "top"}
    return Formats(
        title=book.add_format({**face, "bold": True, "font_size": 18, "font_color": "#7A1F1F", "valign": "vcenter"}),
        words=book.add_format({**face, "text_wrap": True, "valign": "top"}),
        label=book.add_format({**face, "bold": True, "valign": "top"}),
        link=book.add_format({**link, "bold": True}),
        part=book.add_format({**link, "indent": 1}),
        must=book.add_format({**head, "bg_color": "#7A1F1F", "font_color": "#FFFFFF"}),
        head=book.add_format({**head, "bg_color": "#F4EFE8"}),
        key=book.add_format({**face, "font_color": "#8C8C8C", "font_size": 8, "locked": True}),
        text=book.add_format(text),
        long=book.add_format({**text, "text_wrap": True}),
        number=book.add_format({**face, "valign": "top", "align": "left", "locked": False}),
        example=book.add_format({**text, **grey, "text_wrap": True}),
    )


def set_up_print(page: Worksheet) -> None:
    """On paper: across, as wide as the sheet of paper, headers on each."""
    page.set_landscape()
    page.set_paper(8)  # A3
    page.fit_to_pages(1, 0)
    page.set_footer("&C&A　第 &P 页，共 &N 页")


def format_of(column: Column, formats: Formats) -> Format:
    """How the cells of a column look."""
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        return formats.number
    return formats.long if column.many or width_of(column) >= _LONG else formats.text


_LONG = 40
_BROAD = {
    "summary",
    "text",
    "idea",
    "goal",
    "body",
    "points",
    "measure",
    "task",
    "transcript",
    "brand",
    "goals",
    "expected",
    "note",
}
_MEDIUM = {"title", "name", "owners", "about", "units", "unit", "branch", "criteria", "criterion", "achievements"}


def width_of(column: Column) -> float:
    """In characters of the standard face; a Chinese character takes two."""
    last = column.path[-1]
    if last in _BROAD:
        return 52 if column.kind is not Kind.DOCUMENT else 60
    if last in _MEDIUM:
        return 30
    if column.kind is Kind.FLAG or last in (PARENT_KEY, ITEM_KEY):
        return 12
    if isinstance(column.mark, MediaPath) or column.kind is Kind.LINK or column.kind is Kind.TEXT:
        return 22
    return 16
