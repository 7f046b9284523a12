"""What Excel does to what is typed, and what offices do to tables: each met with help, at its cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles.numbers import FORMAT_DATE_YYYYMMDD2

from tests.office.books import ACHIEVEMENT, achievements, done, said, table, workbook
from tests.project import copied

AGAIN = "把这一格的格式设为“文本”，再照原样填写"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base records."""
    return copied(tmp_path)


def one(root: Path, column: str, value: Any, number_format: str = "") -> list[str]:
    """What is said of one achievement with this value in this column."""
    book = achievements({column: value})
    sheet = book["成果"]
    place = next(cell.column for cell in sheet[1] if cell.value == column)
    if number_format:
        sheet.cell(2, place).number_format = number_format
    return said(done(root, {"表.xlsx": book}))


def written(root: Path, column: str, value: Any, number_format: str = "") -> str:
    """The file of one achievement with this value in this column."""
    book = achievements({column: value})
    place = next(cell.column for cell in book["成果"][1] if cell.value == column)
    if number_format:
        book["成果"].cell(2, place).number_format = number_format
    assert done(root, {"表.xlsx": book}, write=True).is_good
    return (root / "data/achievements/shi-fan-ke.yml").read_text("utf-8")


def test_a_number_where_an_id_belongs(root: Path) -> None:
    """A zero that is lost cannot be brought back: not guessed."""
    assert one(root, "编号", 7) == [f"I06 表.xlsx 成果!G2 [编号] 存成了数字 7，前后的零可能已经丢了 → {AGAIN}"]


def test_a_number_where_words_belong(root: Path) -> None:
    """Taken as its digits, and told."""
    told = one(root, "成果名称", 2024)
    assert told == ["I07 表.xlsx 成果!A2 [成果名称] 存成了数字，按“2024”读取 → 零、逗号或单位丢了就改成文本重填"]


def test_october_that_became_a_decimal(root: Path) -> None:
    """2024.10 typed as a number is 2024.1."""
    (told,) = one(root, "完成时间", 2024.1)
    assert told.startswith("I06 表.xlsx 成果!C2 [完成时间] 存成了数字 2024.1，2024.10 会变成 2024.1")


def test_a_year_is_a_time(root: Path) -> None:
    """A bare year means itself."""
    assert "date: 2024\n" in written(root, "完成时间", 2024)


def test_a_serial_day(root: Path) -> None:
    """A number that Excel would show as a day is one where a day belongs, and that is told."""
    assert one(root, "完成时间", 45473) == [
        "I07 表.xlsx 成果!C2 [完成时间] 45473 是 Excel 的日期序号，按 2024-06-30 读取 → 不对就改成文本重填"
    ]
    assert "date: 2024-06-30\n" in written(root, "完成时间", 45473)


@pytest.mark.parametrize(
    ("form", "text"),
    [(FORMAT_DATE_YYYYMMDD2, "2024-06-01"), ('yyyy"年"m"月"', "2024-06"), ("yyyy/mm/dd", "2024-06-01")],
)
def test_a_day_of_excel(root: Path, form: str, text: str) -> None:
    """As precise as it is shown."""
    assert f"date: {text}\n" in written(root, "完成时间", dt.datetime(2024, 6, 1), form)


def test_words_that_became_a_day(root: Path) -> None:
    """1-2 typed as a title is the second of January for Excel: told, not taken."""
    assert one(root, "成果名称", dt.datetime(2026, 1, 2))[0] == (
        f"I08 表.xlsx 成果!A2 [成果名称] 这一格被 Excel 改成了日期 2026-01-02 → {AGAIN}"
    )


def test_words_that_became_a_time_of_day(root: Path) -> None:
    """4:30 typed as a duration."""
    rows = [
        ["编号", "所属支部编号", "成果位编号", "名称", "微视频·时长"],
        [None, "herbs", "video", "片", dt.time(4, 30)],
    ]
    told = said(done(root, {"表.xlsx": workbook({"支部·成果位": [row[1:] for row in rows]})}))
    assert told[0] == f"I08 表.xlsx 支部·成果位!D2 [微视频·时长] 这一格被 Excel 改成了钟点 04:30:00 → {AGAIN}"


def test_a_formula_without_value(root: Path) -> None:
    """Never evaluated; without a kept value it is told."""
    assert one(root, "摘要", '="一"&"二"') == [
        "I05 表.xlsx 成果!F2 [摘要] 公式没有算好的值 → 用 Excel 打开并保存一次；或复制，选择性粘贴为“数值”"
    ]


def test_an_error_of_a_formula(root: Path) -> None:
    """#N/A is no text."""
    assert one(root, "摘要", "#N/A") == [
        "I05 表.xlsx 成果!F2 [摘要] 公式算不出来，显示 #N/A → 改成算好的内容：复制，选择性粘贴为“数值”"
    ]


def test_merged_cells(root: Path) -> None:
    """Each range once, with nothing more said of the cells that it leaves empty."""
    book = achievements({}, {"成果名称": "另一课", "归属": None})
    book["成果"].merge_cells("D2:D3")
    told = said(done(root, {"表.xlsx": book}))
    assert told == [
        "I04 表.xlsx 成果!D2:D3 [归属] 合并的单元格只有左上角一格有内容，其余是空的 → 取消合并，每一行都填上内容"
    ]


def test_a_title_above_the_headers(root: Path) -> None:
    """A merged title is how tables of offices begin: the headers are found below it."""
    book = workbook({"成果": [["2025年成果汇总表"], [], *table(ACHIEVEMENT)]})
    book["成果"].merge_cells("A1:F1")
    result = done(root, {"表.xlsx": book})
    assert said(result) == []
    assert result.lines[0].startswith("新增　成果　示范课")


def test_unknown_headers(root: Path) -> None:
    """The nearest is suggested; a column without a header, and one that is there twice, are told too."""
    book = achievements({"摘 要": "x", "成果名": "y"})
    book["成果"]["I2"] = "没有表头"
    assert said(done(root, {"表.xlsx": book})) == [
        "I03 表.xlsx 成果!G1 “摘要”这一列有两列（F、G） → 只留一列",
        "I03 表.xlsx 成果!H1 “成果”没有“成果名”这一列 → 是否想写“成果名称”？",
        "I03 表.xlsx 成果!I1 I 列有内容，但没有表头 → 补上表头，或清掉这一列",
    ]


def test_unknown_labels(root: Path) -> None:
    """The nearest is suggested, else all are listed."""
    assert one(root, "成果形态", "制度体系与机制") == [
        "S06 表.xlsx 成果!B2 [成果形态] “制度体系与机制”不在选项里 → 是否想选“制度体系与机制办法”？"
    ]
    assert one(root, "级别", "院级") == ["S06 表.xlsx 成果!E2 [级别] “院级”不在选项里 → 可选：国家级、省级、校级"]


@pytest.mark.parametrize(
    "name", ["herbs", "药学院中药资源教工党支部", "中药资源党支部", "药学院 中药资源教工党支部", "随便（herbs）"]
)
def test_a_reference_by_any_name(root: Path, name: str) -> None:
    """Id, name, short name, with spaces that nobody sees, or name and id."""
    assert "owners:\n  - herbs\n" in written(root, "归属", name)


def test_several_references(root: Path) -> None:
    """One a line, or parted by 、 where the parts are known."""
    both = "owners:\n  - herbs\n  - herbs-studio\n"
    assert both in written(root, "归属", "herbs、herbs-studio")
    (root / "data/achievements/shi-fan-ke.yml").unlink()
    assert both in written(root, "归属", "herbs\nherbs-studio")


def test_a_reference_to_nothing(root: Path) -> None:
    """The nearest names are suggested."""
    assert one(root, "归属", "中药资源支部") == [
        "R01 表.xlsx 成果!D2 [归属] 没有叫“中药资源支部”的支部、工作室"
        " → 是否想写“药学院中药资源教工党支部”“中药资源“双带头人”工作室”？"
    ]


def test_a_reference_that_may_mean_two(root: Path) -> None:
    """Both ids are told."""
    units = (root / "data/units.yml").read_text("utf-8")
    (root / "data/units.yml").write_text(
        units + "- {id: pharmacy-2, name: 药学院党委, short_name: 药二, kind: committee}\n", "utf-8"
    )
    rows = table({"单位名称": "教研室", "简称": "室", "类别": "部门", "上级单位": "药学院党委"})
    assert said(done(root, {"表.xlsx": workbook({"单位": rows})})) == [
        "R01 表.xlsx 单位!D2 [上级单位] 叫“药学院党委”的单位有 2 个"
        " → 改填编号，或写成“名称（编号）”：pharmacy、pharmacy-2"
    ]


def test_what_the_model_refuses(root: Path) -> None:
    """As if Excel had validated nothing: each at its cell, in the words of the checks."""
    book = achievements({"摘要": None, "年度": "28人", "链接": "www.example.com", "完成时间": "2024-02-30"})
    assert [line.partition(" → ")[0] for line in said(done(root, {"表.xlsx": book}))] == [
        "S05 表.xlsx 成果!C2 [完成时间] 没有“2024-02-30”这一天：2024年2月没有30日",
        "S02 表.xlsx 成果!F2 [摘要] 缺少必填项“摘要”",
        "S04 表.xlsx 成果!G2 [年度] 这里应是数字，写的是“28人”",
        "S07 表.xlsx 成果!H2 [链接] “www.example.com”不是网址",
    ]


def test_what_the_rules_would_say(root: Path) -> None:
    """What only the whole site can tell is told before anything is written, at the cell too."""
    book = achievements({"对应标准": "model/educat", "年度": "2024"})
    assert [line.partition(" → ")[0] for line in said(done(root, {"表.xlsx": book}, write=True))] == [
        "R06 表.xlsx 成果!G2 [对应标准] 没有标准条目“model/educat”",
        "C02 表.xlsx 成果!H2 [年度] 年度是2024，完成时间却是2025-06",
    ]
    assert not (root / "data/achievements/shi-fan-ke.yml").exists()


def test_widths_and_separators_of_numbers(root: Path) -> None:
    """２０２５ and 1,200 are numbers where numbers belong."""
    assert "year: 2025\n" in written(root, "年度", "２０２５")
    rows = table({"编号": "herbs", "党员人数": "1,200"})
    assert done(root, {"表.xlsx": workbook({"支部": rows})}, write=True).is_good
    assert "members: 1200\n" in (root / "data/branches/herbs.yml").read_text("utf-8")


def test_invisible_characters(root: Path) -> None:
    """Blanks around words go, soft breaks become breaks; a bell is told."""
    assert "title: 示范课\n" in written(root, "成果名称", "\u3000\u00a0示范课\u200b ")
    assert one(root, "摘要", "一_x0007_二")[0].startswith("S07 表.xlsx 成果!F2 [摘要] 有看不见的控制字符")


def test_an_example_row_that_was_copied(root: Path) -> None:
    """A row that would be passed over in silence is told, unless it stands where the example stands."""
    book = workbook({"成果": table({"编号": "示例（这一行不导入）", **ACHIEVEMENT}, {"编号": "示例", **ACHIEVEMENT})})
    assert said(done(root, {"表.xlsx": book})) == [
        "I11 表.xlsx 成果!第3行 第一格以“示例”开头的行不会导入"
        " → 是要导入的记录，就把第一格改成编号或清空；不是就删掉这一行"
    ]


def test_a_sheet_that_is_none_of_ours(root: Path) -> None:
    """Told, with the names that sheets may have."""
    (told,) = said(done(root, {"表.xlsx": workbook({"Sheet1": [["姓名", "电话"], ["甲", "1"]]})}))
    assert told.startswith("I02 表.xlsx Sheet1!A1 认不出这是哪一类记录的表 → 用 fourones template 生成的表填写")


def test_a_header_that_was_typed_over(tmp_path: Path) -> None:
    """Where the hidden key and the header contradict each other, nobody can know."""
    book = workbook({"成果": [["摘要", "成果名称"], ["achievements:id", "title"], ["a", "b"]]})
    told = said(done(copied(tmp_path), {"表.xlsx": book}))
    assert told[0] == (
        "I03 表.xlsx 成果!A1 表头“摘要”与这一列原来的“编号”不一样，不知道该听哪一个"
        " → 不改表头；要换列的位置，整列剪切再插入"
    )


def test_a_list_without_all_of_its_columns(root: Path) -> None:
    """A list is replaced as a whole: a column that the table lacks would take away what is there."""
    book = workbook({"支部·佐证材料": table({"所属支部编号": "herbs", "编号": "e1", "佐证名称": "党课记录"})})
    assert said(done(root, {"表.xlsx": book})) == [
        "I03 表.xlsx 支部·佐证材料!第2行 这张表缺少“日期”，而原来的记录里有；照这样导入会丢掉"
        " → 用 fourones export xlsx 导出的表来改"
    ]
