"""Markdown trees in a draft (see `generator.markdown`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generator.compendium.word.draft import Draft, fill, grid, linked, marked, row_of
from generator.compendium.word.notes import note_xml
from generator.compendium.word.numbering import BULLETS, count, new_list
from generator.compendium.word.paper import TEXT_WIDTH, set_style
from generator.compendium.word.styles import NAMESPACE
from generator.compendium.word.words import clean
from generator.markdown import Inline, Node, plain
from generator.views.narrative import Narrative

_DEEPEST = 2
"""Levels of lists are counted from 0."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: the record whose evidence it cites, its footnotes, the style of its paragraphs, the depth
    of lists and the level of its second-level headings.
    """

    draft: Draft
    key: str
    notes: tuple[list[Node], ...]
    base: int
    style: str = "Body"
    depth: int = -1


def tell(draft: Draft, told: Narrative, *, key: str = "", base: int = 2) -> None:
    """A narrative; its headings of level 2 stand at level `base` of the draft."""
    _blocks(_Place(draft, key, told.notes, base), told.blocks)


def _blocks(place: _Place, blocks: Iterable[Node]) -> None:
    for block in blocks:
        _block(place, block)


def _block(place: _Place, block: Node) -> None:
    draft = place.draft
    match block["t"]:
        case "h":
            draft.heading(place.base + block["n"] - 2, plain(block["c"]))
        case "p":
            _inlines(place, draft.line(place.style), block["c"])
        case "ul" | "ol":
            _list(place, block)
        case "quote":
            _blocks(replace(place, style="Quote"), block["c"])
        case "table":
            _table(place, block)
        case "figure":
            number = f"图{block['number']}　" if block.get("number") else ""
            draft.picture(block.get("picture"), f"{number}{block['caption']}" if block["caption"] else "")
        case "code":
            for each in block["v"].rstrip("\n").split("\n"):
                draft.line("Code", each)


def _list(place: _Place, block: Node) -> None:
    depth = min(place.depth + 1, _DEEPEST)
    ordered = block["t"] == "ol"
    number = new_list(place.draft.doc, depth, block["start"]) if ordered else BULLETS
    inside = replace(place, depth=depth, style="ListGoesOn")
    for item in block["c"]:
        first, rest = (item[0], item[1:]) if item and item[0]["t"] == "p" else ({"t": "p", "c": []}, item)
        line = place.draft.line("Number" if ordered else "Bullet")
        count(line, number, depth)
        _inlines(place, line, first["c"])
        _blocks(inside, rest)


def _table(place: _Place, block: Node) -> None:
    columns = len(block["head"])
    made = grid(place.draft.doc, [TEXT_WIDTH // columns] * columns)
    for cell, inlines in zip(row_of(made, head=True), block["head"], strict=True):
        _inlines(place, fill(cell, "", "CellHead"), inlines)
    for row in block["rows"]:
        for cell, inlines, align in zip(row_of(made), row, block["align"] or [""] * columns, strict=True):
            line = set_style(cell.paragraphs[0], "Cell")
            if align in ("right", "center"):
                line._p.get_or_add_pPr().append(parse_xml(f'<w:jc {NAMESPACE} w:val="{align}"/>'))
            _inlines(place, line, inlines)
    place.draft.line("Note")


_MARKS: Mapping[str, str] = {"b": "bold", "i": "italic", "s": "strike"}


def _inlines(place: _Place, line: Paragraph, inlines: Iterable[Inline], **marks: Any) -> None:
    for each in inlines:
        if isinstance(each, str):
            _marked_run(line, each, marks)
        elif each["t"] in _MARKS:
            _inlines(place, line, each["c"], **marks, **{_MARKS[each["t"]]: True})
        else:
            _special(place, line, each, marks)


def _special(place: _Place, line: Paragraph, each: Node, marks: Mapping[str, Any]) -> None:
    match each["t"]:
        case "a":
            linked(place.draft, line, each["href"], plain(each["c"]))
        case "code":
            _marked_run(line, each["v"], marks)
        case "br":
            line.add_run().add_break()
        case "ev":
            number = place.draft.evidence.get(f"{place.key}#{each['n']}", "")
            if number:
                marked(line.add_run(f"〔{number}〕"), "EvidenceMark")
        case "note":
            _note(place, line, each["n"])


def _marked_run(line: Paragraph, text: str, marks: Mapping[str, Any]) -> Run:
    run = line.add_run(clean(text))
    for name, value in marks.items():
        setattr(run.font, name, value)
    return run


def _note(place: _Place, line: Paragraph, number: int) -> None:
    """A footnote at this place; called for a second time, it is written a second time, as Word has it."""
    if not 0 < number <= len(place.notes):
        return
    place.draft.notes.append(note_xml(len(place.draft.notes) + 1, place.notes[number - 1]))
    mark = parse_xml(f'<w:footnoteReference {NAMESPACE} w:id="{len(place.draft.notes)}"/>')
    marked(line.add_run(), "NoteMark")._r.append(mark)
