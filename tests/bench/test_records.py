"""The benchmark measures what it says: the same project every time, sound and buildable."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator.finding import Severity
from generator.host import build_site
from generator.model.types import RECORD_TYPES
from tests.bench.lineup import PEERS, unlike
from tests.bench.peers import SHORT, Extent, extent_of, write_peer
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
    """The records become pages of their own, and pages of links and short ones make up the number."""
    numbers = write_project(tmp_path / "project", COUNT, seed=7)

    write_peer(tmp_path / "project", tmp_path / "peer", Extent(pages=90, short=20))

    pages = [path.relative_to(tmp_path / "peer/docs").parts[0] for path in (tmp_path / "peer").rglob("*.md")]
    assert len(pages) == 90
    assert pages.count(SHORT.rstrip("/")) == 20
    assert {kind: pages.count(kind) for kind in numbers} == numbers


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its site."""
    root = tmp_path_factory.mktemp("built")
    write_project(root, COUNT, seed=7)
    build_site(root, strict=True)
    return root


@pytest.mark.parametrize("name", ["hugo", "eleventy"])
def test_fitted_peer_has_the_same_pages(built: Path, tmp_path: Path, name: str) -> None:
    """In a shell of ours, as long as ours, with links that lead to pages; the program itself builds them where it is
    installed.
    """
    peer, extent = PEERS[name], extent_of(built / "site")
    peer.write(built, tmp_path, extent)
    written = [path.read_text("utf-8") for path in (tmp_path / "content").rglob("*.md")]

    assert len(written) == extent.pages
    assert [text for text in written if ".md)" in text] == []
    command = peer.command()
    if command is None:
        pytest.skip(peer.install)
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert unlike(name, extent, extent_of(tmp_path / "site")) == ""
    pages = {path.parent for path in (tmp_path / "site").rglob("index.html")}
    article = re.compile(r"<article>.*?</article>", re.S)
    links = {
        page / link
        for page in pages
        for text in article.findall((page / "index.html").read_text("utf-8"))
        for link in re.findall(r'href="([^":#]+)"', text)
    }
    assert links != set()
    assert {link.resolve() for link in links} <= {page.resolve() for page in pages}


def test_sites_of_other_sizes_are_no_match() -> None:
    """A few pages are the same number; the length of pages counts only where the layout is ours."""
    ours = Extent(pages=1000, short=500, mean=12000)

    assert unlike("mkdocs", ours, Extent(pages=1003, mean=20000)) == ""
    assert unlike("hugo", ours, Extent(pages=999, mean=12500)) == ""
    assert "996 pages" in unlike("mkdocs", ours, Extent(pages=996, mean=12000))
    assert "13000 bytes" in unlike("hugo", ours, Extent(pages=1000, mean=13000))
