"""Excel and Word at the command line: words in Chinese, files where they are asked for, an exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.office.books import achievements, files, opened
from tests.project import copied


def run(*args: str | Path) -> Result:
    """One call of the program."""
    return CliRunner().invoke(main, [str(each) for each in args], prog_name="fourones")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base records with a mkdocs.yml."""
    root = copied(tmp_path / "site")
    (root / "mkdocs.yml").touch()
    return root


def test_template(root: Path, tmp_path: Path) -> None:
    """A workbook for all types, or for those that are named; the folder is made."""
    done = run("template", "--root", root, "--out", tmp_path / "new/表.xlsx")
    assert (done.exit_code, done.output) == (0, f"{tmp_path / 'new/表.xlsx'}：52 张表\n")
    done = run("template", "--root", root, "表彰", "policies", "--out", tmp_path / "表.xlsx")
    assert (done.exit_code, done.output) == (0, f"{tmp_path / '表.xlsx'}：3 张表\n")
    assert opened((tmp_path / "表.xlsx").read_bytes()).sheetnames[2:] == ["表彰", "表彰·获奖者", "政策文件"]


def test_export(root: Path, tmp_path: Path) -> None:
    """All records, with a word of warning; what cannot be read is told."""
    (root / "data/awards/bad.yml").write_text("name: [\n", encoding="utf-8")
    done = run("export", "xlsx", "成果", "表彰", "--root", root, "--out", tmp_path / "全部.xlsx")
    assert done.exit_code == 0
    assert done.stderr == "有 1 条记录有错误，读不出来，没有导出；用 fourones check 查看\n"
    assert done.stdout == f"{tmp_path / '全部.xlsx'}：成果 1 条、表彰 1 条。含内部内容，不要外传\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("template", "成绩"),
            "没有“成绩”这一类表；可以写：单位、支部、工作室、成果、表彰、政策文件、任务分解表、典型案例、公示通知\n",
        ),
        (("export", "xlsx", "快照"), "没有“快照”这一类表；"),
        (("import", "a.xlsx", "--type", "programmes"), "没有“programmes”这一类表；"),
    ],
)
def test_a_type_that_has_no_sheets(root: Path, args: tuple[str, ...], said: str) -> None:
    """Told which have; nothing is written."""
    done = run(*args, "--root", root)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_workbook_that_is_open(root: Path, tmp_path: Path) -> None:
    """What cannot be written is told in Chinese."""
    (tmp_path / "folder").mkdir()
    done = run("template", "--root", root, "--out", tmp_path / "folder/x.xlsx/表.xlsx")
    assert done.exit_code == 0
    (tmp_path / "file").write_bytes(b"")
    done = run("template", "--root", root, "--out", tmp_path / "file/表.xlsx")
    assert done.exit_code == 2
    assert "写不进去，可能正在 Excel 里打开着" in done.stderr


def test_import(root: Path, tmp_path: Path) -> None:
    """Shown first, written when asked; then nothing is left to change."""
    achievements({}).save(tmp_path / "表.xlsx")
    before = files(root)
    done = run("import", tmp_path / "表.xlsx", "--root", root)
    assert (done.exit_code, files(root)) == (0, before)
    assert done.output.splitlines()[0] == "新增　成果　示范课　data/achievements/shi-fan-ke.yml　（表.xlsx 成果!第2行）"
    assert done.output.endswith("还没有写入。看过没有问题，再加 --write 运行一次。\n")
    done = run("import", tmp_path / "表.xlsx", "--root", root, "--write")
    assert done.output.endswith("已写入 1 个文件。请运行 fourones check 检查，再运行 fourones build。\n")
    assert (root / "data/achievements/shi-fan-ke.yml").is_file()
    assert run("check", "--root", root).output == "没有发现问题。\n"
    assert run("import", tmp_path / "表.xlsx", "--root", root).output.endswith("没有要改的内容。\n")


def test_import_with_mistakes(root: Path, tmp_path: Path) -> None:
    """All at once, with cell, field and right form; exit code 1 and nothing written."""
    achievements({"级别": "院级", "摘要": None}).save(tmp_path / "表.xlsx")
    before = files(root)
    done = run("import", tmp_path / "表.xlsx", "--root", root, "--write")
    assert (done.exit_code, files(root)) == (1, before)
    assert done.output == (
        "错误 S06 表.xlsx 成果!E2\n"
        "        〔级别〕“院级”不在选项里\n"
        "        → 可选：国家级、省级、校级\n\n"
        "错误 S02 表.xlsx 成果!F2\n"
        "        〔摘要〕缺少必填项“摘要”\n"
        "        → 填上：六十至一百五十字，说清做了什么、用在哪里、效果如何\n\n"
        "错误 2，提醒 0，说明 0\n\n"
        "有错　成果　示范课　（表.xlsx 成果!第2行）\n\n"
        "新增 0 条，修改 0 条，未变 0 条，有错 1 条。\n"
        "有错误，什么也没有写入。改好再导入。\n"
    )


def test_import_needs_a_file(root: Path) -> None:
    """Exit code 2 without one; 1 where it is not there."""
    assert run("import", "--root", root).exit_code == 2
    done = run("import", "没有.xlsx", "--root", root)
    assert (done.exit_code, "没有这个文件" in done.output) == (1, True)
