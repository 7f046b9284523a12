"""Personal data and markings in evidence: a package with them is not handed out, unless that is allowed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from generator.compendium.private import private_data
from generator.compendium.scan import words_in
from generator.model.permission import Permission, Permissions
from tests.compendium.packages import made, pdf, portal

PHONE = "13800138000"
TODAY = dt.date(2026, 11, 27)


def word(text: str) -> bytes:
    """A Word file that says it, half of it in bold, in a paragraph and once more in a table."""
    paper = Document()
    paragraph = paper.add_paragraph(text[: len(text) // 2])
    paragraph.add_run(text[len(text) // 2 :]).bold = True
    paper.add_table(1, 2).rows[0].cells[1].text = text
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def excel(text: str) -> bytes:
    """A workbook with it, as a number where it is one, beside other numbers."""
    book = openpyxl.Workbook()
    book.worksheets[0].append([1, int(text) if text.isdigit() else text, 2])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("甲.docx", word),
        ("甲.xlsx", excel),
        ("甲.pdf", pdf),
        ("甲.txt", lambda text: f"电话{text}。".encode("gb18030")),
        ("甲.html", lambda text: f"<p>电话<b>{text[:3]}</b>{text[3:]}</p>".encode()),
        (f"{PHONE}.jpg", lambda _text: b""),
    ],
)
def test_kinds_of_files(name: str, make: Callable[[str], bytes]) -> None:
    """Told once, with file and kind, and only its ends; the same file without it is in order."""
    (told,) = private_data([(f"icu/{name}", make(PHONE))], Permissions())

    assert (told.code, told.place.file) == ("D01", f"evidence/icu/{name}")
    assert told.message == "佐证文件里有手机号码“138****00”，材料包没有交出"
    assert [*private_data([(f"icu/{name.replace(PHONE, '乙')}", make("讲稿"))], Permissions())] == []


@pytest.mark.parametrize("name", ["甲.docx", "甲.pdf", "甲.xlsx", "甲.mp4"])
def test_damaged_files(name: str) -> None:
    """Are no error: what can be read is."""
    assert [*private_data([(name, b"PK\x03\x04 nothing")], Permissions())] == []


def test_cells_are_parted() -> None:
    """Numbers in neighbouring cells are not one number."""
    assert "\n1\n13800138000\n2\n" in f"\n{words_in('a.xlsx', excel(PHONE))}\n"


def test_a_package_is_refused(evidence: Path) -> None:
    """With a permission, until its day, it is handed out."""
    (evidence / "herbs/e1.TXT").write_text(f"每周三答疑，电话{PHONE}", "utf-8")
    row = {"file": "evidence/herbs/e1.TXT", "text": "138****00", "why": "值班电话", "until": "2026-12-31"}
    allowed = (Permission.model_validate(row),)
    packages = [
        made(portal(), evidence, permissions=Permissions(rows, day))
        for rows, day in (((), TODAY), (allowed, TODAY), (allowed, dt.date(2027, 1, 1)))
    ]

    assert [bool(package.files) for package in packages] == [False, True, False]
    assert [[each.code for each in package.findings] for package in packages] == [["D01"], [], ["D01"]]
