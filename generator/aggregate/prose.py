"""A Markdown tree as Markdown again: every letter of the tree is text, whatever it looks like.

The text of a repository is not copied: what the reading has hidden in it (personal data) is hidden in the tree only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.markdown import Document, Inline, Node, parse_markdown, text_of

_MARKS = re.compile(r"([\\`*_\[\]<>#~|&!{}$])")
_LEADING = re.compile(r"^(\s*)([-+=:]|\d{1,9}(?=[.)]))")
"""What makes of the first letters of a paragraph something else: a list, a line under a heading, a definition."""


def prose(document: Document) -> tuple[str, bool]:
    """The Markdown, and whether it gives the same tree again; where it would not, the words are kept without marks."""
    notes = (f"[^{number}]: {_within(blocks, '    ')}" for number, blocks in enumerate(document.notes, 1))
    text = "\n\n".join((*_blocks(document.blocks), *notes)) + "\n"
    again = parse_markdown(text)
    if _bare(again.blocks) == _bare(document.blocks) and _bare(again.notes) == _bare(document.notes):
        return text, True
    return of_words(text_of(document.blocks)), False


def of_words(words: str, headings: Iterable[str] = ()) -> str:
    """Plain lines as paragraphs; those that are one of the `headings` are headings."""
    known = {*headings}
    lines = (line.strip() for line in words.splitlines())
    parts = (f"## {_text(line)}" if line in known else _paragraph([line]) for line in lines if line)
    return "\n\n".join(parts) + "\n"


def _bare(value: Any) -> Any:
    """A tree without the ids of headings, which are counted anew, and as lists only."""
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items() if key != "id"}
    return [_bare(each) for each in value] if isinstance(value, list | tuple) else value


def _blocks(blocks: Iterable[Node]) -> Iterator[str]:
    """The blocks, of which two lists one after another would be one."""
    before = ""
    for block in blocks:
        if block["t"] in ("ul", "ol") and before in ("ul", "ol"):
            yield _list(block, other=True)
            before = ""
            continue
        before = block["t"]
        yield _block(block)


def _block(node: Node) -> str:
    match node["t"]:
        case "h":
            return f"{'#' * node['n']} {_inlines(node['c'])}".rstrip()
        case "ul" | "ol":
            return _list(node)
        case "quote":
            return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(node["c"])).split("\n"))
        case "table":
            return _table(node)
        case "figure":
            caption = node["caption"].replace("\\", "\\\\").replace('"', '\\"')
            said = f' "{caption}"' if caption else ""
            return f"![{node['alt']}](<{_target(node['src'])}>{said})"
        case "code":
            fence = "`" * max(3, *(len(each) + 1 for each in re.findall("`+", node["v"])), 3)
            return f"{fence}\n{node['v'].removesuffix(chr(10))}\n{fence}"
        case "hr":
            return "---"
    return _paragraph(node["c"])


def _paragraph(inlines: list[Inline]) -> str:
    return _LEADING.sub(_led, _inlines(inlines))


def _led(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark}\\" if mark[0].isdigit() else f"{space}\\{mark}"


def _list(node: Node, *, other: bool = False) -> str:
    """A list; an `other` one has other marks than the list before it."""
    items = []
    for number, item in enumerate(node["c"], node.get("start", 1)):
        mark = f"{number}{')' if other else '.'} " if node["t"] == "ol" else ("+ " if other else "- ")
        items.append(mark + _within(item, " " * len(mark)))
    return "\n".join(items)


def _within(blocks: Iterable[Node], indent: str) -> str:
    """Blocks of which all lines but the first stand further in."""
    text = "\n\n".join(_blocks(blocks))
    return text.replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n")


def _table(node: Node) -> str:
    rules = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}
    width = len(node["head"])
    align = [*node["align"], *[""] * width][:width]
    rows = [node["head"], *node["rows"]]
    lines = ["| " + " | ".join(_inlines(cell) for cell in row) + " |" for row in rows]
    return "\n".join((lines[0], "| " + " | ".join(rules.get(each, "---") for each in align) + " |", *lines[1:]))


def _inlines(items: Iterable[Inline]) -> str:
    return "".join(_text(item) if isinstance(item, str) else _inline(item) for item in items)


def _inline(node: Node) -> str:
    match node["t"]:
        case "b":
            return f"**{_inlines(node['c'])}**"
        case "i":
            return f"*{_inlines(node['c'])}*"
        case "s":
            return f"~~{_inlines(node['c'])}~~"
        case "a":
            return f"[{_inlines(node['c'])}](<{_target(node['href'])}>)"
        case "code":
            ticks = "`" * (max((len(each) for each in re.findall("`+", node["v"])), default=0) + 1)
            pad = " " if node["v"][:1] == "`" or node["v"][-1:] == "`" else ""
            return f"{ticks}{pad}{node['v']}{pad}{ticks}"
        case "note":
            return f"[^{node['n']}]"
        case "ev":
            return f"［证{node['n']}］"
    return "\\\n"


def _text(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def _target(address: str) -> str:
    return re.sub(r"([\\<>])", r"\\\1", address)
