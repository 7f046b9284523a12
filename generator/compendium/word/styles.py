"""The style sheet of a draft, written out: the built-in styles, so that Word and WPS show 标题 1 and the rest under
their own names, with East Asian faces by name. Nothing is embedded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

SONG, HEI, KAI, FANG = "宋体", "黑体", "楷体", "仿宋"
LATIN = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style. `size` in points; `line` in points, exact, 0 for what the text needs; `before`, `after` in
    points; `indent` a first line in by two characters; `level` an outline level from 0.
    """

    key: str
    name: str
    face: str = FANG
    size: float = 12
    bold: bool = False
    align: str = "left"
    line: float = 0
    before: float = 0
    after: float = 0
    indent: bool = False
    left: float = 0
    level: int | None = None
    number: tuple[int, int] | None = None
    together: bool = False
    new_page: bool = False
    next: str = ""


LOOKS: tuple[Look, ...] = (
    Look("Body", "Body Text", align="both", line=22, indent=True),
    Look(
        "H1",
        "heading 1",
        HEI,
        22,
        False,
        "center",
        0,
        0,
        18,
        level=0,
        number=(1, 0),
        together=True,
        new_page=True,
        next="Body",
    ),
    Look("H2", "heading 2", HEI, 16, False, "left", 0, 14, 7, level=1, number=(1, 1), together=True, next="Body"),
    Look("H3", "heading 3", KAI, 14, False, "left", 0, 10, 5, level=2, number=(1, 2), together=True, next="Body"),
    Look("H4", "heading 4", FANG, 12, True, "left", 0, 7, 4, level=3, number=(1, 3), together=True, next="Body"),
    Look("Title", "Title", SONG, 36, True, "center", 0, 150, 18),
    Look("Subtitle", "Subtitle", KAI, 18, False, "center", 0, 0, 10),
    Look("Lead", "导语", KAI, 12, False, "both", 22, 0, 6),
    Look("Signature", "Signature", FANG, 12, False, "right", 22, 0, 0),
    Look("Imprint", "版权页", SONG, 10.5, False, "left", 18, 0, 3),
    Look("Quote", "Quote", KAI, 12, False, "both", 22, 4, 4, left=24),
    Look("Bullet", "List Bullet", FANG, 12, False, "both", 22, number=(2, 0)),
    Look("Number", "List Number", FANG, 12, False, "both", 22),
    Look("ListGoesOn", "List Continue", FANG, 12, False, "both", 22, left=24),
    Look("Cell", "表格文字", SONG, 10.5, False, "left", 0, 1, 1),
    Look("CellHead", "表头", HEI, 10.5, False, "center", 0, 2, 2, together=True),
    Look("Picture", "图片", SONG, 10.5, False, "center", 0, 8, 3, together=True),
    Look("Caption", "caption", KAI, 10.5, False, "center", 0, 2, 10),
    Look("Note", "注", KAI, 10.5, False, "left", 0, 3, 6),
    Look("Code", "代码", SONG, 10.5, False, "left", 0, 2, 2, left=24),
    Look("ToWrite", "待填写", KAI, 12, True, "left", 22, 4, 4, indent=True),
    Look("FootnoteText", "footnote text", SONG, 9, False, "left", 0, 0, 0),
    Look("Toc1", "toc 1", SONG, 12, True, "left", 22, 6, 0),
    Look("Toc2", "toc 2", SONG, 12, False, "left", 20, 0, 0, left=24),
    Look("TocHead", "TOC Heading", HEI, 22, False, "center", 0, 0, 18, new_page=True),
    Look("Header", "header", KAI, 9, False, "center"),
    Look("Footer", "footer", SONG, 14, False, "right"),
)
"""All paragraph styles; the key is the style's id in the file."""

_BUILT_IN = frozenset(look.name for look in LOOKS if look.name.isascii())


def styles_xml() -> str:
    """The whole of word/styles.xml."""
    return (
        f"<w:styles {NAMESPACE}>{_DEFAULTS}{_NORMAL}"
        + "".join(_paragraph_style(look) for look in LOOKS)
        + "".join(_CHARACTER_STYLES)
        + _TABLES
        + "</w:styles>"
    )


def face_xml(face: str) -> str:
    """The faces of a run: the East Asian one by name, Latin letters and figures in one that every office has."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{face}" w:cs="{LATIN}"/>'


def _half_points(points: float) -> int:
    return round(points * 2)


def _twentieths(points: float) -> int:
    return round(points * 20)


_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{face_xml(FANG)}"
    '<w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)

_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'


def _paragraph_style(look: Look) -> str:
    own = "" if look.name in _BUILT_IN else ' w:customStyle="1"'
    follow = f'<w:next w:val="{look.next}"/>' if look.next else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{look.key}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/>{follow}<w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph_marks(look))}</w:pPr><w:rPr>{''.join(_run_marks(look))}</w:rPr></w:style>"
    )


def _paragraph_marks(look: Look) -> Iterable[str]:
    """In the order that the schema wants."""
    if look.together:
        yield "<w:keepNext/><w:keepLines/>"
    if look.new_page:
        yield "<w:pageBreakBefore/>"
    if look.number is not None:
        number, level = look.number
        yield f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    if look.key in ("Toc1", "Toc2"):
        yield '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8845"/></w:tabs>'
    if look.key == "Header":
        yield '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="auto"/></w:pBdr>'
    height = f' w:line="{_twentieths(look.line)}" w:lineRule="exact"' if look.line else ""
    yield f'<w:spacing w:before="{_twentieths(look.before)}" w:after="{_twentieths(look.after)}"{height}/>'
    if look.indent:
        yield f'<w:ind w:firstLineChars="200" w:firstLine="{_twentieths(look.size * 2)}"/>'
    elif look.left:
        yield f'<w:ind w:left="{_twentieths(look.left)}"/>'
    yield f'<w:jc w:val="{look.align}"/>'
    if look.level is not None:
        yield f'<w:outlineLvl w:val="{look.level}"/>'


def _run_marks(look: Look) -> Iterable[str]:
    yield face_xml(look.face)
    if look.bold:
        yield "<w:b/>"
    if look.key == "ToWrite":
        yield '<w:color w:val="9E1B1E"/>'
    yield f'<w:sz w:val="{_half_points(look.size)}"/><w:szCs w:val="{_half_points(look.size)}"/>'


_CHARACTER_STYLES = (
    '<w:style w:type="character" w:default="1" w:styleId="Plain"><w:name w:val="Default Paragraph Font"/></w:style>',
    '<w:style w:type="character" w:styleId="NoteMark"><w:name w:val="footnote reference"/><w:basedOn w:val="Plain"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="Link"><w:name w:val="Hyperlink"/><w:basedOn w:val="Plain"/>'
    '<w:rPr><w:color w:val="9E1B1E"/><w:u w:val="single"/></w:rPr></w:style>',
    '<w:style w:type="character" w:customStyle="1" w:styleId="EvidenceMark"><w:name w:val="佐证编号"/>'
    f'<w:basedOn w:val="Plain"/><w:rPr>{face_xml(HEI)}<w:sz w:val="18"/></w:rPr></w:style>',
)

_EDGE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'

_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="PlainTable"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="PlainTable"/><w:tblPr>'
    "<w:tblBorders>"
    + "".join(_EDGE.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + "</w:tblBorders></w:tblPr></w:style>"
)
