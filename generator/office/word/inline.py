"""The runs of a paragraph as Markdown: emphasis, links, footnotes, line breaks; and what in it is no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.office.word.paper import NAMES, Element, Paper, font_of, on, q, value
from generator.office.word.spans import BLANKS, Span

_SAFE = re.compile(r"^(https?://|mailto:)[^\n<>]+$", re.IGNORECASE)
_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\\w\s+)*"([^"]+)"')


@dataclass(slots=True)
class Found:
    """What a document holds besides text and is to be told, or shown elsewhere."""

    notes: list[tuple[str, str]] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    inserted: int = 0
    boxes: list[str] = field(default_factory=list)
    equations: list[str] = field(default_factory=list)
    drawings: int = 0
    objects: int = 0
    links: list[str] = field(default_factory=list)
    contents: int = 0
    numbered: int = 0
    tables: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands in a paragraph: its relation, and the alternative text that Word has."""

    relation: str
    alt: str


@dataclass(frozen=True, slots=True)
class Content:
    """A paragraph taken apart."""

    spans: tuple[Span, ...]
    pictures: tuple[Picture, ...]
    boxes: tuple[Element, ...]
    fonts: frozenset[str]

    @property
    def letters(self) -> str:
        """The bare text."""
        return "".join(span.text for span in self.spans).strip(BLANKS + "\n")

    @property
    def is_bold(self) -> bool:
        """Whether all letters are bold."""
        return all(span.bold for span in self.spans if span.text.strip(BLANKS)) and bool(self.letters)


def chosen(element: Element) -> Element:
    """Of alternatives what newer programs show; what older ones show in its place would be the same once more."""
    choice = element.find("mc:Choice", NAMES)
    fallback = element.find("mc:Fallback", NAMES)
    return choice if choice is not None else fallback if fallback is not None else ()


def content_of(paragraph: Element, paper: Paper, found: Found) -> Content:
    """Takes a paragraph apart; what is neither text nor picture is noted in `found`."""
    reader = _Reader(paper, found, bold=_style_bold(paragraph, paper))
    spans = list(reader.walk(paragraph, ""))
    return Content(tuple(spans), tuple(reader.pictures), tuple(reader.boxes), frozenset(reader.fonts))


def _style_bold(paragraph: Element, paper: Paper) -> bool:
    style = paper.styles.get(value(paragraph.find("w:pPr/w:pStyle", NAMES)))
    return style.bold if style else False


_LETTERS = {q("w:tab"): " ", q("w:noBreakHyphen"): "-"}
_NOTES = {q("w:footnoteReference"): "footnote", q("w:endnoteReference"): "endnote"}


class _Reader:
    """Walks through one paragraph; fields may nest, so their instructions are kept on a stack."""

    def __init__(self, paper: Paper, found: Found, *, bold: bool) -> None:
        self.paper = paper
        self.found = found
        self.bold = bold
        self.fields: list[list[str]] = []
        self.instructing: list[bool] = []
        self.pictures: list[Picture] = []
        self.boxes: list[Element] = []
        self.fonts: set[str] = set()

    def walk(self, element: Element, link: str) -> Iterator[Span]:
        for child in element:
            name = child.tag
            if name == q("w:r"):
                yield from self.run(child, link)
            elif name == q("w:hyperlink"):
                yield from self.walk(child, self.target(self.paper.links.get(value(child, "r:id"), "")) or link)
            elif name in (q("w:del"), q("w:moveFrom")):
                text = "".join(each.text or "" for each in child.iter(q("w:delText"), q("w:t")))
                self.found.deleted += [text] if text.strip() else []
            elif name == q("w:fldSimple"):
                match = _HYPERLINK.search(value(child, "w:instr"))
                yield from self.walk(child, self.target(match[1]) if match else link)
            elif name in (q("m:oMath"), q("m:oMathPara")):
                yield self.equation(child)
            elif name == q("mc:AlternateContent"):
                yield from self.alternative(child, link, Span(""))
            elif name not in (q("w:pPr"), q("w:rPr"), q("w:sdtPr"), q("w:sdtEndPr")):
                self.found.inserted += name in (q("w:ins"), q("w:moveTo"))
                yield from self.walk(child, link)

    def target(self, address: str) -> str:
        """An address that a page may lead to; others are told."""
        if address and not _SAFE.match(address):
            self.found.links += [] if address in self.found.links else [address]
            return ""
        return address.replace(" ", "%20").replace("(", "%28").replace(")", "%29")

    def equation(self, element: Element) -> Span:
        text = "".join(each.text or "" for each in element.iter(q("m:t")))
        self.found.equations.append(text)
        return Span(text)

    def run(self, run: Element, link: str) -> Iterator[Span]:
        rpr = run.find("w:rPr", NAMES)
        bold = rpr.find("w:b", NAMES) if rpr is not None else None
        look = Span(
            "",
            on(bold) if bold is not None else self.bold,
            rpr is not None and on(rpr.find("w:i", NAMES)),
            link or self.field_link(),
        )
        if font := font_of(rpr):
            self.fonts.add(font)
        for child in run:
            yield from self.piece(child, look)

    def piece(self, child: Element, look: Span) -> Iterator[Span]:
        name = child.tag
        if name in _LETTERS or name == q("w:t"):
            if not any(self.instructing):
                yield replace(look, text=_LETTERS.get(name, child.text or ""))
        elif name in (q("w:br"), q("w:cr")):
            if value(child, "w:type") in ("", "textWrapping"):
                yield Span("", mark="\n")
        elif name == q("w:sym"):
            yield from self.symbol(child, look)
        elif name == q("w:fldChar"):
            self.field_mark(value(child, "w:fldCharType"))
        elif name == q("w:instrText") and self.fields:
            self.fields[-1].append(child.text or "")
        elif name in _NOTES:
            yield from self.note((_NOTES[name], value(child, "w:id")))
        elif name in (q("w:drawing"), q("w:pict"), q("w:object")):
            self.drawing(child)
        elif name == q("mc:AlternateContent"):
            yield from self.alternative(child, look.link, look)

    def note(self, key: tuple[str, str]) -> Iterator[Span]:
        if key in self.paper.notes:
            self.found.notes.append(key)
            yield Span("", mark=f"[^{len(self.found.notes)}]")

    def alternative(self, element: Element, link: str, look: Span) -> Iterator[Span]:
        for child in chosen(element):
            if child.tag == q("w:r"):
                yield from self.run(child, link)
            else:
                yield from self.piece(child, look)

    def symbol(self, child: Element, look: Span) -> Iterator[Span]:
        code = value(child, "w:char")
        try:
            letter = chr(int(code, 16))
        except ValueError:
            return
        if "\ue000" <= letter <= "\uf8ff":
            self.found.objects += 1
            letter = "□"
        yield replace(look, text=letter)

    def field_mark(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append([])
            self.instructing.append(True)
        elif kind == "separate" and self.instructing:
            self.instructing[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()
            self.instructing.pop()

    def field_link(self) -> str:
        for parts in reversed(self.fields):
            match = _HYPERLINK.search("".join(parts))
            if match:
                return self.target(match[1])
        return ""

    def drawing(self, element: Element) -> None:
        """Pictures, text boxes, and what is neither."""
        boxes = list(element.iter(q("w:txbxContent")))
        blips = [(each, value(each, "r:embed")) for each in element.iter(q("a:blip"))]
        blips += [(each, value(each, "r:id")) for each in element.iter(q("v:imagedata"))]
        alt = next((_alt(each) for each in element.iter(q("wp:docPr")) if _alt(each)), "")
        if element.tag == q("w:object"):
            self.found.objects += 1
        for _blip, relation in blips:
            if relation in self.paper.pictures and element.tag != q("w:object"):
                self.pictures.append(Picture(relation, alt))
            elif element.tag != q("w:object"):
                self.found.drawings += 1
        for box in boxes:
            if not any(True for each in box.iterancestors(q("w:txbxContent")) if each in boxes):
                self.boxes.append(box)
        if not boxes and not blips:
            self.found.drawings += 1


_AUTOMATIC = re.compile(
    r"(图片|图像|图形|picture|image|img|dsc|微信图片|screenshot|截图|QQ)[\s_\-\d（）()]*(\.\w+)?$|.*自动生成|.*\.(jpe?g|png|gif|bmp)$",
    re.IGNORECASE,
)


def _alt(properties: Element) -> str:
    """The alternative text that a person has written; Word's own guesses and file names are none."""
    text = " ".join(str(properties.get("descr") or properties.get("title") or "").split())
    return "" if _AUTOMATIC.match(text) else text
