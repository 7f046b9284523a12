"""The one canonical form of a file of records, so that a diff shows what was changed, whatever tool changed it.

Keys stand in the order of the model. Every list has a line for each item; only in tables (`data/vocab.yml`, snapshots)
each row is one line in braces, because those are read down the columns. No text is folded: a line end in folded
Chinese becomes a space. Text of several lines is literal. Quotes stand only where they are needed, or where other
programs would take the text for a number, a date or a truth value. The body of a Markdown file is not touched.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    LiteralScalarString,
    PlainScalarString,
    ScalarString,
    SingleQuotedScalarString,
)

from generator.editing.order import in_order
from generator.editing.raw import raw_yaml
from generator.encoding import decode
from generator.lines import Sort, read_lines
from generator.model.files import FileType, Layout
from generator.model.shape import shape_of, written_order
from generator.source import head_start, is_plain, parse_source, parse_yaml, split_front_matter

_TYPED = re.compile(
    r"[-+]?[\d.][\d,._:eE+-]*|0[xob][\da-fA-F]+|\d{4}-\d\d?-\d\d?.*|[-+]?\.(?:inf|nan)|~|null|true|false|yes|no|on|off|y|n|",
    re.IGNORECASE,
)
"""What other programs take for something else than text when it has no quotes."""


def canonical(raw: bytes, kind: FileType) -> bytes | None:
    """The file in canonical form; None where it cannot be read as it is, or not be written without loss."""
    source = parse_source(raw, front_matter=kind.front_matter, keys=kind.keys)
    if source.data is None:
        return None
    text = decode(raw)[0].replace("\r\n", "\n")
    head, body = text, ""
    if kind.front_matter:
        start = head_start(text)
        length = len(split_front_matter(text)[0]) - 1
        head, body = text[start : start + length], text[start + length :]
    formed = _formed(head, kind)
    if formed is None:
        return None
    whole = f"---\n{formed}---\n{_below(body)}" if kind.front_matter else formed
    result = (whole.rstrip("\n") + "\n").encode()
    after = parse_source(result, front_matter=kind.front_matter, keys=kind.keys)
    return result if after.data == source.data and _same_body(source.body, after.body) else None


def _below(text: str) -> str:
    """What follows the line of hyphens that a text starts with."""
    return text.partition("\n")[2]


def _same_body(before: str | None, after: str | None) -> bool:
    return (before or "").replace("\r\n", "\n").strip("\n") == (after or "").strip("\n")


def _formed(text: str, kind: FileType) -> str | None:
    yaml = raw_yaml()
    yaml.indent(mapping=2, sequence=4, offset=2)
    try:
        tree = yaml.load(_ordered(text, kind))
        _restyle(tree)
        for row, model in _table_rows(tree, kind):
            _in_one_line(row, model)
        stream = io.StringIO()
        yaml.dump(tree, stream)
    except (YAMLError, ValueError, TypeError, AttributeError, AssertionError):
        return None
    formed = stream.getvalue()
    if isinstance(tree, CommentedSeq):
        formed = re.sub("^  ", "", formed, flags=re.MULTILINE)  # a list that is the file starts at the margin
    formed = _ordered(formed, kind)  # once more: what stood in brackets has lines of its own now
    return formed if _comments(formed) == _comments(text) else None


def _ordered(text: str, kind: FileType) -> str:
    aligned = _aligned(text)
    ordered = in_order(aligned, kind)
    return ordered if parse_yaml(ordered)[0] == parse_yaml(text)[0] else text


def _aligned(text: str) -> str:
    """The text with each comment standing as far in as the entry below it, which is what it is about."""
    lines = text.split("\n")
    below = ""
    for line in reversed(list(read_lines(text))):
        if line.sort is Sort.ENTRY:
            below = line.lead
        elif line.sort is Sort.COMMENT and line.text.lstrip().startswith("#"):
            lines[line.number - 1] = below + line.text.lstrip()
    return "\n".join(lines)


def _restyle(node: Any) -> None:
    """Block style for all that a node holds, and each text in the plainest style that it can have."""
    if isinstance(node, CommentedMap):
        node.fa.set_block_style()
        for key, value in node.items():
            _restyle(value)
            if isinstance(value, str):
                node[key] = _styled(value, in_braces=False)
    elif isinstance(node, CommentedSeq):
        node.fa.set_block_style()
        for index, value in enumerate(node):
            _restyle(value)
            if isinstance(value, str):
                node[index] = _styled(value, in_braces=False)


def _styled(value: str, *, in_braces: bool) -> str:
    if "\n" in value:
        styled: str = LiteralScalarString(value) if _literal(value) else DoubleQuotedScalarString(value)
    elif isinstance(value, SingleQuotedScalarString | DoubleQuotedScalarString) and _TYPED.fullmatch(value):
        styled = DoubleQuotedScalarString(value)
    elif is_plain(value, in_braces=in_braces):
        styled = PlainScalarString(value)
    elif '"' in value or "\\" in value:
        styled = SingleQuotedScalarString(value)
    else:
        styled = DoubleQuotedScalarString(value)
    comment = getattr(value, "comment", None)
    if comment is not None and isinstance(styled, ScalarString):
        setattr(styled, "comment", comment)  # noqa: B010 - ruamel's own slot, which its types do not name
    return styled


def _literal(value: str) -> bool:
    """Whether a text of several lines can be written as it is."""
    return value[0] not in " \n\t" and not re.search(
        r"[ \t](?:\n|$)|[^\n\x20-\x7e\x85\xa0-\ufffd\U00010000-\U0010ffff]", value
    )


def _table_rows(tree: Any, kind: FileType) -> Iterator[tuple[CommentedMap, type[BaseModel]]]:
    """The rows of all tables in a file, with their models."""
    tables: list[tuple[Any, type[BaseModel] | None]] = []
    if kind.layout is Layout.GROUPS and isinstance(tree, CommentedMap):
        tables = [(table, kind.model) for table in tree.values()]
    elif kind.kind == "snapshots" and isinstance(tree, CommentedMap):
        tables = [(tree.get(shape.name), shape.model) for shape in shape_of(kind.model) if shape.many]
    for table, model in tables:
        for row in table if isinstance(table, CommentedSeq) and model is not None else ():
            if isinstance(row, CommentedMap) and not row.ca.items and row.ca.comment is None:
                assert model is not None
                yield row, model


def _in_one_line(row: CommentedMap, model: type[BaseModel]) -> None:
    """A row of a table in braces, unless it holds what does not fit in a line."""
    values = [*row.values(), *(each for value in row.values() if isinstance(value, CommentedSeq) for each in value)]
    if any(isinstance(value, CommentedMap) or "\n" in str(value) or value is None for value in values):
        return
    row.fa.set_flow_style()
    for name in [shape.name for shape in written_order(model) if shape.name in row]:
        row.move_to_end(name)
    for key in [key for key in row if key not in model.model_fields]:
        row.move_to_end(key)
    for key, value in row.items():
        if isinstance(value, CommentedSeq):
            value.fa.set_flow_style()
            for index, each in enumerate(value):
                value[index] = _styled(str(each), in_braces=True)
        else:
            row[key] = _styled(value, in_braces=True)


def _comments(text: str) -> Counter[str]:
    """All comments of a text."""
    found: Counter[str] = Counter()
    for line in read_lines(text):
        if line.sort is Sort.COMMENT and "#" in line.text:
            found[line.text.strip()] += 1
        elif line.sort is Sort.ENTRY and line.value.strip()[:1] not in ("'", '"') and " #" in f" {line.value}":
            found["#" + f" {line.value}".split(" #", 1)[1].strip()] += 1
    return found
