"""Files that are no workbooks, are damaged, or are made to fill the memory: a finding, never a crash."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.office import archive
from generator.office.xlsx import xlsx_grids
from tests.office.books import achievements, done, raw, said
from tests.project import copied

BOOK = raw(achievements({}))


def changed(content: bytes, **parts: bytes) -> bytes:
    """An archive with parts replaced or added; `__` in names stands for /, and a last `_xml` for .xml."""
    names = {name.replace("__", "/").removesuffix("_xml") + ".xml": part for name, part in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, names.pop(name, None) or old.read(name))
        for name, part in names.items():
            new.writestr(name, part)
    return out.getvalue()


def part(name: str) -> bytes:
    """One part of the plain workbook."""
    with zipfile.ZipFile(io.BytesIO(BOOK)) as book:
        return book.read(name)


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("name", ["表.xlsx", "稿.docx"])
@pytest.mark.parametrize(
    ("content", "said_of_it"),
    [
        (b"PK\x03\x04 no archive", "文件已损坏，打不开"),
        (BOOK[: len(BOOK) // 2], "文件已损坏，打不开"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "文件加了密码，或是旧格式（.xls、.doc）"),
        (b"", "文件已损坏，打不开"),
    ],
)
def test_what_cannot_be_opened(tmp_path: Path, name: str, content: bytes, said_of_it: str) -> None:
    """As a workbook and as a document: the reason, and what to do."""
    result = done(copied(tmp_path), {name: content}, write=True)
    assert said(result)[0].startswith(f"I01 {name} {said_of_it} → ")
    assert not result.is_good


def test_another_office_file(tmp_path: Path) -> None:
    """A workbook that is called a document."""
    assert said(done(copied(tmp_path), {"稿.docx": BOOK})) == [
        "I01 稿.docx 不是 .docx 文件，可能只是改了扩展名 → 用 Word 或 WPS 打开，另存为 .docx 再导入"
    ]


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than is bearable is not unpacked."""
    monkeypatch.setattr(archive, "MAX_TEXT", 1_000_000)
    bomb = changed(BOOK, xl__worksheets__sheet1_xml=part(SHEET) + b" " * 2_000_000)
    assert len(bomb) < 20_000
    grids, (finding,) = xlsx_grids(bomb, "表.xlsx")
    assert (grids, finding.code, finding.message) == ([], "I01", "文件展开后有 2 MB，大得不正常")


def test_a_bomb_that_lies_about_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is unpacked than is declared."""
    content = bytearray(changed(BOOK, xl__worksheets__sheet1_xml=b" " * 3_000_000))
    place = content.rfind(SHEET.encode())  # in the directory at the end
    content[place - 22 : place - 18] = (1000).to_bytes(4, "little")
    grids, (finding,) = xlsx_grids(bytes(content), "表.xlsx")
    assert (grids, finding.message) == ([], "文件已损坏，打不开")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_multiply(encoding: str) -> None:
    """No Office file declares entities, in any encoding."""
    bad = changed(BOOK, xl__worksheets__sheet1_xml=(ENTITIES.decode() + part(SHEET).decode()).encode(encoding))
    grids, (finding,) = xlsx_grids(bad, "表.xlsx")
    assert (grids, finding.message) == ([], "文件里有 Office 不会写的内容")


def test_a_merged_range_over_all_of_the_sheet(tmp_path: Path) -> None:
    """Seventeen thousand million merged cells are one range."""
    sheet = part(SHEET).replace(
        b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    (told, *_rest) = said(done(copied(tmp_path), {"表.xlsx": changed(BOOK, xl__worksheets__sheet1_xml=sheet)}))
    assert told.startswith("I04 表.xlsx 成果!A1:XFD1048576")


def test_a_row_at_the_end_of_the_sheet(tmp_path: Path) -> None:
    """A million empty rows before one that is not."""
    row = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    sheet = part(SHEET).replace(b"</sheetData>", row)
    assert done(copied(tmp_path), {"表.xlsx": changed(BOOK, xl__worksheets__sheet1_xml=sheet)}).is_good is False


def test_parts_that_are_no_xml() -> None:
    """Whatever the library stumbles over is one finding."""
    for name in ("xl__workbook_xml", "xl__sharedStrings_xml", "xl__worksheets__sheet1_xml", "xl__styles_xml"):
        grids, (finding,) = xlsx_grids(changed(BOOK, **{name: b"<x"}), "表.xlsx")
        assert (grids, finding.code, finding.message) == ([], "I01", "文件已损坏，打不开")
