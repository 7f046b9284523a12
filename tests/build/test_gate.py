"""The gate, from the files to everything that is made: what is not public is in no output, what is public is in one.

A mark of its own stands in every text of every record: behind the words of public fields, and as the words of all
others, which are filled in where the records leave them out. Drafts, names without consent and a list whose time is
over are not public either.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel

from generator.cli import main
from generator.model import kinds
from generator.model.fields import Level
from generator.model.files import Layout, file_type
from generator.model.judge import rows_of
from generator.model.shape import FieldShape, shape_of
from generator.model.types import RECORD_TYPES
from generator.model.walk import record_files
from generator.source import parse_source
from tests.compendium.packages import everything
from tests.compendium.project import written
from tests.project import ROOT

LETTERS = "彧祎昶翀珩玥琰璟曦骞骧嵘"
"""Letters of names that our faces have and no text here."""

CLOSED = (Level.INTERNAL, Level.PRIVATE)
_LISTS = {"aliases"}
_CODES = {"criterion", "criteria"}
"""Fields that hold what another record must have."""


@dataclass
class Planter:
    """Marks and where each was planted: type of record and path of keys."""

    public: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    _marks: Iterator[str] = field(default_factory=lambda: map("".join, itertools.permutations(LETTERS, 3)))

    def planted(self, model: type[BaseModel], data: dict[str, Any], above: str, *, hidden: bool) -> dict[str, Any]:
        """The data of a record or part with marks."""
        out = dict(data)
        consented = data.get("consent") == "是"
        for shape in shape_of(model):
            closed = hidden or shape.level in CLOSED or (shape.level is Level.CONSENT and not consented)
            closed = closed or (shape.level is Level.WINDOW and not _open(data))
            path = f"{above}.{shape.name}"
            value = data.get(shape.name)
            if shape.name in {"id", "draft", "consent", *_LISTS, *_CODES}:
                continue
            if shape.model is not None:
                if value is not None:
                    out[shape.name] = self._parts(shape, value, path, hidden=closed)
            elif self._plain(model, shape) and (value is not None or closed):
                out[shape.name] = self._marked(shape, value, path, hidden=closed)
        return out

    def _parts(self, shape: FieldShape, value: Any, path: str, *, hidden: bool) -> Any:
        assert shape.model is not None
        if isinstance(value, list):
            return [self.planted(shape.model, each, f"{path}[]", hidden=hidden) for each in value]
        return self.planted(shape.model, value, path, hidden=hidden)

    def _marked(self, shape: FieldShape, value: Any, path: str, *, hidden: bool) -> Any:
        if shape.many:
            values = value or [""]
            return [f"{each}{self._mark(path, hidden=hidden)}" for each in values]
        return f"{value or ''}{self._mark(path, hidden=hidden)}"

    def _mark(self, path: str, *, hidden: bool) -> str:
        mark = next(self._marks)
        (self.hidden if hidden else self.public)[mark] = path
        return mark

    @staticmethod
    def _plain(model: type[BaseModel], shape: FieldShape) -> bool:
        """Whether any words may stand in a field."""
        info = model.model_fields[shape.name]
        patterns = kinds._held(info.annotation, info.metadata)[1]
        return shape.mark is None and kinds.kind_of(model, shape.name) is kinds.Kind.TEXT and not patterns


def _open(data: dict[str, Any]) -> bool:
    """Whether a list is shown on the data date, 2026-11-15."""
    span = data.get("publicity")
    return span is None or span["start"] <= "2026-11-15" <= span["end"]


@dataclass(frozen=True)
class Made:
    """Everything that was made, as one text; and what was planted."""

    words: str
    planter: Planter


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The project with marks: site with search, cards, booklets, volumes and data; packages, Word drafts, reports."""
    root = written(tmp_path_factory.mktemp("gate") / "project")
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (root / "content/about.md").write_bytes((ROOT / "content/about.md").read_bytes())
    settings = root / "data/portal.yml"
    settings.write_text(settings.read_text("utf-8").replace("booklets: 否\n", ""), "utf-8")
    notice = root / "content/notices/result.md"
    head = "---\ntitle: {0}\nkind: publicity\ndate: 2026-10-01\npublicity: {{start: 2026-10-01, end: {1}}}\nselected:\n"
    for name, end in (("over", "2026-10-08"), ("running", "2026-12-08")):
        text = head.format(f"名单{name}", end) + "  - {name: 甲支部}\n---\n\n见名单。\n"
        (notice.parent / f"{name}.md").write_text(text, "utf-8")
    _run("snapshot", root)
    planter = Planter()
    for kind in RECORD_TYPES:
        for path in record_files(root, kind, []):
            _plant(planter, root, path)
    said = [_run("build", root), _run("check", root)]
    for owner in ("herbs", "herbs-studio"):
        said.append(_run("package", root, owner, "--out", str(root / "site-packages")))
    _run("compendium", root, "herbs", "book", "--docx", "--out", str(root / "site-drafts"))
    files = [path for top in root.glob("site*") for path in top.rglob("*") if path.is_file()]
    words = everything((path.relative_to(root).as_posix(), path.read_bytes()) for path in files)
    assert "错误 0" in said[0], said[0]
    return Made(_unfolded(words), planter)


def _plant(planter: Planter, root: Path, path: Path) -> None:
    """Marks in a file, and a draft beside it with marks of its own, none of which is public."""
    kind = file_type(path.relative_to(root).as_posix())
    assert kind is not None
    source = parse_source(path.read_bytes(), front_matter=kind.front_matter)
    rows = [row for _at, row in rows_of(source.data, kind.layout)]
    marked = [planter.planted(kind.model, row, kind.kind, hidden=row.get("draft") == "是") for row in rows]
    body = source.body
    if kind.layout is Layout.ROWS:
        path.write_text(yaml.safe_dump(marked, allow_unicode=True, sort_keys=False), "utf-8")
        return
    _write(path, marked[0], body)
    draft = planter.planted(kind.model, {**rows[0], "draft": "是"}, f"draft {kind.kind}", hidden=True)
    for name in _LISTS:
        draft.pop(name, None)
    _write(path.with_name(f"{path.stem}-draft{path.suffix}"), draft, body)


def _write(path: Path, data: dict[str, Any], body: str | None) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    path.write_text(text if body is None else f"---\n{text}---\n{body}", "utf-8")


def _run(command: str, root: Path, *arguments: str) -> str:
    done = CliRunner().invoke(main, [command, *arguments, "--root", str(root)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


def _unfolded(words: str) -> str:
    """A text as readers see it: escapes of JSON undone, possible breaks and ends of lines gone."""
    words = re.sub(r"\\u([0-9a-f]{4})", lambda match: json.loads(f'"{match[0]}"'), words)
    return re.sub(r"<wbr>|\u200b|\s|\|", "", words)


def test_what_is_not_public_is_nowhere(made: Made) -> None:
    """No mark of a hidden field, a draft, a name without consent, a list that is over."""
    assert {path: mark for mark, path in made.planter.hidden.items() if mark in made.words} == {}


def test_what_is_public_is_somewhere(made: Made) -> None:
    """Every mark of a public field: the search would find the others too, were they there."""
    assert {path: mark for mark, path in made.planter.public.items() if mark not in made.words} == {}


def test_everything_was_planted(made: Made) -> None:
    """Fields of all levels and of all types of records, and enough of them."""
    hidden = " ".join(made.planter.hidden.values())

    for path in (
        "branches.contact", "branches.roster", "branches.note", "studios.assessments[].score", "programmes.allowances",
        "branches.evidence[].file", "draft cases.title", "notices.selected[].name",
    ):  # fmt: skip
        assert path in hidden
    types = {path.removeprefix("draft ").partition(".")[0] for path in made.planter.hidden.values()}
    assert {kind.name for kind in RECORD_TYPES} - types == set()
    assert len(made.planter.public) > 150
