"""Printed volumes as part of a build: made where they are wanted, kept while nothing they show has changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pypdfium2
import pytest

from generator.compendium import binding
from generator.compendium.split import split
from generator.host import build_site
from generator.report import as_line

VOLUME = "---\ntitle: 试验成果汇编\nperiod: 2023—2026\ndate: 2026-11-10\n---\n\n前言一段，说明**收录范围**。\n"


def with_prints(root: Path) -> Path:
    """The project with a volume, and with booklets of its records."""
    site = root / "data/portal.yml"
    site.write_text(site.read_text("utf-8").replace("booklets: 否", "booklets: 是"), encoding="utf-8")
    volume = root / "content/volumes/whole.md"
    volume.parent.mkdir()
    volume.write_text(VOLUME, encoding="utf-8")
    return root


def text_of(pdf: Path) -> str:
    """All words of a PDF, closed up."""
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf))


def numbers(pdf: Path) -> list[int]:
    """The numbers of the pages that have one."""
    document = pypdfium2.PdfDocument(pdf)
    labels = [document.get_page_label(page) for page in range(len(document))]
    return [int(label) for label in labels if label.isdigit()]


def test_files_stand_beside_the_pages_and_follow_their_records(project: Path) -> None:
    """A volume, a booklet of each branch and studio, a leaflet of each case, a task table; another title is in those
    that show it, an unchanged build makes none, and the page of the volume tells length and checksum.
    """
    root = with_prints(project)
    first = build_site(root, strict=False)
    assert first.refused == ""
    pdfs = {path.relative_to(root / "site").as_posix() for path in (root / "site").rglob("*.pdf")}
    assert pdfs == {
        "branches/herbs/herbs.pdf",
        "cases/herbs-case/herbs-case.pdf",
        "plans/tasks/tasks.pdf",
        "studios/herbs-studio/herbs-studio.pdf",
        "volumes/whole/whole.pdf",
    }
    page = (root / "site/volumes/whole/index.html").read_text("utf-8")
    volume = root / "site/volumes/whole/whole.pdf"
    assert f"{len(pypdfium2.PdfDocument(volume))}页" in page
    assert "校验码" in page

    record = root / "data/achievements/herbs-relay.yml"
    lines = record.read_text("utf-8").splitlines()
    record.write_text("\n".join(["title: 改过的名称", *lines[1:]]) + "\n", encoding="utf-8")
    second = build_site(root, strict=False)
    assert second.published is not None
    written = {path for path in second.published.written if path.endswith(".pdf")}
    assert {"branches/herbs/herbs.pdf", "volumes/whole/whole.pdf"} <= written
    assert "plans/tasks/tasks.pdf" not in written
    assert "改过的名称" in text_of(volume)

    third = build_site(root, strict=False)
    assert third.published is not None
    assert third.published.written == ()


def test_a_thick_volume_stands_in_parts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part is a file of its own, which the page offers by its number; its pages are numbered on."""
    monkeypatch.setattr(binding, "split", partial(split, thickest=1, most=4))
    root = with_prints(project)
    built = build_site(root, strict=False)

    assert built.refused == ""
    folder = root / "site/volumes/whole"
    assert sorted(path.name for path in folder.glob("*.pdf")) == ["whole-1.pdf", "whole-2.pdf"]
    page = (folder / "index.html").read_text("utf-8")
    assert [part for part in ("下载第一册 PDF", "下载第二册 PDF", "第二册校验码") if part not in page] == []
    first, second = (numbers(folder / f"whole-{part}.pdf") for part in (1, 2))
    assert second[0] == first[-1] + 1 + first[-1] % 2


def test_page_budget(project: Path) -> None:
    """A volume with more pages than it may have is told, also by a build that does not set it anew."""
    root = with_prints(project)
    volume = root / "content/volumes/whole.md"
    volume.write_text(VOLUME.replace("date:", "pages: 3\ndate:"), encoding="utf-8")
    for _build in range(2):
        told = [as_line(each) for each in build_site(root, strict=False).findings if each.code == "B04"]
        assert len(told) == 1
        assert told[0].startswith("B04 content/volumes/whole.md:4:1 [页数上限] 《试验成果汇编》有")
        (root / "data/achievements/herbs-relay.yml").touch()
