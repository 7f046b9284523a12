"""Text becomes the nodes of YAML, with libyaml and without surprises: every scalar is text, nothing is expanded, and
what could exhaust the machine is refused before it is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from generator.problem import Problem
from generator.slips import misaligned
from generator.syntax import ABOUT_INDENTATION, syntax_words

MAX_DEPTH = 40

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_FAR_IN = re.compile(rf"(?:\A|[\n\r\x85\u2028\u2029])(?:[ \t]|[-?:][ \t]){{{MAX_DEPTH},}}")
"""A line that starts far to the right, be it by spaces or by marks such as “- - -” and “? ? ?”."""


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, counted from 1."""

    line: int
    column: int


class _RawLoader(CParser):
    """libyaml's parser with composer, without PyYAML's resolver: tags are never asked for."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        """Every scalar stays text."""
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, _node: object, _index: object) -> None:
        """Nothing to resolve."""

    def ascend_resolver(self) -> None:
        """Nothing to resolve."""


def compose(text: str) -> yaml.Node | None:
    loader = _RawLoader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def position_of(item: yaml.Node | yaml.Event) -> Position:
    mark: Any = item.start_mark
    return Position(mark.line + 1, mark.column + 1)


def guard(text: str) -> Problem | None:
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
            at = position_of(event)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                return Problem(
                    "Y03",
                    "不支持 YAML 的锚点（&）和引用（*）",
                    "把内容照写一遍；文字以 & 或 * 开头时加英文引号",
                    at.line,
                    at.column,
                )
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    message = f"嵌套超过 {MAX_DEPTH} 层"
                    return Problem("Y04", message, "检查括号和缩进", at.line, at.column)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        return syntax_problem(error)
    finally:
        loader.dispose()
    return None


def syntax_problem(error: yaml.YAMLError, text: str = "") -> Problem:
    unclosed = "found unexpected end of stream" in str(error)
    mark = getattr(error, "context_mark" if unclosed else "problem_mark", None)
    reason = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''} {error}"
    line = mark.line + 1 if mark else None
    column = mark.column + 1 if mark else None
    crooked = misaligned(text) if text and any(sign in reason for sign in ABOUT_INDENTATION) else None
    if crooked is not None:
        return crooked
    message, fix = syntax_words(reason)
    return Problem("Y01", message, fix, line, column)
