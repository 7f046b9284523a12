"""The empty workbook: everything in it follows from the models."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.model.load import load
from generator.office.contents import tables_of
from generator.office.grid import letters
from generator.office.sheets import ENTERED, sheets
from generator.office.workbook import workbook
from tests.office.books import ACHIEVEMENT, done, files, opened, said
from tests.project import TODAY, copied


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base records."""
    return copied(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="module")
def content(root: Path) -> bytes:
    """The template of the base records."""
    return workbook(tables_of(load(root)), filled=False, as_of=TODAY)


@pytest.fixture
def book(content: bytes) -> Workbook:
    """The template, opened."""
    return opened(content)


def test_every_type_and_every_list_has_a_sheet(book: Workbook) -> None:
    """Behind the two sheets of words and choices; each is led to from the first."""
    titles = [sheet.title for sheet in sheets()]
    assert book.sheetnames == ["说明", "选项", *titles]
    assert book["选项"].sheet_state == "hidden"
    links = [cell.hyperlink.location for (cell,) in book["说明"]["A1:A99"] if cell.hyperlink]
    assert links == [f"'{title}'!A1" for title in titles]
    assert {sheet.kind.name for sheet in sheets()} == set(ENTERED)


def test_headers_are_unlike_each_other() -> None:
    """On no sheet are two columns called the same, or two sheets."""
    assert len({sheet.title for sheet in sheets()}) == len(sheets())
    assert [sheet.title for sheet in sheets() if len({each.title for each in sheet.columns}) < len(sheet.columns)] == []


def test_headers_in_chinese_and_keys_hidden(book: Workbook) -> None:
    """Row 1 is for people, row 2 for the import; the first key names the sheet."""
    sheet = book["表彰"]
    assert [cell.value for cell in sheet[1]][:5] == ["编号", "表彰名称 *", "级别 *", "表彰单位 *", "表彰时间 *"]
    assert [cell.value for cell in sheet[2]][:5] == ["awards:id", "name", "level", "giver", "date"]
    assert sheet.row_dimensions[2].hidden
    assert [re.search("[一-鿿]", str(cell.value)) for page in book.worksheets[2:] for cell in page[1]].count(None) == 0


def test_headers_are_protected_and_cells_are_not(book: Workbook) -> None:
    """A record can be typed anywhere below the example, and nowhere above."""
    for page in book.worksheets[2:]:
        assert page.protection.sheet
        assert page["A1"].protection.locked
        assert page["A2"].protection.locked
        assert not page.column_dimensions["A"].protection.locked


def test_cells_are_text(content: bytes) -> None:
    """007 stays 007 and 2024.10 stays 2024.10: columns have the format of text, but for numbers."""
    book = opened(content)
    for sheet in sheets():
        formats = {
            column.title: book[sheet.title].column_dimensions[letters(number)].number_format
            for number, column in enumerate(sheet.columns, 1)
            if book[sheet.title].column_dimensions[letters(number)].min == number
        }
        numbers = {column.title for column in sheet.columns if column.kind.value in ("integer", "number")}
        assert {each for title, each in formats.items() if title not in numbers} == {"@"}
        assert {each for title, each in formats.items() if title in numbers} <= {"General"}


def test_drop_downs_refuse_what_they_do_not_hold(book: Workbook) -> None:
    """Labels of the vocabulary, names of records, 是 and 否, from the hidden sheet; `showErrorMessage` is set."""
    validations = {
        str(each.sqref).split(":")[0]: each
        for each in book["成果"].data_validations.dataValidation
        if each.type == "list"
    }
    headers = {str(cell.value).rstrip(" *"): letters(cell.column) for cell in book["成果"][1]}
    form = validations[f"{headers['成果形态']}3"]
    assert (form.showErrorMessage, form.errorStyle in (None, "stop")) == (True, True)
    assert choices(book, form.formula1)[0] == "制度体系与机制办法"
    owners = validations[f"{headers['归属']}3"]
    assert owners.showErrorMessage
    assert choices(book, owners.formula1) == ["药学院中药资源教工党支部", "中药资源“双带头人”工作室"]
    assert choices(book, validations[f"{headers['草稿']}3"].formula1) == ["是", "否"]


def choices(book: Workbook, formula: str) -> list[str]:
    """The cells that a drop-down shows."""
    title, _mark, place = formula.lstrip("=").partition("!")
    return [str(row[0].value) for row in book[title.strip("'")][place.replace("$", "")]]


def test_every_column_says_what_it_wants(book: Workbook) -> None:
    """Choosing a cell shows its hint and whether it is required, at most as long as Excel shows."""
    for sheet in sheets():
        messages = [each.prompt for each in book[sheet.title].data_validations.dataValidation]
        assert len(messages) == len(sheet.columns)
        assert [each for each in messages if not each.startswith(("必填。", "可以不填。")) or len(each) > 255] == []


def test_an_example_that_is_not_imported(root: Path, content: bytes) -> None:
    """An example on every sheet; the empty template changes nothing."""
    book = opened(content)
    assert {book[sheet.title]["A3"].value for sheet in sheets()} == {"示例（这一行不导入）"}
    assert book["成果"]["B3"].value == "药圃接力办法"
    before = files(root)
    result = done(root, {"空表.xlsx": content}, write=True)
    assert said(result) == []
    assert result.lines[-1] == "没有要改的内容。"
    assert files(root) == before


def test_an_example_shows_nothing_internal(tmp_path: Path) -> None:
    """In place of what is not for everybody stands the hint."""
    branch = copied(tmp_path) / "data/branches/herbs.yml"
    branch.write_text(branch.read_text("utf-8") + "contact: 01-2345\nnote: 内部的话\n", encoding="utf-8")
    content = workbook(tables_of(load(tmp_path)), filled=False, as_of=TODAY)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    assert "01-2345" not in everything
    assert "内部的话" not in everything


def test_a_template_that_is_filled_in(tmp_path: Path, content: bytes) -> None:
    """A new record without an id gets one of its pinyin, with its evidence from the sheet beside it."""
    root = copied(tmp_path)
    book = opened(content)
    headers = {str(cell.value).rstrip(" *"): cell.column for cell in book["成果"][1]}
    for title, value in ACHIEVEMENT.items():
        book["成果"].cell(4, headers[title]).value = value
    book["成果·佐证材料"]["A4"], book["成果·佐证材料"]["B4"], book["成果·佐证材料"]["C4"] = "示范课", "007", "教案"
    result = done(root, {"药学院.xlsx": book}, write=True)
    assert said(result) == []
    assert (root / "data/achievements/shi-fan-ke.yml").read_text("utf-8") == (
        "title: 示范课\nform: system\ndate: 2025-06\nowners:\n  - herbs\nlevel: university\nsummary: 一堂课。\n"
        "evidence:\n  - id: 007\n    title: 教案\n"
    )


def test_only_some_types(root: Path) -> None:
    """A department gets the sheets that it has to fill."""
    content = workbook(tables_of(load(root), ("achievements",)), filled=False, as_of=TODAY)
    assert opened(content).sheetnames == ["说明", "选项", "成果", "成果·佐证材料", "成果·推广采用", "成果·图片"]
