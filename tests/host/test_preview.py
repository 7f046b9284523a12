"""The builds of a preview: what a change asks for, and no more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.host import preview as module
from generator.host.preview import Preview

RECORD = "data/achievements/herbs-relay.yml"


@pytest.fixture
def preview(project: Path, tmp_path: Path) -> Iterator[Preview]:
    """The tiny project, built once."""
    own = Preview(project, tmp_path / "site", "http://127.0.0.1:8000/")
    own.whole()
    yield own
    gc.enable()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows when MkDocs builds."""
    calls: list[object] = []
    build = module.mkdocs_build
    monkeypatch.setattr(module, "mkdocs_build", lambda config: (calls.append(config), build(config)))
    return calls


def change(path: Path, old: str, new: str) -> None:
    """Replaces words in a file that has them."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def page(tmp_path: Path, url: str) -> str:
    """What the preview has at this address, without the places where titles may break."""
    return (tmp_path / "site" / url / "index.html").read_text("utf-8").replace("<wbr>", "")


def test_a_record_needs_no_mkdocs(preview: Preview, project: Path, tmp_path: Path, asked: list[object]) -> None:
    """A changed title stands on the page and on the list, a new record gets a page, a removed one loses it."""
    change(project / RECORD, "药圃接力办法", "药圃接力新办法")
    text = (project / RECORD).read_text("utf-8")
    (project / "data/achievements/second.yml").write_text(text.replace("新办法", "第二法"), "utf-8")
    preview.build()
    assert "药圃接力新办法" in page(tmp_path, "achievements/herbs-relay")
    assert "药圃接力新办法" in page(tmp_path, "achievements")
    assert "药圃接力第二法" in page(tmp_path, "achievements/second")

    (project / "data/achievements/second.yml").unlink()
    preview.build()
    assert not (tmp_path / "site/achievements/second").exists()
    assert asked == []


@pytest.mark.parametrize(
    ("file", "old", "new", "url"),
    [
        ("content/about.md", "关于", "关于本站", "about"),
        ("data/portal.yml", "title: ", "title: 新名", "branches"),
        ("mkdocs.yml", "site_name: ", "site_name: 新", "branches"),
    ],
)
def test_what_mkdocs_reads_is_built_by_it(
    preview: Preview, project: Path, tmp_path: Path, asked: list[object], file: str, old: str, new: str, url: str
) -> None:
    """A hand-written page, the settings of the portal, those of MkDocs."""
    before = page(tmp_path, url)
    change(project / file, old, new)
    preview.build()

    assert len(asked) == 1
    assert page(tmp_path, url) != before or file == "mkdocs.yml"


def test_findings_follow(preview: Preview, project: Path) -> None:
    """What is wrong is known after each build, and gone when it is mended."""
    assert "S01" not in {each.code for each in preview.findings}
    change(project / RECORD, "title:", "titel:")
    preview.build()
    assert "S01" in {each.code for each in preview.findings}
    change(project / RECORD, "titel:", "title:")
    preview.build()
    assert "S01" not in {each.code for each in preview.findings}


def test_a_failure_leaves_the_site(
    preview: Preview, project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Settings that MkDocs refuses are told in one line; the pages stay, and follow again once they are mended."""
    good = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text("site_name: [", "utf-8")
    preview.build()
    assert "网页没有更新" in caplog.text
    assert "药圃接力办法" in page(tmp_path, "achievements/herbs-relay")

    (project / "mkdocs.yml").write_text(good, "utf-8")
    change(project / RECORD, "药圃接力办法", "药圃接力新办法")
    preview.build()
    assert "药圃接力新办法" in page(tmp_path, "achievements/herbs-relay")
