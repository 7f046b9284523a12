"""A published site against its manifest."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build.manifest import verified
from generator.build.tree import MARK
from generator.cli import main


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A copy of the tiny site, as it lies on a server."""
    return Path(shutil.copytree(built, tmp_path / "site"))


def said(site: Path) -> tuple[int, list[str]]:
    """Exit code and lines of the command, without what the manifest says of itself."""
    done = CliRunner().invoke(main, ["verify", str(site)])
    return done.exit_code, done.output.splitlines()[1:]


def test_as_it_was_made(site: Path) -> None:
    """Every file is as its line says; the revision of the data is told."""
    done = CliRunner().invoke(main, ["verify", str(site)])
    files = sum(path.is_file() and path.name != MARK for path in site.rglob("*"))

    assert done.exit_code == 0
    assert done.output == f"数据截至 2026-11-15，数据版本 不在版本库里，四个一 0.1.0\n{files} 个文件与清单一致\n"


def test_what_is_not_as_it_was(site: Path) -> None:
    """One letter changed, a file gone, one that nobody made: each by its path."""
    page = site / "branches/herbs/index.html"
    page.write_bytes(page.read_bytes().replace(b"<html", b"<HTML"))
    (site / "robots.txt").unlink()
    (site / "about/new.html").write_text("x", "utf-8")

    assert said(site) == (
        1, ["改动：branches/herbs/index.html", "缺少：robots.txt", "多出：about/new.html", "与清单不一致"],
    )  # fmt: skip


def test_a_changed_manifest(site: Path) -> None:
    """Who changes a file and its line is told by the first line."""
    text = (site / MARK).read_text("utf-8")
    digest = next(line for line in text.splitlines() if line.endswith("  robots.txt"))[:64]
    (site / MARK).write_text(text.replace(digest, "0" * 64), "utf-8")

    assert said(site) == (1, ["改动：robots.txt", "清单本身被改动过", "与清单不一致"])


@pytest.mark.parametrize("content", [None, b"", b"\xff", b"0123456789abcdef0123456789abcdef\n"])
def test_no_manifest(site: Path, content: bytes | None) -> None:
    """None, an empty one, one of an old version: said in one line, exit code 2."""
    (site / MARK).unlink()
    if content is not None:
        (site / MARK).write_bytes(content)

    done = CliRunner().invoke(main, ["verify", str(site)])
    assert (done.exit_code, "里没有清单" in done.output) == (2, True)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_other_tools_read_it(site: Path) -> None:
    """The lines of the files are those of `sha256sum`."""
    lines = (site / MARK).read_text("utf-8").partition("\n\n")[2]
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "-"], input=lines, cwd=site, text=True, capture_output=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "")
    assert verified(site).sound
