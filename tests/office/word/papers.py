"""Small Word documents for tests."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from PIL import Image

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def titled(title: str = "一畦新药圃") -> Any:
    """A document with a title."""
    document = Document()
    document.add_paragraph(title, style="Title")
    return document


def bold(document: Any, text: str) -> Any:
    """A line of bold letters, as headings are typed by hand."""
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = True
    return paragraph


def picture(format_: str = "PNG", colour: str = "red") -> io.BytesIO:
    """A tiny picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, format_)
    out.seek(0)
    return out


def show(document: Any, file: io.BytesIO, alt: str = "") -> None:
    """A picture in a paragraph of its own, with the alternative text that its author gave."""
    document.add_picture(file)
    document.inline_shapes[len(document.inline_shapes) - 1]._inline.docPr.set("descr", alt)


def link(paragraph: Any, text: str, address: str) -> None:
    """A link at the end of a paragraph."""
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), paragraph.part.relate_to(address, LINK, is_external=True))
    element.append(parse_xml(f"<w:r {W}><w:t>{text}</w:t></w:r>"))
    paragraph._p.append(element)


def piece(paragraph: Any, xml: str) -> None:
    """Something that python-docx cannot write, at the end of a paragraph."""
    paragraph._p.append(parse_xml(xml))


def raw(document: Any, **parts: str) -> bytes:
    """The bytes of a document; `footnotes` and `comments` become parts of it."""
    out = io.BytesIO()
    document.save(out)
    if not parts:
        return out.getvalue()
    made = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            for number, part in enumerate(parts):
                if name == "[Content_Types].xml":
                    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml"
                    override = f'<Override PartName="/word/{part}.xml" ContentType="{kind}"/></Types>'
                    text = text.replace(b"</Types>", override.encode())
                if name == "word/_rels/document.xml.rels":
                    where = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                    rel = f'<Relationship Id="x{number}" Type="{where}/{part}" Target="{part}.xml"/></Relationships>'
                    text = text.replace(b"</Relationships>", rel.encode())
            new.writestr(name, text)
        for part, xml in parts.items():
            new.writestr(f"word/{part}.xml", xml)
    return made.getvalue()
