"""YAML is written as the present files are, and edited without touching what does not change.

Of a file only the lines of those keys are written anew whose values differ, and within them ruamel.yaml keeps comments
and quotes. Scalars are raw text here as they are for the loader: 007, 2024.10 and 是 need no quotes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString

from generator.editing.raw import raw_yaml
from generator.office.changes import matched

Data = dict[str, Any]


def _yaml(sample: str) -> YAML:
    """A reader and writer in the indentation of a text."""
    engine = raw_yaml()
    engine.allow_unicode = True
    engine.brace_single_entry_mapping_in_flow_sequence = True
    step = re.search(r"^( *)[^\s#-][^\n]*:\n\1( +)[^\s#-]", sample, re.MULTILINE)
    inward = len(step[2]) if step else 2
    flush = re.search(r"^( *)[^\s#-][^\n]*:\n\1- ", sample, re.MULTILINE)
    if flush:
        engine.indent(mapping=inward, sequence=2, offset=0)
    else:
        engine.indent(mapping=inward, sequence=4, offset=2)
    return engine


def written(data: Data, sample: str = "") -> str:
    """A record as the text of a block."""
    return _dumped(_yaml(sample), _commented(data))


def edited(text: str, before: Data, after: Data, order: Sequence[str], at: int | None = None) -> str:
    """The text with the keys changed whose values differ; `order` says where new keys stand. `at` is the place of the
    record in a file that is a list.
    """
    keys = [key for key in [*before, *after] if before.get(key) != after.get(key)]
    for key in dict.fromkeys(keys):
        lines = text.splitlines(keepends=True)
        node = _node(text, at)
        spans = _spans(node, lines)
        if node.flow_style or len({start for start, _end in spans.values()}) < len(spans) or _is_first(node, key, at):
            return _whole(text, before, after, at)
        indent = node.value[0][0].start_mark.column
        if key in spans:
            start, end = spans[key]
            new = _fragment("".join(lines[start:end]), key, before.get(key), after.get(key), indent)
        else:
            start = end = _new_place(spans, key, order)
            new = _indented(written({key: after[key]}, text), indent)
            if start and not lines[start - 1].endswith("\n"):
                lines[start - 1] += "\n"
        text = "".join([*lines[:start], new, *lines[end:]])
    return text


def appended(text: str, data: Data) -> str:
    """A file that is a list, with one more record."""
    block = _indented(written(data, text), 2)
    return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}- {block[2:]}"


def _node(text: str, at: int | None) -> Any:
    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    return root if at is None else root.value[at]


def _spans(node: Any, lines: list[str]) -> dict[str, tuple[int, int]]:
    """The lines of each key, without blank lines and comments that stand before the next."""
    out: dict[str, tuple[int, int]] = {}
    for number, (key, _value) in enumerate(node.value):
        start = key.start_mark.line
        behind = node.value[number + 1 : number + 2]
        end = behind[0][0].start_mark.line if behind else _last(node, lines)
        column = key.start_mark.column
        while end > start + 1 and _is_between(lines[end - 1], column):
            end -= 1
        out[key.value] = (start, max(end, start + 1))
    return out


def _last(node: Any, lines: list[str]) -> int:
    """The line after the last of a map: where its own end is told, which is that of the next thing."""
    end: int = node.end_mark.line
    return len(lines) if node.end_mark.column and end + 1 >= len(lines) else min(end, len(lines))


def _is_between(line: str, column: int) -> bool:
    """A blank line, or a comment as far out as the key: it belongs to what follows."""
    bare = line.strip()
    return not bare or (bare.startswith("#") and len(line) - len(line.lstrip(" ")) <= column)


def _is_first(node: Any, key: str, at: int | None) -> bool:
    """Whether a key shares its line with the mark of a list item."""
    return at is not None and bool(node.value) and node.value[0][0].value == key


def _new_place(spans: dict[str, tuple[int, int]], key: str, order: Sequence[str]) -> int:
    """The line at which a new key is put: behind the nearest key that comes before it in the order."""
    rank = {each: number for number, each in enumerate(order)}
    before = [end for each, (_start, end) in spans.items() if rank.get(each, -1) < rank.get(key, len(rank))]
    return max(before) if before else min(start for start, _end in spans.values())


def _fragment(text: str, key: str, before: Any, after: Any, indent: int) -> str:
    """The lines of one key with its new value; nothing where it has none."""
    if after is None:
        return ""
    dedented = "".join(
        line[indent:] if line[:indent].strip() == "" else line for line in text.splitlines(keepends=True)
    )
    engine = _yaml(dedented)
    loaded = engine.load(dedented)
    if not isinstance(loaded, CommentedMap) or key not in loaded:
        return _indented(written({key: after}, dedented), indent)
    loaded[key] = _laid_over(loaded[key], before, after)
    return _indented(_dumped(engine, loaded), indent)


def _whole(text: str, before: Data, after: Data, at: int | None) -> str:
    """The whole text through ruamel.yaml, where lines cannot be told apart (maps in braces)."""
    engine = _yaml(text)
    loaded = engine.load(text)
    target = loaded if at is None else loaded[at]
    _laid_over(target, before, after)
    return _dumped(engine, loaded)


def _laid_over(node: Any, before: Any, after: Any) -> Any:
    """The node with what differs changed; other nodes stay, with their comments and quotes."""
    if before == after:
        return node
    if isinstance(node, CommentedMap) and isinstance(before, dict) and isinstance(after, dict):
        return _map_laid_over(node, before, after)
    if isinstance(node, CommentedSeq) and isinstance(before, list) and isinstance(after, list):
        return _list_laid_over(node, before, after) if len(node) == len(before) else _commented(after)
    if isinstance(node, str) and isinstance(after, str) and "\n" not in after and type(node) is not LiteralScalarString:
        return type(node)(after)
    return _commented(after)


def _map_laid_over(node: CommentedMap, before: Data, after: Data) -> CommentedMap:
    for key in [*before, *(key for key in after if key not in before)]:
        if key not in after:
            node.pop(key, None)
        elif before.get(key) != after[key]:
            node[key] = _laid_over(node.get(key), before.get(key), after[key])
    return node


def _list_laid_over(node: CommentedSeq, before: list[Any], after: list[Any]) -> CommentedSeq:
    for tag, a, b, c, d in reversed(matched(before, after)):
        if tag == "replace" and b - a == d - c:
            for number in range(b - a):
                node[a + number] = _laid_over(node[a + number], before[a + number], after[c + number])
        elif tag != "equal":
            for place in reversed(range(a, b)):
                del node[place]
            for number, place in enumerate(range(c, d)):
                node.insert(a + number, _commented(after[place]))
    return node


def _commented(value: Any) -> Any:
    if isinstance(value, dict):
        return CommentedMap((key, _commented(each)) for key, each in value.items())
    if isinstance(value, list):
        return CommentedSeq(_commented(each) for each in value)
    return LiteralScalarString(value.rstrip("\n") + "\n") if "\n" in value else value


def _dumped(engine: YAML, data: Any) -> str:
    out = io.StringIO()
    engine.dump(data, out)
    return out.getvalue()


def _indented(text: str, indent: int) -> str:
    return "".join(" " * indent + line if line.strip() else line for line in text.splitlines(keepends=True))
