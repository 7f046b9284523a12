"""Text becomes plain data; the position of every key path can be asked for afterwards.

Scalars stay the raw strings of the file (007, 2024.10, 10:30 and 是 are what was typed): the type
of a field converts them. Nothing here raises on bad text: what is wrong comes back as problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from generator.syntax import syntax_words

KeyPath = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_LINE = 100_000
MAX_DEPTH = 40

_NULLS = {"", "~", "null", "Null", "NULL"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_FAR_IN = re.compile(rf"(?:\A|[\n\r\x85\u2028\u2029])(?:[ \t]|[-?:][ \t]){{{MAX_DEPTH},}}")
"""A line that starts far to the right, be it by spaces or by marks such as “- - -” and “? ? ?”."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the text itself; lines and columns count from 1."""

    code: str
    message: str
    fix: str = ""
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file taken apart: YAML `data`, the Markdown `body`, and what was wrong."""

    data: Any
    body: str | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, counted from 1."""

    line: int
    column: int


def parse_source(raw: bytes, *, front_matter: bool) -> Source:
    """Takes a file apart. Data is None where it could not be read."""
    text, problem = decode(raw)
    if problem is not None:
        return Source(None, None, (problem,))
    if not text.strip():
        return Source(None, None, (Problem("F04", "文件里没有内容", "照同类文件补上各项，或删掉这个文件"),))
    if not front_matter:
        data, problems = parse_yaml(text)
        return Source(data, None, problems)
    head, body, problem = split_front_matter(text)
    if problem is not None:
        return Source(None, None, (problem,))
    data, problems = parse_yaml(head)
    return Source(data, body, problems)


def decode(raw: bytes) -> tuple[str, Problem | None]:
    """UTF-8 text without its byte order mark, or the reason why it is none."""
    if len(raw) > MAX_BYTES:
        return "", Problem("F05", f"文件有 {len(raw) // 1000} KB，超过 {MAX_BYTES // 1000} KB", "把长文字拆成几条记录")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", Problem("F02", "文件是 UTF-16 编码", "另存为 UTF-8 编码")
    if b"\x00" in raw:
        return "", Problem("F02", "文件不是文本，可能是图片、表格或 Word 文件改了扩展名", "换成 UTF-8 编码的文本文件")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        if _is_gbk(raw):
            return "", Problem("F02", "文件是 GBK 编码", "用记事本打开，另存为，编码选 UTF-8", line)
        return "", Problem("F02", "文件里有不是 UTF-8 的字节", "另存为 UTF-8 编码", line)
    for number, line_text in enumerate(text.split("\n"), 1):
        if len(line_text) > MAX_LINE:
            return "", Problem("F05", f"第 {number} 行有 {len(line_text)} 个字符", "一行不超过十万个字符", number)
    return text, None


def _is_gbk(raw: bytes) -> bool:
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return bool(re.search(r"[\u4e00-\u9fff]{2}", text))


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


def parse_yaml(text: str) -> tuple[Any, tuple[Problem, ...]]:
    """Plain dicts, lists, strings and None, with duplicate keys and aliases refused."""
    guard = _guard(text)
    if guard is not None:
        return None, (guard,)
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        return None, (_syntax_problem(error),)
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
        node = None if _guard(head) else _compose(head)
    except yaml.YAMLError:
        node = None
    return [_find(node, path, body if path[:1] == ("body",) else top) for path in paths]


def _find(node: yaml.Node | None, path: KeyPath, position: Position) -> Position:
    for step in path:
        found = _step(node, step)
        if found is None:
            break
        position, node = found
    return position


class _RawLoader(CParser):
    """libyaml's parser with composer, without PyYAML's resolver: tags are never asked for."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        """Every scalar stays text."""
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, _node: object, _index: object) -> None:
        """Nothing to resolve."""

    def ascend_resolver(self) -> None:
        """Nothing to resolve."""


def _compose(text: str) -> yaml.Node | None:
    loader = _RawLoader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def _step(node: yaml.Node | None, step: str | int) -> tuple[Position, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return _position(key), value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        item = node.value[step]
        return _position(item), item
    return None


def _position(item: yaml.Node | yaml.Event) -> Position:
    mark: Any = item.start_mark
    return Position(mark.line + 1, mark.column + 1)


def _guard(text: str) -> Problem | None:
    """Refuses what could make the composer recurse or expand without end, before it runs."""
    control = _CONTROL.search(text)
    if control is not None:
        line, column = text.count("\n", 0, control.start()) + 1, control.start() - text.rfind("\n", 0, control.start())
        return Problem("Y01", "有看不见的控制字符", "删掉这一处，重新输入", line, column)
    suspicious = "*" in text or "&" in text
    deep = text.count("[") + text.count("{") > MAX_DEPTH or _FAR_IN.search(text)
    if not suspicious and not deep:
        return None
    depth = 0
    loader = yaml.CSafeLoader(text)
    try:
        while loader.check_event():
            event: Any = loader.get_event()
            position = _position(event)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                return Problem(
                    "Y03",
                    "不支持 YAML 的锚点（&）和引用（*）",
                    "把内容照写一遍；文字以 & 或 * 开头时加英文引号",
                    position.line,
                    position.column,
                )
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    message = f"嵌套超过 {MAX_DEPTH} 层"
                    return Problem("Y04", message, "检查括号和缩进", position.line, position.column)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        return _syntax_problem(error)
    finally:
        loader.dispose()
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
        position = _position(key)
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
                )
            )
            continue
        lines[key.value] = position.line
        mapping[key.value] = _construct(value, problems)
    return mapping


def _syntax_problem(error: yaml.YAMLError) -> Problem:
    unclosed = "found unexpected end of stream" in str(error)
    mark = getattr(error, "context_mark" if unclosed else "problem_mark", None)
    reason = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''} {error}"
    line = mark.line + 1 if mark else None
    column = mark.column + 1 if mark else None
    message, fix = syntax_words(reason)
    return Problem("Y01", message, fix, line, column)
