"""What could not be taken, and why: told to people elsewhere, so without the values of what is not public."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.finding import Finding, KeyPath, Severity
from generator.model.base import Record
from generator.model.fields import Level, is_set
from generator.model.load import Loaded
from generator.model.reading import Origin
from generator.model.shape import shape_at
from generator.model.types import RECORD_TYPES, RecordType
from generator.portal.graph import FullPortal, Key
from generator.source import parse_source
from generator.views.lookup import name_of

NOT_TAKEN = frozenset({"snapshots", "volumes"})
"""Figures of another portal would stand among those of this one; a volume takes up all records of its portal, which
here are those of everybody.
"""

_KINDS = {kind.name: kind for kind in RECORD_TYPES}

Placed = Callable[[Finding], str]
"""Says where a finding is."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that could not be taken, and why."""

    record: str
    why: tuple[str, ...]


def left_out(loaded: Loaded, full: FullPortal, findings: tuple[Finding, ...], placed: Placed) -> Iterator[LeftOut]:
    """The records that are no records, or that lost something without which they are none; of drafts nothing."""
    errors = [each for each in findings if each.severity is Severity.ERROR]
    for kind, record_id in sorted(loaded.broken):
        own = _KINDS[kind]
        wrong = _of_broken(own, record_id, errors)
        if kind not in NOT_TAKEN and not _is_draft(loaded.root, own, wrong):
            yield LeftOut(f"{own.label} {record_id}", _why(own, wrong, placed))
    for kind, by_id in loaded.records.items():
        for record_id, record in by_id.items():
            if record_id in full.of_type(kind) or kind in NOT_TAKEN or record.draft:
                continue
            origin = loaded.origins[kind, record_id]
            wrong = [each for each in errors if _is_of(each, origin)]
            yield LeftOut(_called(kind, record), _why(_KINDS[kind], wrong, placed))


def gone(lost: Mapping[Key, str]) -> Iterator[LeftOut]:
    """Records that never were in a folder, with the reason of each."""
    for (kind, record_id), why in lost.items():
        yield LeftOut(f"{_KINDS[kind].label} {record_id}", (why,))


def place_of_finding(finding: Finding) -> str:
    """File and line."""
    return ":".join(str(part) for part in (finding.place.file, finding.place.line) if part) + " "


def _of_broken(kind: RecordType, record_id: str, errors: list[Finding]) -> list[Finding]:
    """What is wrong with the file of a broken record; of a list, all of it."""
    own = [each for each in errors if each.place.file == kind.folder or each.place.file.startswith(kind.more + "/")]
    return own if kind.listed else [each for each in own if Path(each.place.file).stem == record_id]


def _is_draft(root: Path, kind: RecordType, wrong: list[Finding]) -> bool:
    """Whether the file of a broken record calls it a draft, as far as that can be read."""
    if kind.listed or not wrong:
        return False
    try:
        raw = (root / wrong[0].place.file).read_bytes()
    except OSError:
        return False
    data = parse_source(raw, front_matter=kind.suffix == ".md").data
    return isinstance(data, dict) and is_set(data.get("draft"))


def _is_of(finding: Finding, origin: Origin) -> bool:
    return finding.place.file == origin.file and finding.place.path[: len(origin.path)] == origin.path


def _called(kind: str, record: Record) -> str:
    return f"{_KINDS[kind].label} {record.id}（{name_of(record)}）"


def _why(kind: RecordType, findings: list[Finding], placed: Placed) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_told(kind, each, placed) for each in findings)) or ("所引用的记录没有收进来",)


def _told(kind: RecordType, finding: Finding, placed: Placed) -> str:
    message = "有误；这一项不公开，不写出来" if _is_hidden(kind, finding.place.path) else finding.message
    return f"{placed(finding)}{f'〔{finding.label}〕' if finding.label else ''}{message}"


def _is_hidden(kind: RecordType, path: KeyPath) -> bool:
    """Whether a key path leads into something that nobody may see."""
    shapes = (shape_at(kind.model, path[:end]) for end in range(1, len(path) + 1))
    return any(shape is not None and shape.level not in (Level.PUBLIC, Level.WINDOW) for shape in shapes)
