"""What every command starts with."""

from __future__ import annotations

from pathlib import Path

from generator.build.cache import Cache
from generator.build.prepare import last_changes, prepare
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


def test_what_is_remembered_changes_nothing(tmp_path: Path) -> None:
    """With a cache, full or empty, or without one."""
    root = copied(tmp_path / "project")
    (root / "data/awards/bad.yml").write_text("name: [\n", encoding="utf-8")
    without = prepare(Project(root), None)
    with Cache(tmp_path / "scratch") as cache:
        for _build in range(2):
            prepared = prepare(Project(root), cache)
            assert (prepared.full, prepared.public, prepared.findings) == (
                without.full,
                without.public,
                without.findings,
            )


def test_without_history_there_are_no_last_changes(tmp_path: Path) -> None:
    """A folder that was never committed is no error."""
    assert last_changes(Project(copied(tmp_path))) == {}
