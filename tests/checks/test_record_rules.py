"""What rules find in single records is kept until the record, its place, the settings or the code changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import checks
from generator.checks import RECORD_RULES, check
from generator.model.load import load
from generator.model.media import scan_media
from generator.portal import graph
from generator.portal.assemble import assemble
from generator.portal.graph import FullPortal
from tests.memo import Dictionary
from tests.project import TODAY, copied, write

NO_PARTS = "M03 content/cases/herbs.md 正文缺少背景、做法、成效、启示"


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records that rules look at, in order."""
    seen: list[str] = []

    def noting(portal: FullPortal, kind: str, record: checks.Record) -> checks.Iterator[checks.Finding]:
        seen.append(f"{kind}/{record.id}")
        yield from ()

    monkeypatch.setattr(checks, "RECORD_RULES", (noting, *RECORD_RULES))
    return seen


def told(root: Path, memo: Dictionary) -> list[str]:
    """What the rules find, in short."""
    media, _unread = scan_media(root)
    portal, _dangling = assemble(load(root), media, TODAY)
    return [f"{each.code} {each.place.file} {each.message}" for each in check(portal, memo)]


def without_parts(root: Path) -> None:
    """A case that is told without headings."""
    path = next((root / "content/cases").glob("*.md"))
    head = path.read_text("utf-8").split("---\n")[1]
    path.unlink()
    write(root, "content/cases/herbs.md", f"---\n{head}---\n一句话。\n")


def test_nothing_changed(tmp_path: Path, looked_at: list[str]) -> None:
    """The same findings, and no record is looked at again."""
    root, memo = copied(tmp_path), Dictionary()
    without_parts(root)
    first = told(root, memo)
    assert NO_PARTS in first
    assert "cases/herbs" in looked_at
    looked_at.clear()

    assert told(root, memo) == first
    assert looked_at == []


def test_one_record_changed(tmp_path: Path, looked_at: list[str]) -> None:
    """Only that record is looked at again, and what was found in it before is gone."""
    root, memo = copied(tmp_path), Dictionary()
    without_parts(root)
    before = told(root, memo)
    looked_at.clear()
    case = root / "content/cases/herbs.md"
    case.write_text(
        case.read_text("utf-8") + "".join(f"## {part}\n文\n" for part in ("背景", "做法", "成效", "启示")), "utf-8"
    )

    assert sorted(told(root, memo)) == sorted(set(before) - {NO_PARTS})
    assert looked_at == ["cases/herbs"]


def earlier(root: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    """The data date is another one."""
    path = root / "data/portal.yml"
    text = path.read_text("utf-8")
    assert "as_of: 2026-11-15" in text
    path.write_text(text.replace("as_of: 2026-11-15", "as_of: 2026-11-14"), "utf-8")


def upgraded(_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code is another one."""
    monkeypatch.setattr(graph, "code_digest", lambda: "newer")


def recut(_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The faces have other characters."""
    monkeypatch.setattr(checks, "coverage_digest", lambda: "more")


@pytest.mark.parametrize("change", [earlier, upgraded, recut])
def test_what_all_rules_read_changed(
    change: Callable[[Path, pytest.MonkeyPatch], None],
    tmp_path: Path,
    looked_at: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every record is looked at again."""
    root, memo = copied(tmp_path), Dictionary()
    told(root, memo)
    first = [*looked_at]
    looked_at.clear()
    change(root, monkeypatch)
    told(root, memo)

    assert len(first) > 10
    assert looked_at == first
