"""What every command starts with."""

from __future__ import annotations

import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from generator.build.cache import Cache
from generator.build.prepare import Prepared, last_changes, prepare
from generator.portal.graph import FullPortal, PublicPortal
from generator.report import as_line
from generator.settings import Project
from tests.project import copied


def test_both_portals_and_the_findings(tmp_path: Path) -> None:
    """The full one has the drafts, the public one has not; findings know their lines."""
    root = copied(tmp_path)
    award = root / "data/awards/prize.yml"
    award.write_text("draft: 是\n" + award.read_text("utf-8"), encoding="utf-8")
    (root / "data/awards/bad.yml").write_text("name: [\n", encoding="utf-8")

    prepared = prepare(Project(root), None)

    assert (type(prepared.full), type(prepared.public)) == (FullPortal, PublicPortal)
    assert (list(prepared.full.awards), list(prepared.public.awards)) == (["prize"], [])
    assert [as_line(finding).split(" ")[:2] for finding in prepared.findings] == [["Y01", "data/awards/bad.yml:2:1"]]


def everything(prepared: Prepared) -> list[object]:
    """All that both portals hold, and the findings; a portal and its readers are equal to nothing else."""
    portals = (prepared.full, prepared.public)
    names = [field.name for field in fields(FullPortal) if field.name != "reads"]
    return [*(getattr(portal, name) for portal in portals for name in names), prepared.findings]


def test_what_is_remembered_changes_nothing(tmp_path: Path) -> None:
    """With a cache, empty or full, or without one."""
    root = copied(tmp_path / "project")
    (root / "data/awards/bad.yml").write_text("name: [\n", encoding="utf-8")
    without = prepare(Project(root), None)
    with Cache(tmp_path / "scratch") as cache:
        for _build in range(2):
            assert everything(prepare(Project(root), cache)) == everything(without)


def test_without_history_there_are_no_last_changes(tmp_path: Path) -> None:
    """A folder that was never committed is no error."""
    assert last_changes(Project(copied(tmp_path))) == {}


def test_last_change_of_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest commit that names a file counts, by one call of git for all of them."""
    log = "\0002026-11-02\n\ndata/a.yml\ncontent/b.md\n\0002026-11-01\n\ndata/a.yml\ndata/c.yml\n"
    calls = []

    def git(command: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        calls.append(command[:2])
        return subprocess.CompletedProcess(command, 0, log.encode())

    monkeypatch.setattr(subprocess, "run", git)
    changes = {"data/a.yml": "2026-11-02", "content/b.md": "2026-11-02", "data/c.yml": "2026-11-01"}
    assert last_changes(Project(tmp_path)) == changes
    assert calls == [["git", "log"]]
