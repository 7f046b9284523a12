"""What an import would change, record by record and field by field, in words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from pydantic import BaseModel

from generator.finding import KeyPath
from generator.model.base import Record
from generator.model.fields import Term
from generator.model.shape import labels_of, shape_at
from generator.model.types import RecordType
from generator.office.apply import Applied
from generator.office.cells import Vocabularies
from generator.office.names import Names
from generator.views.lookup import name_of

SHOWN_NEW = 30
"""From how many new records on only their names are shown."""

_AROUND, _LONGEST = 8, 60


@dataclass(frozen=True, slots=True)
class Edit:
    """One field, or one item of a list: as it was and as it shall be; None where it was not or will not be."""

    label: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A record that is new, or differs from what is there; `data` and `before` are what its file says and said."""

    kind: RecordType
    id: str
    old: Record | None
    new: Record
    before: dict[str, Any]
    data: dict[str, Any]
    body_before: str | None
    body: str | None
    file: str
    source: str
    edits: tuple[Edit, ...]
    made: Applied


def edits(model: type[BaseModel], before: Any, after: Any, words: Words, path: KeyPath = ()) -> Iterator[Edit]:
    """What differs between two states of a record's data."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from edits(model, before.get(key), after.get(key), words, (*path, key))
    elif isinstance(before, list) and isinstance(after, list):
        for tag, a, b, c, d in matched(before, after):
            if tag == "replace" and b - a == d - c:
                for number in range(b - a):
                    yield from edits(model, before[a + number], after[c + number], words, (*path, a + number))
                continue
            yield from (_edit(model, (*path, n), before[n], None, words) for n in range(a, b) if tag != "equal")
            yield from (_edit(model, (*path, n), None, after[n], words) for n in range(c, d) if tag != "equal")
    else:
        yield _edit(model, path, before, after, words)


def matched(before: list[Any], after: list[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    """Which runs of two lists are equal, replaced, inserted or deleted."""
    old, new = ([orjson.dumps(each) for each in items] for items in (before, after))
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


@dataclass(frozen=True, slots=True)
class Words:
    """How codes and ids are called."""

    vocabularies: Vocabularies
    names: Names


def _edit(model: type[BaseModel], path: KeyPath, old: Any, new: Any, words: Words) -> Edit:
    label = " › ".join(labels_of(model, path))
    return Edit(label, _told(model, path, old, words), _told(model, path, new, words))


def _told(model: type[BaseModel], path: KeyPath, value: Any, words: Words) -> str | None:
    """A value as staff know it: labels for codes, names for ids."""
    if value is None:
        return None
    if isinstance(value, list):
        return "、".join(_told(model, (*path, 0), each, words) or "" for each in value)
    if isinstance(value, dict):
        return "，".join(_told(model, (*path, key), each, words) or "" for key, each in value.items())
    shape = shape_at(model, path)
    mark = shape.mark if shape is not None else None
    if isinstance(mark, Term):
        return str(words.vocabularies.get(mark.vocabulary, {}).get(value, value))
    to = getattr(mark, "to", None)
    return words.names.shown(to, value) if to else " ".join(str(value).split())


def told(changes: Iterable[Change]) -> Iterator[str]:
    """The changes as lines: what is new, then what changes."""
    changes = list(changes)
    fresh = [each for each in changes if each.old is None]
    for change in fresh:
        yield f"新增　{_head(change)}"
        if len(fresh) <= SHOWN_NEW:
            yield from (f"　　　{edit.label}：{_clip(edit.new or '')}" for edit in change.edits)
    if len(fresh) > SHOWN_NEW:
        yield f"　　　（新增的超过 {SHOWN_NEW} 条，不逐项列出）"
    for change in changes:
        if change.old is not None:
            yield f"修改　{_head(change)}"
            yield from (f"　　　{edit.label}：{difference(edit.old, edit.new)}" for edit in change.edits)


def _head(change: Change) -> str:
    return f"{change.kind.label}　{name_of(change.new)}　{change.file}　（{change.source}）"


def difference(old: str | None, new: str | None) -> str:
    """Old → new; of long texts the passage that differs, with a few characters around it."""
    if old is None or new is None:
        return f"（无）→ {_clip(new or '')}" if old is None else f"{_clip(old)} → （删去）"
    if len(old) + len(new) <= 2 * _AROUND + _LONGEST:
        return f"{old} → {new}"
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    end = next(
        (i for i, (a, b) in enumerate(zip(reversed(old[start:]), reversed(new[start:]), strict=False)) if a != b),
        min(len(old), len(new)) - start,
    )
    return " → ".join(_passage(text, start, len(text) - end) for text in (old, new))


def _passage(text: str, start: int, end: int) -> str:
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    inner = text[left:right]
    if len(inner) > 2 * _LONGEST:
        inner = f"{inner[:_LONGEST]}……{inner[-_LONGEST:]}"
    return f"{'…' if left else ''}{inner}{'…' if right < len(text) else ''}"


def _clip(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
