"""A .docx opened: its body, styles, numbering, notes, links and pictures, by the names that Word gives them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.opc.part import Part
from docx.oxml import parse_xml

from generator.office.archive import ArchiveError, opened

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    "w": _W,
    "r": _R,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "o": "urn:schemas-microsoft-com:office:office",
}

Element = Any
"""An lxml element; its stubs are not part of this project."""


def q(name: str) -> str:
    """w:p → {…}p."""
    prefix, _colon, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def value(element: Element | None, name: str = "w:val") -> str:
    """An attribute, or nothing."""
    return "" if element is None else str(element.get(q(name)) or "")


def on(element: Element | None) -> bool:
    """Whether a switch such as w:b is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "none", "off")


@dataclass(frozen=True, slots=True)
class Style:
    """What is read of a paragraph style: its name in lower case, what it is based on, its outline level and list."""

    name: str
    base: str
    level: int | None
    number: tuple[str, int] | None
    bold: bool
    font: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. `formats` tells list id and level → number format; `notes` the paragraphs of foot- and endnotes."""

    body: Element
    title: str
    styles: dict[str, Style]
    formats: dict[tuple[str, int], str]
    links: dict[str, str]
    pictures: dict[str, tuple[str, bytes]]
    notes: dict[tuple[str, str], list[Element]] = field(default_factory=dict)
    comments: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


def paper(raw: bytes) -> Paper:
    """Opens a document. Raises ArchiveError with a Chinese reason."""
    opened(raw, "word/document.xml", ".docx").close()
    try:
        document = Document(io.BytesIO(raw))
        part = document.part
        styles = _styles(document.styles.element)
        return Paper(
            body=document.element.body,
            title=str(document.core_properties.title or "").strip(),
            styles=styles,
            formats=_formats(part),
            links={key: str(rel.target_ref or "") for key, rel in part.rels.items() if rel.is_external},
            pictures={
                key: (str(rel.target_part.partname), rel.target_part.blob)
                for key, rel in part.rels.items()
                if not rel.is_external and rel.reltype.endswith("/image")
            },
            notes=dict(_notes(part)),
            comments=tuple(_comments(part)),
            heads=tuple(_heads(part)),
        )
    except Exception as error:  # a damaged document makes the libraries raise whatever its parts make them stumble over
        raise ArchiveError("文件已损坏，打不开", "用 Word 或 WPS 打开，另存为 .docx 再导入") from error


def inside(element: Element, name: str, holder: str) -> Iterator[Element]:
    """The elements of a name below another, not those of a holder within: the rows of a table, wrapped or not."""
    for each in element.iter(q(name)):
        if next(each.iterancestors(q(holder))) is element:
            yield each


_UNSEEN = ("w:del", "w:moveFrom", "mc:Fallback")


def passages(document: Paper) -> Iterator[str]:
    """The text of every paragraph as the XML has it, to be compared with what came of it."""
    notes = (paragraph for paragraphs in document.notes.values() for paragraph in paragraphs)
    for paragraph in (*document.body.iter(q("w:p")), *notes):
        style = document.styles.get(value(paragraph.find("w:pPr/w:pStyle", NAMES)))
        if style is not None and style.name.startswith("toc"):
            continue
        yield "".join(_seen(paragraph))


def _seen(paragraph: Element) -> Iterator[str]:
    for each in paragraph.iter(q("w:t"), q("w:br"), q("w:tab")):
        if next(each.iterancestors(q("w:p"))) is paragraph and not any(
            True for name in _UNSEEN for _ancestor in each.iterancestors(q(name))
        ):
            yield (each.text or "") if each.tag == q("w:t") else "\n"


def _part(part: Part, ending: str) -> Element | None:
    """The root of a part that the document refers to, parsed without entities."""
    for rel in part.rels.values():
        if not rel.is_external and rel.reltype.endswith(ending):
            return parse_xml(rel.target_part.blob)
    return None


def _styles(root: Element) -> dict[str, Style]:
    out = {}
    for style in root.iterfind("w:style", NAMES):
        ppr, rpr = style.find("w:pPr", NAMES), style.find("w:rPr", NAMES)
        out[value(style, "w:styleId")] = Style(
            name=value(style.find("w:name", NAMES)).lower(),
            base=value(style.find("w:basedOn", NAMES)),
            level=_int(value(ppr.find("w:outlineLvl", NAMES))) if ppr is not None else None,
            number=number_of(ppr),
            bold=rpr is not None and on(rpr.find("w:b", NAMES)),
            font=font_of(rpr),
        )
    return out


def font_of(rpr: Element | None) -> str:
    """The face of Chinese characters."""
    return value(rpr.find("w:rFonts", NAMES), "w:eastAsia") if rpr is not None else ""


def number_of(ppr: Element | None) -> tuple[str, int] | None:
    """List and level of a paragraph or a style; an id of 0 takes a paragraph out of its list."""
    number = ppr.find("w:numPr", NAMES) if ppr is not None else None
    if number is None:
        return None
    return value(number.find("w:numId", NAMES)), _int(value(number.find("w:ilvl", NAMES))) or 0


def _int(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _formats(part: Part) -> dict[tuple[str, int], str]:
    root = _part(part, "/numbering")
    if root is None:
        return {}
    abstract = {
        value(each, "w:abstractNumId"): {
            _int(value(level, "w:ilvl")) or 0: value(level.find("w:numFmt", NAMES))
            for level in each.iterfind("w:lvl", NAMES)
        }
        for each in root.iterfind("w:abstractNum", NAMES)
    }
    return {
        (value(each, "w:numId"), level): form
        for each in root.iterfind("w:num", NAMES)
        for level, form in abstract.get(value(each.find("w:abstractNumId", NAMES)), {}).items()
    }


def _notes(part: Part) -> Iterator[tuple[tuple[str, str], list[Element]]]:
    for kind in ("footnote", "endnote"):
        root = _part(part, f"/{kind}s")
        if root is not None:
            for note in root.iterfind(f"w:{kind}", NAMES):
                if value(note, "w:type") in ("", "normal"):
                    yield (kind, value(note, "w:id")), list(note.iterfind("w:p", NAMES))


def _comments(part: Part) -> Iterator[str]:
    root = _part(part, "/comments")
    if root is not None:
        for each in root.iterfind("w:comment", NAMES):
            yield f"{value(each, 'w:author') or '批注'}：{_text(each)}"


def _heads(part: Part) -> Iterator[str]:
    """What stands above and below all pages; a page number alone is nothing."""
    texts = {
        _text(parse_xml(rel.target_part.blob))
        for rel in part.rels.values()
        if not rel.is_external and rel.reltype.endswith(("/header", "/footer"))
    }
    yield from sorted(text for text in texts if any(letter.isalpha() for letter in text))


def _text(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(q("w:t"))).strip()
