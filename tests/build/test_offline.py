"""The copy of a site that needs no server."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build.offline import START, with_files, write_offline
from generator.cli import main
from tests.project import write


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ('href="../branches/"', 'href="../branches/index.html"'),
        ('href="../branches/?q=a#top"', 'href="../branches/index.html?q=a#top"'),
        ('href="../.."', 'href="../../index.html"'),
        ('href="."', 'href="./index.html"'),
        ('action="../search/"', 'action="../search/index.html"'),
        ('content="0; url=../new/"', 'content="0; url=../new/"'),
        ('http-equiv="refresh" content="0; url=a/"', 'http-equiv="refresh" content="0; url=a/index.html"'),
        ('href="https://example.edu.cn/"', 'href="https://example.edu.cn/"'),
        ('href="mailto:a@example.edu.cn"', 'href="mailto:a@example.edu.cn"'),
        ('href="#top"', 'href="#top"'),
        ('href="?page=2"', 'href="?page=2"'),
        ('href="list.json"', 'href="list.json"'),
        ('src="../media/a.jpg"', 'src="../media/a.jpg"'),
    ],
)  # fmt: skip
def test_links(link: str, leads: str) -> None:
    """Those to folders lead to the page in them, all others stay."""
    assert with_files(f"<p {link}>".encode()).decode() == f"<p {leads}>"


def test_a_copy(tmp_path: Path) -> None:
    """Pages and files below a folder, one page to open; hidden files and what only servers use stay behind."""
    for name in (
        "index.html",
        "a/index.html",
        "media/b.jpg",
        "robots.txt",
        "404.html",
        "admin/index.html",
        ".fourones",
    ):
        write(tmp_path / "site", name, name)
    for _time in range(2):
        assert write_offline(tmp_path / "site", tmp_path / "offline") == 2

    files = sorted(path.relative_to(tmp_path / "offline").as_posix() for path in (tmp_path / "offline").rglob("*.*"))
    assert files == ["portal/a/index.html", "portal/index.html", "portal/media/b.jpg", START]


def test_somebody_elses_folder_stays(project: Path) -> None:
    """A folder with other files is not written into, and said so."""
    write(project, "offline/mine.txt", "甲")
    done = CliRunner().invoke(main, ["build", "--offline", "--root", str(project)])

    assert (done.exit_code, "里有别的文件，没有写入" in done.output) == (2, True)
    assert (project / "offline/mine.txt").read_text("utf-8") == "甲"
