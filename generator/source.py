"""Text becomes plain data; the position of every key path can be asked for afterwards.

Scalars stay the raw strings of the file (007, 2024.10, 10:30 and 是 are what was typed): the type
of a field converts them. Nothing here raises on bad text: what is wrong comes back as problems.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import yaml

from generator.encoding import decode, soft_breaks
from generator.nodes import Position, compose, guard, position_of, syntax_problem
from generator.problem import NO_KEYS, Keys, Problem, applied
from generator.quoting import quoted_value
from generator.slips import HARMLESS, WIDTHS, moved, slips

KeyPath = tuple[str | int, ...]

_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Source:
    """One file taken apart: YAML `data`, the Markdown `body`, and what was wrong."""

    data: Any
    body: str | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where a value stands in a text, and whether it is an item in brackets."""

    start: int
    end: int
    in_brackets: bool


def parse_source(raw: bytes, *, front_matter: bool, keys: Keys = NO_KEYS) -> Source:
    """Takes a file apart. Data is None where it could not be read as it is."""
    text, problem = decode(raw)
    first = (problem,) if problem is not None else ()
    if not text and problem is not None and problem.mend is None:
        return Source(None, None, first)
    soft = soft_breaks(text, keys.known)
    if soft:
        plain = applied(text, [edit for each in soft if each.mend for edit in each.mend.edits])
        rest = _taken_apart(plain, front_matter, keys).problems if all(each.mend for each in soft) else ()
        return Source(None, None, (*first, *soft, *(replace(each, mend=None) for each in rest)))
    source = _taken_apart(text, front_matter, keys)
    if problem is None:
        return source
    if problem.code in HARMLESS:
        return replace(source, problems=(*first, *source.problems))
    return Source(None, None, (*first, *(replace(each, mend=None) for each in source.problems)))


def _taken_apart(text: str, front_matter: bool, keys: Keys) -> Source:
    if not text.strip():
        return Source(None, None, (Problem("F04", "文件里没有内容", "照同类文件补上各项，或删掉这个文件"),))
    if not front_matter:
        data, problems = parse_yaml(text, keys)
        return Source(data, None, problems)
    head, body, problem = split_front_matter(text)
    if problem is not None:
        return Source(None, None, (problem,))
    data, problems = parse_yaml(head, keys)
    shift = head_start(text) - 1  # one line end stands in the head for the first line
    return Source(data, body, tuple(moved(each, shift) for each in problems))


def head_start(text: str) -> int:
    """Where the second line of a text begins: the first one of the head."""
    return len(text.splitlines(keepends=True)[0])


def split_front_matter(text: str) -> tuple[str, str, Problem | None]:
    """The YAML between two lines of three hyphens (its line numbers kept), and the Markdown below."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != "---":
        return "", "", Problem("Y06", "文件头缺失", "第一行写三个短横线“---”，填各项后再写一行“---”", 1, 1)
    for number in range(1, len(lines)):
        if lines[number].rstrip() == "---":
            head = "\n" + "".join(lines[1:number])
            return head, "\n" * (number + 1) + "".join(lines[number + 1 :]), None
    return "", "", Problem("Y06", "文件头没有结束", "在各项之后另起一行写三个短横线“---”", 1, 1)


def parse_yaml(text: str, keys: Keys = NO_KEYS) -> tuple[Any, tuple[Problem, ...]]:
    """Plain dicts, lists, strings and None, with duplicate keys and aliases refused."""
    refused = guard(text)
    if refused is not None and refused.code == "Y04":
        return None, (refused,)
    found = _slips(text, keys)
    fatal = [each for each in found if each.code not in HARMLESS]
    if fatal:
        _data, others = _parsed(_mended(text, found))
        lines = {each.line for each in fatal}
        rest = tuple(replace(each, mend=None) for each in others if each.line not in lines and each.code != "Y01")
        return None, (*found, *rest)
    data, problems = _parsed(text)
    return data, (*found, *problems)


def is_plain(text: str, *, in_braces: bool = False) -> bool:
    """Whether a text of one line is read as itself without quotes."""
    written = f"k: {{k: {text}}}\n" if in_braces else f"k: {text}\n"
    return parse_yaml(written) == ({"k": {"k": text} if in_braces else text}, ())


def scalar(text: str) -> str:
    """A text of one line as a file has it: in quotes where it would be read as something else without."""
    return text if is_plain(text) else quoted_value(text)


def _slips(text: str, keys: Keys) -> tuple[Problem, ...]:
    """What was mistyped. Of the widths that a Tab may have, those count that leave the text readable, with the most
    values: a line that stands too far in would be taken for more of the text above it.
    """
    found = slips(text, keys)
    if not any(each.code == "Y11" for each in found):
        return found
    best, most = found, -1
    for widths in WIDTHS:
        other = slips(text, keys, widths)
        data, problems = _parsed(_mended(text, other))
        values = _values(data)
        if values > most and not any(each.code in {"Y01", "Y13"} for each in problems):
            best, most = other, values
    return best


def _values(data: Any) -> int:
    if isinstance(data, dict):
        return sum(_values(each) for each in data.values())
    return sum(_values(each) for each in data) if isinstance(data, list) else 1


def _mended(text: str, problems: Iterable[Problem]) -> str:
    return applied(text, [edit for each in problems if each.mend for edit in each.mend.edits])


def _parsed(text: str) -> tuple[Any, tuple[Problem, ...]]:
    refused = guard(text)
    if refused is not None:
        return None, (refused,)
    try:
        node = compose(text)
    except yaml.YAMLError as error:
        return None, (syntax_problem(error, text),)
    problems: list[Problem] = []
    data = _construct(node, problems) if node is not None else None
    if data is None and not problems:
        return None, (Problem("F04", "没有任何一项内容", "照同类文件补上各项，或删掉这个文件"),)
    return data, tuple(problems)


def locate(text: str, path: KeyPath, *, front_matter: bool) -> Position:
    """Where a key path stands in the text; its nearest parent where the key itself is missing."""
    return locate_all(text, [path], front_matter=front_matter)[0]


def locate_all(text: str, paths: Iterable[KeyPath], *, front_matter: bool) -> list[Position]:
    """The positions of many key paths from one reading; the first line where the text is no YAML.

    `body` of a text with front matter is the line below it.
    """
    head = split_front_matter(text)[0] if front_matter else text
    top = Position(1, 1)
    body = Position(head.count("\n") + 2, 1) if front_matter else top
    try:
        node = None if guard(head) else compose(head)
    except yaml.YAMLError:
        node = None
    return [_find(node, path, body if path[:1] == ("body",) else top) for path in paths]


def spans(text: str, paths: Iterable[KeyPath], *, front_matter: bool) -> list[Span | None]:
    """Where the values of key paths begin and end; None for what is not there, or where the text is no YAML."""
    head = split_front_matter(text)[0] if front_matter else text
    shift = head_start(text) - 1 if front_matter else 0
    try:
        node = None if guard(head) else compose(head)
    except yaml.YAMLError:
        node = None
    return [_span(node, path, shift) for path in paths]


def _span(node: yaml.Node | None, path: KeyPath, shift: int) -> Span | None:
    parent = None
    for step in path:
        found = _step(node, step)
        if found is None:
            return None
        parent, node = node, found[1]
    if node is None:
        return None
    start, end = node.start_mark.index + shift, node.end_mark.index + shift
    return Span(start, end, isinstance(parent, yaml.SequenceNode) and bool(parent.flow_style))


def _find(node: yaml.Node | None, path: KeyPath, position: Position) -> Position:
    for step in path:
        found = _step(node, step)
        if found is None:
            break
        position, node = found
    return position


def _step(node: yaml.Node | None, step: str | int) -> tuple[Position, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return position_of(key), value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        item = node.value[step]
        return position_of(item), item
    return None


def _construct(node: yaml.Node, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        if not node.style and node.value in _NULLS:
            return None
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, problems) for item in node.value]
    mapping: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        position = position_of(key)
        if not isinstance(key, yaml.ScalarNode):
            problems.append(
                Problem(
                    "Y01",
                    "键只能是文字",
                    "写成“键: 值”；花括号、方括号开头的文字要加英文引号",
                    position.line,
                    position.column,
                )
            )
            continue
        if key.value in mapping:
            problems.append(
                Problem(
                    "Y02",
                    f"“{key.value}”在第 {lines[key.value]} 行已经写过",
                    "两处只留一处",
                    position.line,
                    position.column,
                    also=(lines[key.value],),
                )
            )
            continue
        lines[key.value] = position.line
        mapping[key.value] = _construct(value, problems)
    return mapping
