"""Fonts of an institution's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import orjson

from generator.compendium.own import own_faces
from generator.compendium.payload import payload
from generator.compendium.setting import set_volume
from generator.model.site import Site
from generator.portal.graph import PublicPortal
from generator.report import as_line
from generator.settings import theme_folder
from generator.views.volume import VolumeView
from tests.compendium.paper import sheets
from tests.compendium.project import SITE, stand_ins

OURS = theme_folder() / "assets" / "fonts"


def site(**roles: list[str]) -> Site:
    """A site with fonts for some roles."""
    least = {"institution": "试验大学", "issuer": "组织部", "title": "门户", "summary": "简介"}
    return Site.model_validate(least | {"fonts": roles})


def test_files_become_families(tmp_path: Path) -> None:
    """A role names files, print needs families; a role without files keeps our own face."""
    (tmp_path / "fonts").mkdir()
    shutil.copy(OURS / "SiyiKai-Regular.ttf", tmp_path / "fonts" / "小标宋.ttf")

    assert own_faces(site(title=["小标宋.ttf"]), tmp_path / "fonts") == ({"title": ("Siyi Kai",)}, ())


def test_no_fonts_of_its_own(tmp_path: Path) -> None:
    """Most institutions have none: nothing is looked for."""
    assert own_faces(site(), tmp_path / "fonts") == ({}, ())


def test_missing_files_are_told(tmp_path: Path) -> None:
    """A file that is not there, or is no font, is told with its role; print goes on with our face."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "notes.ttf").write_text("no font", encoding="utf-8")

    faces, findings = own_faces(site(body=["仿宋.ttf"], latin=["notes.ttf"]), tmp_path / "fonts")

    assert faces == {}
    assert [as_line(finding) for finding in findings] == [
        "R05 data/portal.yml [印刷字体 › 宋体或仿宋 › 第1项] 没有字体文件 fonts/仿宋.ttf，或它不是字体"
        " → 把 TrueType 或 OpenType 字体文件放到项目的 fonts 文件夹，文件名照写",
        "R05 data/portal.yml [印刷字体 › 西文与数字 › 第1项] 没有字体文件 fonts/notes.ttf，或它不是字体"
        " → 把 TrueType 或 OpenType 字体文件放到项目的 fonts 文件夹，文件名照写",
    ]


def test_print_uses_them(small: PublicPortal, book: VolumeView) -> None:
    """A volume is set in the given faces: with all roles in one face, the pages hold no other."""
    roles = ("title", "headings", "body", "kai")
    given = payload(small, book, SITE, dict.fromkeys(roles, ("Siyi Kai",)))

    pdf = set_volume(given.data, stand_ins(given), str(theme_folder()), given.day)

    assert orjson.loads(given.data)["faces"] == {role: ["Siyi Kai"] for role in roles}
    assert len(sheets(pdf)) > 20
    assert pdf.count(b"+SiyiKai") > 0
    assert b"+NotoSansSC-Bold" not in pdf
