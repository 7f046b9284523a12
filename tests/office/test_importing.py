"""Whose record a row is, what happens to many files at once, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.load import load
from generator.office.contents import tables_of
from generator.office.workbook import workbook as template
from generator.pinyin import proposed_id
from tests.office.books import ACHIEVEMENT, achievements, done, files, opened, said, table, workbook
from tests.project import TODAY, copied, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base records."""
    return copied(tmp_path)


def test_nothing_is_written_unless_asked(root: Path) -> None:
    """What would change is shown, field by field, and the files stay."""
    before = files(root)
    result = done(root, {"表.xlsx": achievements({})})
    assert (result.is_good, said(result)) == (True, [])
    assert result.lines == (
        "新增　成果　示范课　data/achievements/shi-fan-ke.yml　（表.xlsx 成果!第2行）",
        "　　　成果名称：示范课",
        "　　　成果形态：制度体系与机制办法",
        "　　　完成时间：2025-06",
        "　　　归属：药学院中药资源教工党支部",
        "　　　级别：校级",
        "　　　摘要：一堂课。",
        "",
        "新增 1 条，修改 0 条，未变 0 条，有错 0 条。",
        "还没有写入。看过没有问题，再加 --write 运行一次。",
    )
    assert files(root) == before


def test_one_bad_row_keeps_all_back(root: Path) -> None:
    """Nothing is written if one row is bad; with `partial` the others are."""
    book = achievements({}, {"成果名称": "坏的", "级别": "院级"})
    before = files(root)
    result = done(root, {"表.xlsx": book}, write=True)
    assert (result.is_good, files(root)) == (False, before)
    assert result.lines[-1] == "有错误，什么也没有写入。改好再导入；或加 --write --partial，略去有错的，只写其余的。"
    partly = done(root, {"表.xlsx": book}, write=True, partial=True)
    assert not partly.is_good
    assert partly.lines[-1] == "已写入 1 个文件。请运行 fourones check 检查，再运行 fourones build。"
    assert set(files(root)) - set(before) == {"data/achievements/shi-fan-ke.yml"}


def test_what_refers_to_a_bad_row_is_bad(root: Path) -> None:
    """A new achievement of a new branch that is refused is not written without it."""
    branch = {"支部名称": "新支部", "简称": "新", "所属单位": "没有的单位"}
    book = workbook({"支部": table(branch), "成果": table({**ACHIEVEMENT, "归属": "新支部"})})
    before = files(root)
    result = done(root, {"表.xlsx": book}, write=True, partial=True)
    assert "R01 表.xlsx 成果!第2行 引用的“xin-zhi-bu”这次没有导入 → 先改好那一条的错误" in said(result)
    assert files(root) == before


def test_new_records_may_refer_to_new_records(root: Path) -> None:
    """By title, in one call, whatever the order of the sheets."""
    unit = {"单位名称": "信息化处", "简称": "信息办", "类别": "部门", "上级单位": "学校党委"}
    inner = {"单位名称": "网络室", "简称": "网络室", "类别": "部门", "上级单位": "信息化处"}
    result = done(root, {"表.xlsx": workbook({"单位": table(inner, unit)})}, write=True)
    assert said(result) == []
    assert (
        (root / "data/units.yml")
        .read_text("utf-8")
        .endswith(
            "- id: wang-luo-shi\n  name: 网络室\n  short_name: 网络室\n  kind: department\n  parent: xin-xi-hua-chu\n"
            "- id: xin-xi-hua-chu\n  name: 信息化处\n  short_name: 信息办\n  kind: department\n  parent: school\n"
        )
    )


def test_importing_twice_adds_nothing(root: Path) -> None:
    """A row without an id is the record of its name, owner and time once that is there."""
    assert done(root, {"表.xlsx": achievements({})}, write=True).is_good
    before = files(root)
    result = done(root, {"表.xlsx": achievements({})}, write=True)
    assert result.lines == ("", "新增 0 条，修改 0 条，未变 1 条，有错 0 条。", "没有要改的内容。")
    assert files(root) == before


def test_the_same_name_at_another_time(root: Path) -> None:
    """Another record, with an id of its own, and a note that the name is taken."""
    assert done(root, {"表.xlsx": achievements({})}, write=True).is_good
    result = done(root, {"表.xlsx": achievements({"完成时间": "2026-05"})})
    assert said(result) == [
        "I10 表.xlsx 成果!A2 [成果名称] 与已有的“shi-fan-ke”同名，作为新的一条“shi-fan-ke-2”"
        " → 确是同一条就填上它的编号；不是就不用管"
    ]
    assert "data/achievements/shi-fan-ke-2.yml" in result.lines[0]


def test_proposed_ids(root: Path) -> None:
    """By the pinyin of the title, at most forty characters, never one that is or was used."""
    assert proposed_id("重庆支部的“三张清单”AI课", set()) == "chong-qing-zhi-bu-de-san-zhang-qing-dan"
    assert proposed_id("示范课", {"shi-fan-ke", "shi-fan-ke-2"}) == "shi-fan-ke-3"
    assert proposed_id("！！", set()) == "record"
    herbs = root / "data/branches/herbs.yml"
    herbs.write_text(herbs.read_text("utf-8") + "aliases: [shi-fan-ke]\n", encoding="utf-8")
    assert "data/achievements/shi-fan-ke-2.yml" in done(root, {"表.xlsx": achievements({})}).lines[0]


def test_twelve_departments_in_one_call(root: Path) -> None:
    """Each with the workbook that it was sent; all records come in, and the same title of two is two records."""
    units = "".join(
        f"- {{id: u{n}, name: 第{n}学院党委, short_name: 第{n}, kind: committee, parent: school}}\n" for n in range(12)
    )
    write(root, "data/units.yml", (root / "data/units.yml").read_text("utf-8") + units)
    herbs = (root / "data/branches/herbs.yml").read_text("utf-8")
    for n in range(12):
        text = (
            herbs.replace("药学院中药资源教工党支部", f"第{n}支部")
            .replace("中药资源党支部", f"第{n}")
            .replace("unit: pharmacy", f"unit: u{n}")
        )
        write(
            root,
            f"data/branches/b{n}.yml",
            text.replace("enrolments:\n  - {programme: model, cohort: c1, stage: select}\n", ""),
        )
    blank = template(tables_of(load(root), ("achievements",)), filled=False, as_of=TODAY)
    books = {}
    for n in range(12):
        book = opened(blank)
        headers = {str(cell.value).rstrip(" *"): cell.column for cell in book["成果"][1]}
        for title, value in {**ACHIEVEMENT, "归属": f"第{n}支部"}.items():
            book["成果"].cell(4, headers[title]).value = value
        books[f"学院{n}.xlsx"] = book
    result = done(root, books, write=True)
    assert result.is_good
    assert result.lines[-2] == "新增 12 条，修改 0 条，未变 0 条，有错 0 条。"
    made = load(root).records["achievements"]
    assert {each.owners for each in made.values() if each.id.startswith("shi-fan-ke")} == {
        (f"b{n}",) for n in range(12)
    }  # type: ignore[attr-defined]


def test_conflicts_between_files(root: Path) -> None:
    """Same id, different content: both places and what differs are told; nothing is written."""
    one, two = achievements({"编号": "a1"}), achievements({"编号": "a1", "摘要": "两堂课。", "级别": "省级"})
    assert said(done(root, {"一院.xlsx": one, "二院.xlsx": two}, write=True)) == [
        "I09 二院.xlsx 成果!第2行 “示范课”（a1）的内容在 2 处不一样：一院.xlsx 成果!第2行、二院.xlsx 成果!第2行"
        "，不同的是“级别”“摘要”"
        " → 商定用哪一处，其余的删掉这一行，或换一个编号"
    ]


def test_conflicts_within_a_sheet(root: Path) -> None:
    """An id that two rows of one sheet have is told too."""
    (told,) = said(done(root, {"表.xlsx": achievements({"编号": "a1"}, {"编号": "a1", "摘要": "两堂课。"})}))
    assert told.startswith("I09 表.xlsx 成果!第3行 “示范课”（a1）的内容在 2 处不一样")


def test_the_same_content_twice(root: Path) -> None:
    """Is one record, and told."""
    result = done(root, {"一院.xlsx": achievements({"编号": "a1"}), "二院.xlsx": achievements({"编号": "a1"})})
    assert said(result) == [
        "I10 一院.xlsx 成果!第2行 “示范课”（a1）出现了 2 次：一院.xlsx 成果!第2行、二院.xlsx 成果!第2行"
        " → 内容相同，只取一次"
    ]
    assert result.is_good


def test_a_file_that_leaves_a_record_as_it_is_gives_way(root: Path) -> None:
    """Two offices edit two exports of everything: what only one of them changed is no conflict."""
    content = template(tables_of(load(root)), filled=True, as_of=TODAY)
    one, two = opened(content), opened(content)
    one["支部"]["C3"] = "药圃支部"
    two["成果"]["B3"] = "新办法"
    result = done(root, {"一.xlsx": one, "二.xlsx": two}, write=True)
    assert (said(result), result.is_good) == ([], True)
    assert [line for line in result.lines if line.startswith("　")] == [
        "　　　简称：中药资源党支部 → 药圃支部", "　　　成果名称：药圃接力办法 → 新办法",
    ]  # fmt: skip


def test_a_record_that_cannot_be_read(root: Path) -> None:
    """A file with errors is not replaced by an import."""
    write(root, "data/achievements/a1.yml", "title: [\n")
    evidence = workbook({"成果·佐证材料": table({"所属成果编号": "a1", "佐证名称": "x"})})
    assert said(done(root, {"证.xlsx": evidence}))[0].startswith("I14 证.xlsx 成果·佐证材料!A2 [所属成果编号] 编号“a1”")
    (told,) = said(done(root, {"表.xlsx": achievements({"编号": "a1"})}))
    assert told.startswith("I14 表.xlsx 成果!G2 [编号] 编号“a1”的文件已经有了，但有错误，读不出来")


def test_a_new_notice(root: Path) -> None:
    """Front matter, and its text below."""
    notice = {
        "标题": "申报通知",
        "类别": "公示",
        "发布日期": "2026年11月3日",
        "发布单位": "药学院",
        "正文": "各支部：\n\n请申报。",
    }
    result = done(root, {"表.xlsx": workbook({"公示通知": table(notice)})}, write=True)
    assert said(result) == []
    assert (root / "content/notices/shen-bao-tong-zhi.md").read_text("utf-8") == (
        "---\ntitle: 申报通知\nkind: publicity\ndate: 2026-11-03\nunit: pharmacy\n---\n\n各支部：\n\n请申报。\n"
    )


def test_new_files_stand_where_others_do(root: Path) -> None:
    """In the folder of their owner, where achievements have folders."""
    (root / "data/achievements/herbs").mkdir()
    (root / "data/achievements/herbs-relay.yml").rename(root / "data/achievements/herbs/herbs-relay.yml")
    result = done(root, {"表.xlsx": achievements({}, {"成果名称": "另一课", "归属": "herbs-studio"})})
    assert [line.split("　")[3] for line in result.lines if line.startswith("新增　")] == [
        "data/achievements/herbs/shi-fan-ke.yml", "data/achievements/herbs-studio/ling-yi-ke.yml",
    ]  # fmt: skip


def test_items_of_nothing(root: Path) -> None:
    """A row of a list says whose it is."""
    book = workbook({"成果·佐证材料": table({"所属成果编号": "药圃接力", "佐证名称": "x"}, {"佐证名称": "y"})})
    assert said(done(root, {"表.xlsx": book})) == [
        "R01 表.xlsx 成果·佐证材料!A2 [所属成果编号] 没有编号或名称为“药圃接力”的成果 → 是否想写“药圃接力办法”？",
        "S02 表.xlsx 成果·佐证材料!A3 [所属成果编号] 没有写属于哪一条成果"
        " → 填上“成果”表里的编号；新记录还没有编号时写它的名称",
    ]


def test_many_new_records_are_told_shortly(root: Path) -> None:
    """From thirty on only their names."""
    rows = [{"成果名称": f"第{number}课"} for number in range(31)]
    lines = done(root, {"表.xlsx": achievements(*rows)}).lines
    assert sum(line.startswith("新增　") for line in lines) == 31
    assert [line for line in lines if line.startswith("　")] == ["　　　（新增的超过 30 条，不逐项列出）"]


def test_a_file_that_is_not_there(root: Path) -> None:
    """Told as every other mistake."""
    from generator.office.call import Call, carried_out
    from tests.office.books import present

    result = carried_out(Call((root / "没有.xlsx",), "", write=True, partial=False), present(root))
    assert said(result) == ["I01 没有.xlsx 没有这个文件 → 检查文件名和所在的文件夹"]
    assert not result.is_good


def test_personal_data(root: Path) -> None:
    """Told at its cell, and kept out with its record; what was there before does not stand against another change."""
    book = achievements({"摘要": "一堂课，电话13800138000。"}, {"成果名称": "公开课"})
    result = done(root, {"成果.xlsx": book}, write=True, partial=True)
    record = root / "data/achievements/gong-kai-ke.yml"

    assert said(result) == ["D01 成果.xlsx 成果!F2 [摘要] 有手机号码“138****00”，不能公开 → 删掉再导入"]
    assert not (root / "data/achievements/shi-fan-ke.yml").exists()
    record.write_text(record.read_text("utf-8").replace("一堂课。", "一堂课，电话13800138000。"), "utf-8")
    again = achievements({"成果名称": "公开课", "级别": "省级", "摘要": None})
    assert said(done(root, {"成果.xlsx": again}, write=True)) == []
    assert "provincial" in record.read_text("utf-8")
