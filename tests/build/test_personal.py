"""Personal data that somebody has written down are told, and are in no file that is made."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from generator.build.outcome import Outcome
from generator.host import build_site
from tests.conftest import buildable
from tests.project import write

PHONE, MAIL, MARK = "13800138000", "yaopu.zhang@qq.com", "秘密★5年"
PLACES = {
    "data/portal.yml": ("booklets: 否", f"corrections: 打{PHONE}。"),
    "data/vocab.yml": ("label: 教职工", f"label: 教职工{MAIL}"),
    "data/units.yml": ("name: 药学院党委", f"name: 药学院党委{PHONE}"),
    "data/achievements/herbs-relay.yml": ("summary:", f"summary: 打{PHONE}找人。#"),
    "data/branches/herbs.yml": ("idea:", f"idea: 写信到{MAIL}。#"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """The tiny project with such data everywhere: records, lists, texts, settings, a page by hand, a secret notice."""
    root = buildable(tmp_path_factory.mktemp("personal") / "project")
    for name, (old, new) in PLACES.items():
        text = (root / name).read_text("utf-8")
        assert old in text, name
        (root / name).write_text(text.replace(old, new, 1), "utf-8")
    write(root, "content/about.md", f"# 关于\n\n打**{PHONE}**或写信到 {MAIL}。\n")
    head = "---\ntitle: {title}\nkind: news\ndate: 2026-05-01\n---\n\n"
    write(root, "content/notices/told.md", head.format(title=f"打{PHONE}") + f"- 一\n- 写信到[{MAIL}](mailto:{MAIL})\n")
    write(root, "content/notices/secret.md", head.format(title="会议") + f"{MARK}\n\n议定了三件机要事。\n")
    write(root, "content/media/talk.vtt", f"WEBVTT\n\n00:00.000 --> 00:05.000\n打{PHONE}。\n")
    shutil.copy(root / "content/media/tiny.png", root / f"content/media/{PHONE}.png")
    outcome = build_site(root, strict=False)
    return root / "site", outcome


def words(path: Path) -> str:
    """All that a file says: of PDF and workbooks what is in them."""
    raw = path.read_bytes()
    if path.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(raw)
        return "".join(page.get_textpage().get_text_range() for page in pdf) + repr(pdf.get_metadata_dict())
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return raw.decode("utf-8", "replace")


def test_no_file_has_them(built: tuple[Path, Outcome]) -> None:
    """Pages, data, workbooks, feeds, search, booklets, names of files: a note stands in their place."""
    site, _outcome = built
    files = [path for path in site.rglob("*") if path.is_file()]
    texts = {path: words(path) for path in files}

    assert [
        str(path) for path, text in texts.items() if any(each in text for each in (PHONE, MAIL, MARK, "机要"))
    ] == []
    assert [str(path) for path in files if PHONE in path.name] == []
    for name in ("notices/told/index.html", "achievements/herbs-relay/index.html", "about/index.html", "index.html"):
        assert "已隐去〕" in texts[site / name], name
    assert any("已隐去〕" in text for path, text in texts.items() if path.suffix == ".pdf")
    assert not (site / "notices/secret").exists()


def test_each_is_told_without_being_repeated(built: tuple[Path, Outcome]) -> None:
    """One finding a place, with as much as may be said; the number itself is in none of them."""
    _site, outcome = built
    told = [each for each in outcome.findings if each.code.startswith("D")]

    assert {each.place.file for each in told} == {
        *PLACES, "content/about.md", "content/notices/told.md", "content/notices/secret.md", "content/media/talk.vtt",
        f"content/media/{PHONE}.png",
    }  # fmt: skip
    said = "".join(each.message + each.fix for each in outcome.findings)
    assert [each for each in (PHONE, MAIL) if each in said] == []
