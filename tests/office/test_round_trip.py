"""Export and import of the same records changes nothing; what is changed in between is all that changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.model.load import load
from generator.office.contents import tables_of
from generator.office.workbook import workbook
from tests.office.books import done, files, opened, said
from tests.project import ROOT, TODAY, copied


@pytest.fixture
def demonstration(tmp_path: Path) -> Path:
    """A copy of the records of the whole demonstration, with its media linked."""
    for part in ("data", "content/cases", "content/notices", "content/volumes"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "content/media").symlink_to(ROOT / "content/media")
    return tmp_path


def exported(root: Path, *types: str) -> bytes:
    """All records of a project as a workbook."""
    return workbook(tables_of(load(root), types), filled=True, as_of=TODAY)


def test_the_demonstration_comes_back_as_it_went(demonstration: Path) -> None:
    """Every field of every record of the demonstration: nothing differs, and no file is touched."""
    before = files(demonstration)
    result = done(demonstration, {"全部.xlsx": exported(demonstration)}, write=True)
    assert said(result) == []
    assert result.lines == ("", "新增 0 条，修改 0 条，未变 182 条，有错 0 条。", "没有要改的内容。")
    assert files(demonstration) == before


def test_the_same_records_give_the_same_workbook(tmp_path: Path) -> None:
    """Byte by byte."""
    assert exported(copied(tmp_path)) == exported(tmp_path)


def test_an_export_says_that_it_is_internal(tmp_path: Path) -> None:
    """It holds drafts and private fields, and its first sheet says so."""
    branch = copied(tmp_path) / "data/branches/herbs.yml"
    branch.write_text(branch.read_text("utf-8") + "contact: 01-2345\n", encoding="utf-8")
    book = opened(exported(tmp_path, "branches"))
    assert book.sheetnames[:2] == ["说明", "选项"]
    assert "不要外传" in str(book["说明"]["B2"].value)
    assert "01-2345" in [cell.value for row in book["支部"].iter_rows() for cell in row]


def test_what_is_changed_is_all_that_changes(tmp_path: Path) -> None:
    """A cell, an item of a list and a label: told as old and new, and no other line of the file differs."""
    book = opened(exported(copied(tmp_path)))
    for row in book["支部"].iter_rows(min_row=3):
        row[2].value = "药圃支部"
    book["支部·大事记"]["C3"] = "入选第一批培育对象。"
    path = tmp_path / "data/branches/herbs.yml"
    before = path.read_text("utf-8")
    result = done(tmp_path, {"全部.xlsx": book}, write=True)
    assert said(result) == []
    assert result.lines[:3] == (
        "修改　支部　药学院中药资源教工党支部　data/branches/herbs.yml　（全部.xlsx 支部!第3行）",
        "　　　简称：中药资源党支部 → 药圃支部",
        "　　　大事记 › 第1项 › 事项：入选第一批。 → 入选第一批培育对象。",
    )
    wanted = before.replace("中药资源党支部\n", "药圃支部\n", 1).replace(
        "text: 入选第一批。", "text: 入选第一批培育对象。"
    )
    assert path.read_text("utf-8") == wanted


def test_a_label_may_be_chosen_anew_and_a_value_cleared(tmp_path: Path) -> None:
    """Codes are written for labels; “（清空）” takes a value away; an empty cell changes nothing."""
    book = opened(exported(copied(tmp_path), "achievements"))
    headers = {str(cell.value).rstrip(" *"): cell.column for cell in book["成果"][1]}
    book["成果"].cell(3, headers["级别"]).value = "省级"
    book["成果"].cell(3, headers["对应标准"]).value = "（清空）"
    book["成果"].cell(3, headers["摘要"]).value = None
    result = done(tmp_path, {"成果.xlsx": book}, write=True)
    assert result.lines[1:3] == ("　　　级别：校级 → 省级", "　　　对应标准：model/educate → （删去）")
    text = (tmp_path / "data/achievements/herbs-relay.yml").read_text("utf-8")
    assert "level: provincial\n" in text
    assert "criteria" not in text
    assert "summary: 一届学生交给下一届的十二条规矩。\n" in text


def test_a_list_in_a_list(tmp_path: Path) -> None:
    """The figures of an activity find it by its number; a new activity gets its own."""
    book = opened(exported(copied(tmp_path), "branches"))
    activities, figures = book["支部·特色活动"], book["支部·特色活动·数字"]
    activities.append(["herbs", "2", "第二项", "2025-01", "另一件事。"])
    figures.append(["herbs", "1", "12条", "规矩"])
    figures.append(["herbs", "2", "3次", "活动"])
    result = done(tmp_path, {"支部.xlsx": book}, write=True)
    assert said(result) == []
    branch = load(tmp_path).records["branches"]["herbs"]
    told = [(each.title, [figure.value for figure in each.figures]) for each in branch.activities]  # type: ignore[attr-defined]
    assert told == [("药圃接力", ["12条"]), ("第二项", ["3次"])]


def test_rows_below_a_row_that_is_not_there(tmp_path: Path) -> None:
    """Told with the numbers that are there."""
    book = opened(exported(copied(tmp_path), "branches"))
    book["支部·特色活动·数字"].append(["herbs", "7", "12条", "规矩"])
    assert said(done(tmp_path, {"支部.xlsx": book})) == [
        "R01 支部.xlsx 支部·特色活动·数字!B3 [上级项次] 上级那张表里没有项次为“7”的一行 → 已有的项次：1"
    ]


def test_a_text_that_no_cell_can_hold(tmp_path: Path) -> None:
    """The cell says so, and the text stays as it is."""
    path = copied(tmp_path) / "data/achievements/herbs-relay.yml"
    path.write_text(path.read_text("utf-8") + f"text: {'长' * 33_000}\n", encoding="utf-8")
    before = path.read_bytes()
    content = exported(tmp_path, "achievements")
    assert "（内容过长，请在文件里改）" in [cell.value for cell in opened(content)["成果"][3]]
    assert done(tmp_path, {"成果.xlsx": content}, write=True).lines[-1] == "没有要改的内容。"
    assert path.read_bytes() == before


def test_what_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    """Out and in again as it stands, and never a formula in between."""
    path = copied(tmp_path) / "data/achievements/herbs-relay.yml"
    path.write_text(path.read_text("utf-8").replace("药圃接力办法", '=HYPERLINK("http://a.example")'), encoding="utf-8")
    content = exported(tmp_path, "achievements")
    cell = opened(content)["成果"]["B3"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://a.example")', "s")
    assert done(tmp_path, {"成果.xlsx": content}).lines[-1] == "没有要改的内容。"


def test_what_is_wrong_already_is_not_told_again(tmp_path: Path) -> None:
    """A reference to nothing and HTML in a text are the checks' to tell; as they are, they change nothing."""
    path = copied(tmp_path) / "data/achievements/herbs-relay.yml"
    path.write_text(path.read_text("utf-8").replace("programme: model\n", "programme: gone\n"), encoding="utf-8")
    notice = tmp_path / "content/notices/result.md"
    notice.write_text(notice.read_text("utf-8") + "\n<b>粗</b>\n", encoding="utf-8")
    result = done(tmp_path, {"全部.xlsx": exported(tmp_path)}, write=True)
    assert said(result) == []
    assert result.lines[-1] == "没有要改的内容。"


def test_the_text_of_a_notice(tmp_path: Path) -> None:
    """The Markdown below the front matter is a column; changed there, it changes in the file and nothing else does."""
    book = opened(exported(copied(tmp_path), "notices"))
    headers = {str(cell.value).rstrip(" *"): cell.column for cell in book["公示通知"][1]}
    path = tmp_path / "content/notices/result.md"
    before = path.read_text("utf-8")
    cell = book["公示通知"].cell(3, headers["正文"])
    old, cell.value = str(cell.value), "改过的正文。"
    assert done(tmp_path, {"通知.xlsx": book}, write=True).is_good
    assert path.read_text("utf-8") == before.replace(old, "改过的正文。")
