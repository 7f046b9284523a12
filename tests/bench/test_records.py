"""The benchmark measures what it says: the same project every time, sound and buildable."""

from __future__ import annotations

from pathlib import Path

from generator.finding import Severity
from generator.host import build_site
from generator.model.types import RECORD_TYPES
from tests.bench.peers import write_peer
from tests.bench.records import write_project

COUNT = 60


def contents(root: Path) -> dict[str, bytes]:
    """Path and bytes of every file."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    """A seed stands for one project, file by file; another seed for another."""
    for name, seed in (("one", 7), ("again", 7), ("other", 8)):
        write_project(tmp_path / name, COUNT, seed)

    assert contents(tmp_path / "one") == contents(tmp_path / "again")
    assert contents(tmp_path / "one") != contents(tmp_path / "other")


def test_project_is_sound_and_has_as_many_records_as_asked(tmp_path: Path) -> None:
    """No finding is an error, and the build publishes all records."""
    numbers = write_project(tmp_path, COUNT, seed=7)

    outcome = build_site(tmp_path, strict=True)

    assert [finding for finding in outcome.findings if finding.severity is Severity.ERROR] == []
    labels = {kind.name: kind.label for kind in RECORD_TYPES}
    assert {kind: outcome.counts[labels[kind]] for kind in numbers} == numbers
    assert sum(numbers.values()) == COUNT
    assert outcome.published is not None


def test_peer_has_as_many_pages_as_asked(tmp_path: Path) -> None:
    """The records become pages of their own, and pages of links make up the number."""
    numbers = write_project(tmp_path / "project", COUNT, seed=7)

    write_peer(tmp_path / "project", tmp_path / "peer", 90, "mkdocs")

    pages = [path.relative_to(tmp_path / "peer/docs").parts[0] for path in (tmp_path / "peer").rglob("*.md")]
    assert len(pages) == 90
    assert {kind: pages.count(kind) for kind in numbers} == numbers
