"""Review packages: what is in them, and what must not be."""

from __future__ import annotations

import hashlib
import io
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest

from generator.compendium.evidence import fit_for_files
from generator.compendium.package import HandingOutError, hand_out, review_package
from generator.compendium.papers import rows_of
from generator.model.permission import Permissions
from generator.model.programme import Criterion
from generator.portal.disclosure import disclose
from generator.settings import theme_folder
from tests.compendium.packages import BRANCH, bind, everything, made, portal, told
from tests.project import write
from tests.records import achievement, case, studio


def test_what_a_package_holds(evidence: Path) -> None:
    """Evidence is numbered in the order of the criteria, named by title, and every file has its checksum."""
    package = made(portal(), evidence)

    assert sorted(package.files) == [
        "00-说明.txt",
        "01-支部手册.pdf",
        "02-佐证材料/E-001 讲稿：第1讲.pdf",
        "02-佐证材料/E-002 答疑表.txt",
        "03-佐证目录.xlsx",
        "04-评分表.xlsx",
        "SHA256SUMS.txt",
        "index.css",
        "index.html",
    ]
    assert package.findings == ()
    assert package.name == "药学院中药资源党支部-评审材料"
    sums = dict(line.split("  ")[::-1] for line in package.files["SHA256SUMS.txt"].decode().splitlines())
    assert sums == {
        path: hashlib.sha256(content).hexdigest() for path, content in package.files.items() if path != "SHA256SUMS.txt"
    }


def test_evidence_of_cases_and_achievements(evidence: Path) -> None:
    """Experts get it too, each piece under the criterion that it proves; a later one after the branch's own."""
    more = (
        case(criteria=["programme/a"], evidence=[{"title": "案例的表"}]),
        achievement(criteria=["programme/b1"], evidence=[{"title": "证书", "file": "herbs/e2.pdf"}]),
    )

    package = made(portal(*more), evidence)

    lying = sorted(path for path in package.files if "E-" in path)
    assert lying == [
        "02-佐证材料/E-001 讲稿：第1讲.pdf",
        "02-佐证材料/E-003 答疑表.txt",
        "02-佐证材料/E-004 证书.pdf",
    ]


def test_a_file_that_is_missing(evidence: Path) -> None:
    """Told where it should lie; the package goes out all the same and says that the file is to follow."""
    (evidence / "herbs/e2.pdf").unlink()

    package = made(portal(), evidence)

    assert told(package) == [("B07", "evidence/herbs/e2.pdf 不存在")]
    assert "这些佐证的文件待补：E-001。" in package.files["00-说明.txt"].decode()
    assert "待补" in package.files["index.html"].decode()


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/hostname", "herbs\\e1.txt", "C:/e1.txt", "herbs/../../secret.txt", "."]
)
def test_a_path_that_leads_out(evidence: Path, path: str) -> None:
    """Nothing is taken from outside the folder, and nothing is handed out."""
    (evidence.parent / "secret.txt").write_text("机密", encoding="utf-8")

    package = made(portal(evidence=[{"title": "表", "file": path}], statements=[]), evidence)

    assert package.files == {}
    assert [code for code, _message in told(package)] in (["B08"], ["B07"])


def test_a_link_that_leads_out(evidence: Path) -> None:
    """A symbolic link is followed only within the folder."""
    (evidence.parent / "secret.txt").write_text("机密", encoding="utf-8")
    (evidence / "link.txt").symlink_to(evidence.parent / "secret.txt")

    package = made(portal(evidence=[{"title": "表", "file": "link.txt"}], statements=[]), evidence)

    assert (package.files, told(package)) == ({}, [("B08", "“link.txt”不在 evidence/ 之下")])


class _Page(HTMLParser):
    """Tags, targets and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.targets: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]


def test_the_page_to_open_first(evidence: Path) -> None:
    """It works from a disk: relative links to files that are there, no script, no style in the page."""
    package = made(portal(), evidence)

    page = _Page()
    page.feed(package.files["index.html"].decode())
    assert page.tags & {"script", "style", "iframe"} == set()
    assert {name for name in page.attributes if name == "style" or name.startswith("on")} == set()
    files = [unquote(each) for each in page.targets if not each.startswith("#")]
    assert [each for each in files if each not in package.files] == []
    assert "02-佐证材料/E-002 答疑表.txt" in files
    assert "@media print" in package.files["index.css"].decode()


def test_words_cannot_become_markup(evidence: Path) -> None:
    """What looks like HTML is shown as it was written."""
    page = made(portal(idea="<script>alert(1)</script>"), evidence).files["index.html"].decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page


def test_the_scoring_sheet(evidence: Path) -> None:
    """Criteria with weights and evidence; the only formulas are the totals, however a criterion is called."""
    book = openpyxl.load_workbook(io.BytesIO(made(portal(), evidence).files["04-评分表.xlsx"]))

    rows = [[cell.value or None for cell in row] for row in book.worksheets[0].iter_rows(min_row=2, max_row=6)]
    assert rows == [
        ["序号", "标准条目", "要点", "佐证编号", "满分", "得分", "评审意见"],
        ["1", "教育党员", "讲党课", "E-001", 60, None, None],
        ["2", "=服务师生", None, None, 40, None, None],
        ["2.1", "答疑", None, "E-002", None, None, None],
        [None, "合计", None, None, "=SUM(E3:E5)", "=SUM(F3:F5)", None],
    ]
    kinds = {cell.coordinate: cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert [place for place, kind in kinds.items() if kind == "f"] == ["E6", "F6"]


def test_which_criteria_get_a_score() -> None:
    """A leaf does; a weight that no part shares makes its parts points to look at."""
    tree = (
        {"code": "a", "name": "甲", "weight": 50, "children": [{"code": "a1", "name": "甲一", "weight": 50}]},
        {"code": "b", "name": "乙", "weight": 50, "children": [{"code": "b1", "name": "乙一"}]},
        {"code": "c", "name": "丙", "children": [{"code": "c1", "name": "丙一"}]},
    )
    rows = rows_of(Criterion.model_validate(each) for each in tree)

    assert [(number, each.name, scored) for number, each, scored in rows] == [
        ("1", "甲", False),
        ("1.1", "甲一", True),
        ("2", "乙", True),
        ("2.1", "乙一", False),
        ("3", "丙", False),
        ("3.1", "丙一", True),
    ]


def test_the_list_of_evidence(evidence: Path) -> None:
    """One row a piece, every cell a text."""
    book = openpyxl.load_workbook(io.BytesIO(made(portal(), evidence).files["03-佐证目录.xlsx"]))

    rows = [[cell.value or None for cell in row] for row in book.worksheets[0].iter_rows(min_row=3)]
    assert rows == [
        ["E-001", "教育党员", "讲稿：第1讲?", None, BRANCH, "02-佐证材料/E-001 讲稿：第1讲.pdf", None, None],
        ["E-002", "答疑", "答疑表", None, BRANCH, "02-佐证材料/E-002 答疑表.txt", None, None],
    ]


def test_nothing_private_or_internal(evidence: Path) -> None:
    """Phones, rosters, budgets, scores, notes and those who did not agree stay away from reviewers too."""
    mark = "不可外传"
    planted = {
        "contact": mark,
        "roster": [mark],
        "note": mark,
        "secretary": {"since": "2021-03", "name": mark, "consent": "否", "joined_party": "1987-06-05"},
    }
    budget = [{"year": 2025, "amount": mark, "purpose": mark}]
    failed = [{"year": 2025, "result": "fail", "rectification": mark, "score": mark}]
    whole = portal(studio(budget=budget, assessments=failed, note=mark), **planted)
    public = disclose(whole)

    for owner in (public.branches["branch"], public.studios["studio"]):
        package = review_package(whole, public, owner, bind, evidence, theme_folder(), permissions=Permissions())
        said = everything(package.files.items())
        assert package.files != {}
        assert (mark in said, "1987" in said) == (False, False)


@pytest.mark.parametrize(
    ("title", "name"),
    [('甲/乙\\丙:丁*?"<>|', "甲 乙 丙 丁"), ("...", "佐证"), ("长" * 99, "长" * 60), ("a\nb.", "a b")],
)
def test_titles_as_names_of_files(title: str, name: str) -> None:
    """Names that Windows takes."""
    assert fit_for_files(title) == name


def test_handing_out(evidence: Path, tmp_path: Path) -> None:
    """A folder and a zip with the same files; again, they are replaced and the zip is the same."""
    package = made(portal(), evidence)

    folder, archive = hand_out(package, tmp_path)
    first = archive.read_bytes()
    (folder / "02-佐证材料/E-003 旧.pdf").touch()
    hand_out(made(portal(), evidence), tmp_path)

    assert archive.read_bytes() == first
    lying = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert lying == sorted(package.files)
    with zipfile.ZipFile(archive) as opened:
        assert sorted(opened.namelist()) == [f"{package.name}/{path}" for path in lying]
        assert {entry.flag_bits & 0x800 for entry in opened.infolist()} == {0x800}
        assert {entry.date_time for entry in opened.infolist()} == {(2026, 11, 15, 0, 0, 0)}


def test_somebody_else_s_folder_is_left_alone(evidence: Path, tmp_path: Path) -> None:
    """A folder of this name without our checksums is not replaced."""
    package = made(portal(), evidence)
    write(tmp_path, f"{package.name}/论文.txt", "不要删")

    with pytest.raises(HandingOutError, match="已经存在，又不是评审材料包"):
        hand_out(package, tmp_path)

    assert (tmp_path / package.name / "论文.txt").is_file()
