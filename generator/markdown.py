"""Markdown is parsed once, to a tree of plain JSON values; HTML and print are written from the tree.

A block is a dict with `t` (type) and `c` (children); an inline is a string or such a dict:

    p quote        c: inlines (p) or blocks (quote)
    h              n: level 2-4, id, c: inlines
    ul ol          c: list of items, each a list of blocks; ol has `start`
    table          head: cells, rows: list of rows, align: list; a cell is a list of inlines
    figure         src, alt, caption
    code hr        v: text
    inline         b i s (c), a (href, c), code (v), br, note (n), ev (n)

Raw HTML is not taken: it comes back as a problem and is kept as literal text. Chinese rules hold for
both writers: `**“双带头人”**工作室` is bold, and a soft line break between two Han characters is no
space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from generator.emphasis import WIDE, emphasis
from generator.problem import Problem

Node = dict[str, Any]
Inline = str | Node

MAX_DEPTH = 20
"""How deep emphasis and links may nest; blocks have the same bound, set by markdown-it."""

MAX_LETTERS = 100_000
"""Letters of the longest text, thirty times a long case; the parser takes two seconds for the worst of that length."""

_EVIDENCE = re.compile(r"[［\[]证(\d{1,3})[］\]]")
_SAFE_LINK = re.compile(r"^(https?://|mailto:|#|/|[\w./%-]+$)", re.I)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text: its blocks, its footnotes in order, what was wrong (lines from 1), what stands for the text."""

    blocks: tuple[Node, ...] = ()
    notes: tuple[list[Node], ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)
    digest: str = field(default="", compare=False)

    def headings(self) -> list[tuple[str, str]]:
        """Id and text of each level-2 heading, in order."""
        return [(b["id"], plain(b["c"])) for b in self.blocks if b["t"] == "h" and b["n"] == 2]

    def pictures(self) -> list[Node]:
        """All figure blocks, nested ones included."""
        return [node for node in _walk(list(self.blocks)) if node["t"] == "figure"]

    def evidence_marks(self) -> set[int]:
        """The numbers n of all ［证n］ in the text."""
        every = [*self.blocks, *(block for note in self.notes for block in note)]
        return {node["n"] for node in _walk(every) if node["t"] == "ev"}


def plain(inlines: list[Inline]) -> str:
    """The letters of a run of inlines, without marks."""
    out = []
    for item in inlines:
        if isinstance(item, str):
            out.append(item)
        elif "c" in item:
            out.append(plain(item["c"]))
        elif item["t"] == "code":
            out.append(item["v"])
    return "".join(out)


def text_of(blocks: list[Node] | tuple[Node, ...]) -> str:
    """All words of a tree, for search, reading time and counts."""
    return "\n".join(plain(node["c"]) for node in _walk(list(blocks)) if node["t"] in ("p", "h", "cell"))


def parse_markdown(text: str, *, first_line: int = 1) -> Document:
    """Parses Markdown (CommonMark with tables, strikethrough and footnotes), up to `MAX_LETTERS`."""
    if len(text) > MAX_LETTERS:
        said = f"正文有 {len(text)} 字，超过 {MAX_LETTERS // 10_000} 万字"
        return Document(problems=(Problem("F05", said, "分成几篇", first_line),))
    tokens = _parser().parse(text)
    deep = next((each for each in tokens if any(t.level > MAX_DEPTH for t in each.children or ())), None)
    if deep is not None:
        line = deep.map[0] + first_line if deep.map else None
        return Document(problems=(Problem("Y04", f"强调等标记套了 {MAX_DEPTH} 层以上", "删去多余的星号等标记", line),))
    try:
        root = SyntaxTreeNode(tokens)
    except ValueError:
        return Document(problems=(Problem("M06", "脚注套着脚注，正文读不懂", "脚注写在文末，里面不再写脚注"),))
    return _Writer(first_line).document(root)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.inline.ruler.at("emphasis", emphasis)
    return parser


class _Writer:
    """From markdown-it's tree to ours."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.notes: list[list[Node]] = []
        self.headings = 0

    def document(self, root: SyntaxTreeNode) -> Document:
        blocks = self.blocks(root.children)
        return Document(tuple(blocks), tuple(self.notes), tuple(self.problems))

    def blocks(self, nodes: list[SyntaxTreeNode]) -> list[Node]:
        out: list[Node] = []
        for node in nodes:
            out.extend(self.block(node))
        return out

    def block(self, node: SyntaxTreeNode) -> list[Node]:
        kind = node.type
        if kind == "paragraph":
            return self.paragraph(node)
        if kind == "heading":
            self.headings += 1
            level = min(max(int(node.tag[1]), 2), 4)
            return [{"t": "h", "n": level, "id": f"s{self.headings}", "c": self.inlines(node.children)}]
        if kind in ("bullet_list", "ordered_list"):
            items = [self.blocks(item.children) for item in node.children]
            if kind == "bullet_list":
                return [{"t": "ul", "c": items}]
            return [{"t": "ol", "start": int(node.attrs.get("start", 1)), "c": items}]
        if kind == "blockquote":
            return [{"t": "quote", "c": self.blocks(node.children)}]
        if kind == "table":
            return [self.table(node)]
        if kind in ("fence", "code_block"):
            return [{"t": "code", "v": node.content}]
        if kind == "hr":
            return [{"t": "hr", "v": ""}]
        if kind == "html_block":
            self.refuse_html(node)
            return [{"t": "p", "c": [node.content.strip()]}]
        if kind == "footnote_block":
            self.notes.extend(self.blocks(note.children) for note in node.children)
        return []

    def paragraph(self, node: SyntaxTreeNode) -> list[Node]:
        """A paragraph that holds nothing but one picture is a figure."""
        inner = node.children[0].children if node.children else []
        if len(inner) == 1 and inner[0].type == "image":
            image = inner[0]
            if not image.content.strip():
                self.refuse(node, "M02", "图片没有替代文字", '写成 ![图里有什么](media/文件.jpg "图注")')
            src, caption = (str(image.attrs.get(name, "")) for name in ("src", "title"))
            # the parser writes Chinese names in percent signs; a form in the browser begins with “/”
            src = unquote(src).removeprefix("/")
            return [{"t": "figure", "src": src, "alt": image.content, "caption": caption}]
        return [{"t": "p", "c": self.inlines(node.children)}]

    def table(self, node: SyntaxTreeNode) -> Node:
        rows: list[list[list[Inline]]] = []
        align: list[str] = []
        for section in node.children:
            for row in section.children:
                rows.append([self.inlines(cell.children) for cell in row.children])
                if not align:
                    align = [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in row.children]
        return {"t": "table", "head": rows[0], "rows": rows[1:], "align": align}

    def inlines(self, nodes: list[SyntaxTreeNode]) -> list[Inline]:
        out: list[Inline] = []
        for node in nodes:
            self.inline(node, out)
        return _joined(out)

    def inline(self, node: SyntaxTreeNode, out: list[Inline]) -> None:
        kind = node.type
        if kind == "inline":
            for child in node.children:
                self.inline(child, out)
        elif kind == "text":
            out.extend(_with_evidence(node.content))
        elif kind == "softbreak":
            out.append("\n")
        elif kind == "hardbreak":
            out.append({"t": "br"})
        elif kind in ("strong", "em", "s"):
            mark = {"strong": "b", "em": "i", "s": "s"}[kind]
            out.append({"t": mark, "c": self.inlines(node.children)})
        elif kind == "link":
            out.append(self.link(node))
        elif kind == "code_inline":
            out.append({"t": "code", "v": node.content})
        elif kind == "image":
            self.refuse(node, "M05", "图片夹在文字中间，没有用上", "图片单独成段，前后各空一行")
            out.append(node.content)
        elif kind == "footnote_ref":
            out.append({"t": "note", "n": int(node.meta["id"]) + 1})
        elif kind == "html_inline":
            self.refuse_html(node)
            out.append(node.content)

    def link(self, node: SyntaxTreeNode) -> Inline:
        href = str(node.attrs.get("href", ""))
        children = self.inlines(node.children)
        if _SAFE_LINK.match(href):
            return {"t": "a", "href": href, "c": children}
        self.refuse(node, "M05", f"链接“{href[:30]}”不能用，只留下了文字", "写成 [文字](https://…)")
        return plain(children)

    def refuse_html(self, node: SyntaxTreeNode) -> None:
        sample = node.content.strip().splitlines()[0][:30] if node.content.strip() else ""
        self.refuse(node, "M01", f"正文不能写 HTML 代码：{sample}", "改用 Markdown；要显示尖括号就写成“＜”“＞”")

    def refuse(self, node: SyntaxTreeNode, code: str, message: str, fix: str) -> None:
        self.problems.append(Problem(code, message, fix, self.line(node)))

    def line(self, node: SyntaxTreeNode) -> int | None:
        while node.parent is not None and not (node.map if not node.is_root else None):
            node = node.parent
        if node.is_root or node.map is None:
            return None
        return int(node.map[0]) + self.first_line


def _with_evidence(text: str) -> list[Inline]:
    """［证3］ becomes a mark of its own."""
    parts = _EVIDENCE.split(text)
    return [{"t": "ev", "n": int(part)} if index % 2 else part for index, part in enumerate(parts) if part]


def _joined(inlines: list[Inline]) -> list[Inline]:
    """Neighbouring strings become one; a soft break vanishes where either side is a wide character."""
    out: list[Inline] = []
    for item in inlines:
        if isinstance(item, str) and out and isinstance(out[-1], str):
            out[-1] += item
        else:
            out.append(item)
    return [_soft_breaks(item) if isinstance(item, str) else item for item in out]


def _soft_breaks(text: str) -> str:
    if "\n" not in text:
        return text
    lines = text.split("\n")
    joined = lines[0]
    for line in lines[1:]:
        wide = (joined and WIDE.match(joined[-1])) or (line and WIDE.match(line[0]))
        joined += line if wide else f" {line}"
    return joined


def _walk(blocks: list[Node]) -> list[Node]:
    out: list[Node] = []
    for block in blocks:
        out.append(block)
        children = block.get("c", [])
        if block["t"] in ("ul", "ol"):
            for item in children:
                out.extend(_walk(item))
        elif block["t"] == "table":
            for row in (block["head"], *block["rows"]):
                for cell in row:
                    out.append({"t": "cell", "c": cell})
                    out.extend(_walk([inline for inline in cell if isinstance(inline, dict)]))
        else:
            out.extend(_walk([child for child in children if isinstance(child, dict)]))
    return out
