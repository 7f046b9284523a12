"""What a draft is written with: paragraphs, tables, pictures. Word's own tree is changed in place, here and below."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generator.compendium.word.numbering import count
from generator.compendium.word.paper import TEXT_WIDTH, set_style
from generator.compendium.word.styles import NAMESPACE
from generator.compendium.word.words import clean
from generator.text import paragraphs
from generator.views.parts import EvidenceItem, Picture

_TALLEST = 90
"""Millimetres: no picture fills a page."""

_NARROW = 100
"""Millimetres: the width of a picture that stands upright or in a row of others."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with what its text refers to: numbers of evidence by key, JPEGs by their address in the site, and the
    footnotes met so far.
    """

    doc: Document
    evidence: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    site: str = ""
    notes: list[str] = field(default_factory=list)

    def line(self, style: str, text: str = "") -> Paragraph:
        """A paragraph in one of the styles of `styles.LOOKS`."""
        made = set_style(self.doc.add_paragraph(), style)
        if text:
            made.add_run(clean(text))
        return made

    def prose(self, text: str, style: str = "Body") -> None:
        """A plain text, paragraph by paragraph."""
        for each in paragraphs(text):
            self.line(style, each)

    def heading(self, level: int, text: str, *, numbered: bool = True) -> None:
        """标题 1 to 标题 4."""
        made = self.line(f"H{min(level, 4)}", text)
        if not numbered:
            count(made, 0, 0)

    def new_page(self) -> None:
        """What follows stands on a new page."""
        self.line("Body").add_run().add_break(WD_BREAK.PAGE)

    def numbers(self, key: str, items: Iterable[EvidenceItem]) -> tuple[str, ...]:
        """The numbers in the list of evidence of what a record cites; what is not listed there has none."""
        found = (self.evidence.get(f"{key}#{item.number}", "") for item in items)
        return tuple(each for each in found if each)

    def cited(self, key: str, items: Iterable[EvidenceItem]) -> None:
        """A line that names evidence by its numbers."""
        numbers = self.numbers(key, items)
        if numbers:
            self.line("Note", f"佐证　{'、'.join(numbers)}")

    def picture(self, picture: Picture | None, caption: str = "", *, narrow: bool = False) -> None:
        """A picture in a line of its own, with its caption and the words that stand for it."""
        content = self.pictures.get(picture.src) if picture else None
        if picture is None or content is None:
            return
        width = min(TEXT_WIDTH, _TALLEST * picture.width / picture.height)
        if narrow or picture.height > picture.width:
            width = min(width, _NARROW)
        line = self.line("Picture")
        shape = line.add_run().add_picture(io.BytesIO(content), width=Mm(width))
        about = shape._inline.docPr
        about.set("descr", clean(picture.alt))
        about.set("name", f"图{about.id}")
        if caption or picture.caption:
            self.line("Caption", caption or picture.caption)
        else:
            line.paragraph_format.keep_with_next = False  # what follows may stand on the next page

    def table(
        self, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], *, label: bool = False
    ) -> None:
        """A table whose head is repeated on each page and whose rows stay whole; widths in millimetres. `label` sets
        the first column as a head.
        """
        made = grid(self.doc, widths)
        if head:
            cells = row_of(made, head=True)
            for cell, text in zip(cells, head, strict=True):
                fill(cell, text, "CellHead")
        for each in rows:
            for place, (cell, text) in enumerate(zip(row_of(made), each, strict=True)):
                fill(cell, text, "CellHead" if label and place == 0 else "Cell")
        self.line("Note")


def grid(doc: Document, widths: Sequence[int]) -> Table:
    """An empty table of fixed columns."""
    made: Table = doc.add_table(0, len(widths))
    about = made._tbl.tblPr
    about.style = "Grid"
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    return made


def row_of(table: Table, *, head: bool = False) -> tuple[_Cell, ...]:
    """A new row, which no page break cuts."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    marks = row._tr.get_or_add_trPr()
    marks.append(OxmlElement("w:cantSplit"))
    if head:
        marks.append(OxmlElement("w:tblHeader"))
    return row.cells


def fill(cell: _Cell, text: str, style: str = "Cell") -> Paragraph:
    """The words of a cell, line by line; gives the first line back."""
    first = set_style(cell.paragraphs[0], style)
    for place, line in enumerate(text.split("\n")):
        made = first if place == 0 else set_style(cell.add_paragraph(), style)
        if line:
            made.add_run(clean(line))
    return first


def linked(draft: Draft, line: Paragraph, address: str, text: str) -> None:
    """Words that lead to a page outside; what is no web address is only words."""
    if not address.startswith(("https://", "http://")):
        line.add_run(clean(text))
        return
    key = line.part.relate_to(clean(address), REL.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run = OxmlElement("w:r")
    link.append(run)
    line._p.append(link)
    Run(run, line).text = clean(text)
    marked(Run(run, line), "Link")


def marked(run: Run, style: str) -> Run:
    """Gives a run a character style by its id."""
    run._r.get_or_add_rPr().insert(0, parse_xml(f'<w:rStyle {NAMESPACE} w:val="{style}"/>'))
    return run
