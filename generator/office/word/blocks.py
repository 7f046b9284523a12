"""The body of a document as blocks of Markdown: headings, paragraphs, lists, tables, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.office.word.inline import Content, Found, Picture, chosen, content_of
from generator.office.word.paper import NAMES, Element, Paper, inside, number_of, passages, q, value
from generator.office.word.spans import markdown

NUMBERED = re.compile(r"^(?:(?P<one>[一二三四五六七八九十]{1,3}、)|(?P<two>[（(][一二三四五六七八九十]{1,3}[)）]))\s*")
_ENDS = "。；，、：！？;,!"
_LONGEST_HEADING = 40
_HEADING_FACES = ("黑体", "楷体", "simhei", "kaiti", "小标宋", "heiti")
_QUOTES = ("quote", "intense quote", "引用", "明显引用")
_CAPTION = re.compile(r"^图\s*\d")
_DEEPEST = 40
"""How deep styles may rest on each other, content controls and tables may nest."""


@dataclass(slots=True)
class Block:
    """One block: `kind` is p, h, li, table, picture or caption; `level` that of a heading or list item."""

    kind: str
    text: str
    level: int = 0
    ordered: bool = False
    picture: Picture | None = None


@dataclass(slots=True)
class Told:
    """A document taken apart: its title, its blocks, what else it holds, and all letters that must come through."""

    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    found: Found = field(default_factory=Found)
    letters: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def told(paper: Paper) -> Told:
    """Takes a document apart."""
    out = Told(letters=list(passages(paper)))
    reader = _Reader(paper, out)
    out.blocks = list(reader.walk(paper.body, 0))
    done = 0
    while done < len(out.found.notes):  # a note may hold notes
        paragraphs = paper.notes[out.found.notes[done]]
        texts = [markdown(reader.content(each).spans) for each in paragraphs]
        out.notes.append(" ".join(each.replace("\n", " ") for each in texts if each))
        done += 1
    return _with_title(out, paper)


class _Reader:
    def __init__(self, paper: Paper, out: Told) -> None:
        self.paper = paper
        self.out = out

    def content(self, paragraph: Element) -> Content:
        return content_of(paragraph, self.paper, self.out.found)

    def walk(self, element: Element, depth: int) -> Iterator[Block]:
        for child in element:
            if child.tag == q("w:p"):
                yield from self.paragraph(child, depth)
            elif child.tag == q("w:tbl"):
                yield from self.table(child, depth)
            elif child.tag == q("w:altChunk"):
                self.out.found.objects += 1
            elif child.tag == q("mc:AlternateContent"):
                yield from self.walk(chosen(child), depth + 1)
            elif child.tag not in (q("w:sectPr"), q("w:sdtPr"), q("w:sdtEndPr"), q("w:tcPr")) and depth < _DEEPEST:
                yield from self.walk(child, depth + 1)

    def paragraph(self, paragraph: Element, depth: int) -> Iterator[Block]:
        style = value(paragraph.find("w:pPr/w:pStyle", NAMES))
        name = self.paper.styles[style].name if style in self.paper.styles else ""
        if name.startswith("toc"):
            self.out.found.contents += 1
            return
        content = self.content(paragraph)
        text = markdown(content.spans)
        if text:
            yield self.block(paragraph, style, name, content, text)
        for picture in content.pictures:
            yield Block("picture", "", picture=picture)
        for box in content.boxes:
            yield from self.walk(box, depth + 1)
            self.out.found.boxes.append("".join(each.text or "" for each in box.iter(q("w:t"))))

    def block(self, paragraph: Element, style: str, name: str, content: Content, text: str) -> Block:
        if name in _QUOTES:
            return Block("p", "> " + text.replace("\n", "\n> "))
        if name in ("title", "标题"):
            return Block("title", content.letters)
        if name == "caption" or _CAPTION.match(content.letters):
            return Block("caption", content.letters)
        level = self.level(paragraph, style)
        if level is None and "\n" not in text:
            level = self.typed_level(content)
        if level is not None:
            plain = markdown(tuple(replace(span, bold=False, italic=False) for span in content.spans))
            bare = NUMBERED.sub("", plain, count=1)
            self.out.found.numbered += bare != plain
            return Block("h", bare.replace("\\\n", " "), level)
        number = number_of(paragraph.find("w:pPr", NAMES)) or self.style_number(style)
        if number is not None and number[0] != "0":
            form = self.paper.formats.get(number, "bullet")
            return Block("li", text, min(number[1], 3), ordered=form not in ("bullet", "none"))
        return Block("p", text)

    def level(self, paragraph: Element, style: str) -> int | None:
        """The outline level of a paragraph or its style, from 1."""
        own = value(paragraph.find("w:pPr/w:outlineLvl", NAMES))
        if own.isdecimal() and int(own) < 9:
            return int(own) + 1
        for _ in range(_DEEPEST):
            known = self.paper.styles.get(style)
            if known is None:
                return None
            match = re.fullmatch(r"(?:heading|标题) ?(\d)", known.name)
            if match:
                return int(match[1])
            if known.level is not None and known.level < 9:
                return known.level + 1
            style = known.base
        return None

    def typed_level(self, content: Content) -> int | None:
        """Of a line that only looks like a heading: 一、 is level 1, （一） level 2."""
        match = NUMBERED.match(content.letters)
        if match is None:
            return None
        short = len(content.letters) <= _LONGEST_HEADING and content.letters[-1] not in _ENDS
        faced = any(face in font.lower() for font in content.fonts for face in _HEADING_FACES)
        if not short or not (content.is_bold or faced):
            return None
        return 1 if match["one"] else 2

    def style_number(self, style: str) -> tuple[str, int] | None:
        for _ in range(_DEEPEST):
            known = self.paper.styles.get(style)
            if known is None or known.number is not None:
                return known.number if known else None
            style = known.base
        return None

    def table(self, table: Element, depth: int) -> Iterator[Block]:
        rows = [list(self.cells(row, depth)) for row in inside(table, "w:tr", "w:tbl")]
        rows = [row for row in rows if row]
        if not rows or depth >= _DEEPEST:
            return
        pictures = [picture for row in rows for _text, held in row for picture in held]
        if len(rows) == 1 and len(rows[0]) == 1:
            yield Block("p", "\n\n".join(f"> {part}" for part in rows[0][0][0].split("\v")))
        else:
            width = max(len(row) for row in rows)
            lines = [[text for text, _held in row] + [""] * (width - len(row)) for row in rows]
            parted = any("\v" in text for row in lines for text in row)
            self.out.found.tables += ["单元格里分几段的，合成了一段"] if parted else []
            shown = [[_flat(text) for text in row] for row in lines]
            yield Block("table", "\n".join([_row(shown[0]), _row(["---"] * width), *map(_row, shown[1:])]))
        for picture in pictures:
            yield Block("picture", "", picture=picture)

    def cells(self, row: Element, depth: int) -> Iterator[tuple[str, list[Picture]]]:
        """Text and pictures of each cell; of merged cells the others are empty."""
        for cell in inside(row, "w:tc", "w:tr"):
            span = value(cell.find("w:tcPr/w:gridSpan", NAMES))
            merged = cell.find("w:tcPr/w:vMerge", NAMES)
            if (span.isdecimal() and int(span) > 1) or merged is not None:
                self.out.found.tables.append("合并的单元格拆开了，内容在左上角一格")
            if cell.find(".//w:tbl", NAMES) is not None:
                self.out.found.tables.append("套在表格里的表格，文字并入了所在的单元格")
            blocks = list(self.walk(cell, depth + 1))
            text = "\v".join(each.text for each in blocks if each.text)
            yield text, [each.picture for each in blocks if each.picture is not None]
            yield from [("", [])] * ((min(int(span), 60) if span.isdecimal() else 1) - 1)


def _flat(text: str) -> str:
    """A cell in one line."""
    text = text.replace("\\\n", " ").replace("\n", " ")
    out = ""
    for part in text.split("\v"):
        out += ("" if not out or out[-1] in _ENDS + "。" else "；") + part
    return re.sub(r"(?<!\\)\|", r"\\|", out)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _with_title(out: Told, paper: Paper) -> Told:
    """Takes the title out of the blocks: a Title, the only heading of level 1, or what the properties say and the text
    has.
    """
    titles = [block for block in out.blocks if block.kind == "title"]
    tops = [block for block in out.blocks if block.kind == "h" and block.level == 1]
    first = next((block for block in out.blocks if block.kind in ("title", "h", "p", "li", "table")), None)
    if titles:
        out.title = titles[0].text
        out.blocks = [block for block in out.blocks if block is not titles[0]]
        for block in titles[1:]:
            block.kind, block.level = "h", 1
    elif len(tops) == 1 and tops[0] is first:
        out.title = tops[0].text
        out.blocks = [block for block in out.blocks if block is not tops[0]]
    elif (
        first is not None
        and first.kind == "p"
        and tops
        and out.blocks.index(first) < out.blocks.index(tops[0])
        and _is_short(first)
    ):
        out.title = re.sub(r"\*\*|\\", "", first.text).replace("\n", "")
        out.blocks = [block for block in out.blocks if block is not first]
    else:
        out.title = paper.title if paper.title in out.letters else ""  # that of a template says nothing
    again = next((block for block in out.blocks if block.kind == "h"), None)
    if again is not None and again is out.blocks[0] and again.text == out.title:  # behind a cover, once more
        out.blocks = out.blocks[1:]
    levels = sorted({block.level for block in out.blocks if block.kind == "h"})
    for block in out.blocks:
        if block.kind == "h":
            block.level = min(2 + levels.index(block.level), 4)
    return out


def _is_short(block: Block) -> bool:
    return len(block.text) <= _LONGEST_HEADING and block.text.rstrip("*")[-1:] not in _ENDS


def joined(blocks: list[Block]) -> str:
    """Blocks as one Markdown text; items of a list stand together, with their levels indented."""
    out: list[str] = []
    before: Block | None = None
    counts: dict[int, int] = {}
    for block in blocks:
        if block.kind == "li":
            goes_on = before is not None and before.kind == "li" and not _begins(block, before)
            counts = {level: count for level, count in counts.items() if goes_on and level <= block.level}
            counts[block.level] = counts.get(block.level, 0) + 1
            mark = f"{counts[block.level]}. " if block.ordered else "- "
            line = "   " * block.level + mark + block.text.replace("\n", "\n" + "   " * (block.level + 1))
            out = [*out[:-1], f"{out[-1]}\n{line}"] if goes_on else [*out, line]
        else:
            out.append("#" * block.level + " " + block.text if block.kind == "h" else block.text)
        before = block
    return "\n\n".join(each for each in out if each)


def _begins(block: Block, before: Block) -> bool:
    """Whether an item on the outermost level is of another list than the one before it."""
    return block.level == 0 and before.level == 0 and block.ordered != before.ordered
