"""Words planted in every text of every record of a project: behind those of public fields, and in place of the hidden
ones, which are filled in where records leave them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from generator.model import kinds
from generator.model.fields import Level
from generator.model.files import Layout, file_type
from generator.model.judge import rows_of
from generator.model.shape import FieldShape, shape_of
from generator.model.types import RECORD_TYPES
from generator.model.walk import record_files
from generator.source import parse_source

CLOSED = (Level.INTERNAL, Level.PRIVATE)
_LEFT = {"id", "draft", "consent", "aliases", "criterion", "criteria"}
"""Fields that decide what happens to a record, or hold what another record must have."""


@dataclass
class Planter:
    """`seeds` are the words; `public` and `hidden` tell where each was planted: type of record and path of keys."""

    seeds: Iterator[str]
    public: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)

    def plant(self, root: Path, *, drafts: bool = True) -> None:
        """Plants in all records below a project root; with `drafts`, also in a draft beside each, which is hidden."""
        for kind in RECORD_TYPES:
            for path in record_files(root, kind, []):
                self._file(root, path, drafts=drafts)

    def _file(self, root: Path, path: Path, *, drafts: bool) -> None:
        kind = file_type(path.relative_to(root).as_posix())
        assert kind is not None
        source = parse_source(path.read_bytes(), front_matter=kind.front_matter)
        rows = [row for _at, row in rows_of(source.data, kind.layout)]
        marked = [self._planted(kind.model, row, kind.kind, hidden=row.get("draft") == "是") for row in rows]
        if kind.layout is Layout.ROWS:
            path.write_text(yaml.safe_dump(marked, allow_unicode=True, sort_keys=False), "utf-8")
            return
        _write(path, marked[0], source.body)
        if drafts:
            draft = self._planted(kind.model, {**rows[0], "draft": "是"}, f"draft {kind.kind}", hidden=True)
            draft.pop("aliases", None)
            _write(path.with_name(f"{path.stem}-draft{path.suffix}"), draft, source.body)

    def _planted(self, model: type[BaseModel], data: dict[str, Any], above: str, *, hidden: bool) -> dict[str, Any]:
        out = dict(data)
        consented = data.get("consent") == "是"
        for shape in shape_of(model):
            value, path = data.get(shape.name), f"{above}.{shape.name}"
            closed = hidden or shape.level in CLOSED or (shape.level is Level.CONSENT and not consented)
            closed = closed or (shape.level is Level.WINDOW and not _open(data))
            if shape.name in _LEFT:
                continue
            if shape.model is not None:
                if value is not None:
                    out[shape.name] = self._parts(shape, value, path, hidden=closed)
            elif _takes_words(model, shape) and (value is not None or closed):
                out[shape.name] = self._marked(shape, value, path, hidden=closed)
        return out

    def _parts(self, shape: FieldShape, value: Any, path: str, *, hidden: bool) -> Any:
        assert shape.model is not None
        if isinstance(value, list):
            return [self._planted(shape.model, each, f"{path}[]", hidden=hidden) for each in value]
        return self._planted(shape.model, value, path, hidden=hidden)

    def _marked(self, shape: FieldShape, value: Any, path: str, *, hidden: bool) -> Any:
        if shape.many:
            return [f"{each}{self._seed(path, hidden=hidden)}" for each in value or [""]]
        return f"{value or ''}{self._seed(path, hidden=hidden)}"

    def _seed(self, path: str, *, hidden: bool) -> str:
        seed = next(self.seeds)
        (self.hidden if hidden else self.public)[seed] = path
        return seed


def _takes_words(model: type[BaseModel], shape: FieldShape) -> bool:
    """Whether any words may stand in a field."""
    info = model.model_fields[shape.name]
    patterns = kinds._held(info.annotation, info.metadata)[1]
    return shape.mark is None and kinds.kind_of(model, shape.name) is kinds.Kind.TEXT and not patterns


def _open(data: dict[str, Any]) -> bool:
    """Whether a list is shown on the data date, 2026-11-15."""
    span = data.get("publicity")
    return span is None or span["start"] <= "2026-11-15" <= span["end"]


def _write(path: Path, data: dict[str, Any], body: str | None) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    path.write_text(text if body is None else f"---\n{text}---\n{body}", "utf-8")
