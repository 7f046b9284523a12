"""An empty draft: page, styles, numbering and settings; then sections with their running heads and folios."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.section import Section, _BaseHeaderFooter
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from generator.compendium.word.numbering import numbering_xml
from generator.compendium.word.styles import NAMESPACE, styles_xml
from generator.compendium.word.words import clean

TEXT_WIDTH = 156
"""Millimetres; GB/T 9704 has a text block of 156 × 225 on A4, 37 from the top and 28 from the left."""

TURNED_WIDTH = 225
"""Millimetres between the margins of a turned page."""

Field = Literal["PAGE", r'TOC \o "1-2" \h \z \u']
"""The only two fields that a draft holds: no text can become one."""

_SETTINGS = (
    f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:updateFields w:val="true"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
    'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
    'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    "</w:settings>"
)

_UNUSED = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    REL.CUSTOM_XML,
    REL.FONT_TABLE,
    REL.WEB_SETTINGS,
)
"""Parts of the template that say nothing about a Chinese A4 document."""


def blank(title: str, issuer: str, day: dt.date) -> Document:
    """A draft without text; its properties name the issuer and the day of the volume, nobody and nothing else."""
    doc = docx.Document()
    _replace(doc.styles.element, styles_xml())
    _replace(doc.part.numbering_part.element, numbering_xml())
    _replace(doc.settings.element, _SETTINGS)
    _drop(doc.part, *_UNUSED)
    _drop(doc.part.package, REL.THUMBNAIL, REL.EXTENDED_PROPERTIES)
    about = doc.core_properties
    about.title, about.author, about.last_modified_by = clean(title)[:255], clean(issuer)[:255], ""
    about.comments = about.keywords = about.subject = about.category = ""
    about.created = about.modified = dt.datetime.combine(day, dt.time())
    about.language, about.revision = "zh-CN", 1
    _upright(doc.sections[0])
    return doc


def _replace(element: Any, xml: str) -> None:
    """The children of one part's root by those of another, so that the part keeps its place in the file."""
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)


def _drop(holder: Any, *kinds: str) -> None:
    for key, relation in list(holder.rels.items()):
        if relation.reltype in kinds:
            del holder.rels[key]


def _upright(section: Section) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(26), Mm(26)


def _turned(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(35), Mm(37)
    section.header_distance, section.footer_distance = Mm(17), Mm(14)


def new_section(
    doc: Document, head: str, *, form: str = "decimal", start: int | None = None, turned: bool = False
) -> None:
    """What follows stands in a section of its own: its running head, its folios “— 1 —” on the outside edge."""
    section = _next_section(doc)
    (_turned if turned else _upright)(section)
    numbers = section._sectPr.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = OxmlElement("w:pgNumType")
        section._sectPr.find(qn("w:cols")).addprevious(numbers)
    numbers.attrib.clear()
    numbers.set(qn("w:fmt"), form)
    if start is not None:
        numbers.set(qn("w:start"), str(start))
    for running in (section.header, section.even_page_header):
        _unlinked(running, "Header").add_run(clean(head))
    for foot, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        _folio(_unlinked(foot, "Footer"), side)


def _next_section(doc: Document) -> Section:
    """A new section; the first one where nothing is written yet. What ends a section is kept in its last paragraph,
    since a paragraph of its own could begin an empty page.
    """
    if len(doc.element.body) == 1:
        first: Section = doc.sections[0]
        return first
    section: Section = doc.add_section(WD_SECTION.NEW_PAGE)
    end = doc.element.body[-2]
    before = end.getprevious()
    if before is not None and before.tag == qn("w:p"):
        before.get_or_add_pPr().append(end.pPr.find(qn("w:sectPr")))
        doc.element.body.remove(end)
    return section


def _unlinked(part: _BaseHeaderFooter, style: str) -> Paragraph:
    part.is_linked_to_previous = False
    line: Paragraph = part.paragraphs[0]
    set_style(line, style)
    return line


def _folio(line: Paragraph, side: str) -> None:
    """One character in from the edge, as GB/T 9704 has it."""
    marks = line._p.get_or_add_pPr()
    marks.append(parse_xml(f'<w:ind {NAMESPACE} w:{side}Chars="100" w:{side}="280"/>'))
    marks.append(parse_xml(f'<w:jc {NAMESPACE} w:val="{side}"/>'))
    line.add_run("— ")
    add_field(line, "PAGE", "1")
    line.add_run(" —")


def add_field(line: Paragraph, field: Field, shown: str) -> None:
    """A field with the words that stand until it is counted."""
    for kind in ("begin", None, "separate", "shown", "end"):
        run = line.add_run()
        if kind == "shown":
            run.text = shown
        elif kind is None:
            run._r.append(parse_xml(f'<w:instrText {NAMESPACE} xml:space="preserve">{escape(field)}</w:instrText>'))
        else:
            run._r.append(parse_xml(f'<w:fldChar {NAMESPACE} w:fldCharType="{kind}"/>'))


def set_style(line: Paragraph, style: str) -> Paragraph:
    """Gives a paragraph a style by the id in `styles.LOOKS`."""
    line._p.get_or_add_pPr().style = style
    return line
