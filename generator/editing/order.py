"""The keys of a YAML text in the order of the model, moved as the lines that they are: comments go with the key below.

The lines are moved, not written anew, because a comment belongs to no node: a writer would leave it behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml
from pydantic import BaseModel

from generator.model.files import FileType, Layout
from generator.model.shape import written_order
from generator.nodes import compose

_COMMENT = re.compile(r"( *)#")


def in_order(text: str, kind: FileType) -> str:
    """The text with the keys of every block mapping in the model's order; others come last, as they were."""
    node = compose(text)
    lines = text.split("\n")
    end = len(lines)
    if kind.layout is Layout.GROUPS:
        for _key, rows in node.value if isinstance(node, yaml.MappingNode) else ():
            _sort_items(lines, rows, kind.model, rows.end_mark.line)
    elif kind.layout is Layout.ROWS:
        _sort_items(lines, node, kind.model, end)
    else:
        _sort(lines, node, kind.model, end)
    return "\n".join(lines)


def _sort_items(lines: list[str], node: yaml.Node | None, model: type[BaseModel], end: int) -> None:
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        return
    starts = [item.start_mark.line for item in node.value]
    for item, stop in zip(node.value, [*starts[1:], end], strict=True):
        _sort(lines, item, model, stop)


def _sort(lines: list[str], node: yaml.Node | None, model: type[BaseModel], end: int) -> None:
    """Sorts, in place, the lines of a mapping that reaches up to the line `end`, and of all that it holds."""
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        return
    column = node.start_mark.column
    rows = [key.start_mark.line for key, _value in node.value]
    if len(set(rows)) < len(rows) or any(key.start_mark.column != column for key, _value in node.value):
        return
    end = _last_line(lines, rows[-1], end, column)
    starts = [rows[0], *(_with_comments(lines, row, column) for row in rows[1:])]
    stops = [*starts[1:], end]
    shapes = {shape.name: shape for shape in written_order(model)}
    for (key, value), stop in zip(node.value, stops, strict=True):
        shape = shapes.get(key.value)
        if shape is not None and shape.model is not None:
            (_sort_items if shape.many else _sort)(lines, value, shape.model, stop)
    names = list(shapes)
    keys = [key.value for key, _value in node.value]
    order = sorted(range(len(keys)), key=lambda i: names.index(keys[i]) if keys[i] in shapes else len(names))
    if order != sorted(order):
        _move(lines, starts, stops, order, column)


def _last_line(lines: Sequence[str], row: int, end: int, column: int) -> int:
    """Where a mapping ends: what stands further out below its last key is not its own."""
    while end > row + 1 and (not lines[end - 1].strip() or _comment_column(lines[end - 1]) in range(column + 1)):
        end -= 1
    return end


def _with_comments(lines: Sequence[str], row: int, column: int) -> int:
    while _comment_column(lines[row - 1]) == column:
        row -= 1
    return row


def _comment_column(line: str) -> int:
    match = _COMMENT.match(line)
    return len(match[1]) if match else -1


def _move(lines: list[str], starts: list[int], stops: list[int], order: list[int], column: int) -> None:
    """Puts the blocks of lines in another order; a dash before the first one stays where it is."""
    dash = lines[starts[0]][:column]
    blocks = [lines[start:stop] for start, stop in zip(starts, stops, strict=True)]
    blocks[0][0] = " " * column + blocks[0][0][column:]
    moved = [line for index in order for line in blocks[index]]
    first = next(index for index, line in enumerate(moved) if _comment_column(line) != column)
    if dash.strip():
        outer = " " * (len(dash) - len(dash.lstrip()))
        moved[:first] = [outer + line.lstrip() for line in moved[:first]]
    moved[first] = dash + moved[first][column:]
    lines[starts[0] : stops[-1]] = moved
