"""Footnotes: python-docx has none, so their part is written here."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from generator.compendium.word.styles import NAMESPACE
from generator.compendium.word.words import clean
from generator.markdown import Node, plain

_LINES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for number, kind, mark in (
        (-1, "separator", "separator"),
        (0, "continuationSeparator", "continuationSeparator"),
    )
)


def note_xml(number: int, blocks: Iterable[Node]) -> str:
    """One footnote, paragraph by paragraph; only its words are kept."""
    texts = [plain(block["c"]) for block in blocks if block["t"] == "p"] or [""]
    mark = '<w:r><w:rPr><w:rStyle w:val="NoteMark"/></w:rPr><w:footnoteRef/></w:r>'
    inside = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{"" if place else mark}'
        f'<w:r><w:t xml:space="preserve"> {escape(clean(text))}</w:t></w:r></w:p>'
        for place, text in enumerate(texts)
    )
    return f'<w:footnote w:id="{number}">{inside}</w:footnote>'


def add_notes(doc: Document, notes: Iterable[str]) -> None:
    """The part of the footnotes; without notes there are still the two lines that Word parts them by."""
    xml = (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        f"<w:footnotes {NAMESPACE}>{_LINES}{''.join(notes)}</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), doc.part.package)
    doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
