"""Numbers that Word counts itself: chapters and headings, bullets, and a counter of its own for each list.

Real numbering rather than typed numbers, because a draft is edited: a chapter that is moved or taken out renumbers the
rest, and no number can stay behind.
"""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from generator.compendium.word.styles import NAMESPACE

_HEADINGS = (
    ("H1", "chineseCountingThousand", "第%1章", "space"),
    ("H2", "chineseCountingThousand", "%2、", "nothing"),
    ("H3", "chineseCountingThousand", "（%3）", "nothing"),
    ("H4", "decimal", "%4．", "nothing"),
)

_LIST_INDENT = 480
"""Twentieths of a point a level: two characters of the body."""

BULLETS, ORDERED = 2, 2
"""The numbering of bullets; and the definition from which each ordered list is counted."""


def numbering_xml() -> str:
    """The whole of word/numbering.xml, before ordered lists add theirs."""
    heads = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="{gap}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level, (style, form, text, gap) in enumerate(_HEADINGS)
    )
    return (
        f"<w:numbering {NAMESPACE}>"
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{heads}</w:abstractNum>'
        f"{_list(1, [('bullet', '•'), ('bullet', '–'), ('bullet', '·')])}"
        f"{_list(ORDERED, [('decimal', '%1．'), ('decimal', '（%2）'), ('lowerLetter', '%3．')])}"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="1"/></w:num>'
        "</w:numbering>"
    )


def _list(number: int, levels: list[tuple[str, str]]) -> str:
    inside = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_LIST_INDENT * (level + 1)}" w:hanging="{_LIST_INDENT}"/>'
        "</w:pPr></w:lvl>"
        for level, (form, text) in enumerate(levels)
    )
    kind = '<w:multiLevelType w:val="hybridMultilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind}{inside}</w:abstractNum>'


def new_list(doc: Document, level: int, start: int) -> int:
    """A counter for one ordered list, which begins where its text says."""
    numbering = doc.part.numbering_part.element
    number = len(numbering.findall(qn("w:num"))) + 1
    numbering.append(
        parse_xml(
            f'<w:num {NAMESPACE} w:numId="{number}"><w:abstractNumId w:val="{ORDERED}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
    )
    return number


def count(paragraph: Paragraph, number: int, level: int) -> None:
    """Makes a paragraph an item of a list; number 0 takes the number of its style away."""
    marks = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    marks.get_or_add_ilvl().val = level
    marks.get_or_add_numId().val = number
