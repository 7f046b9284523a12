"""The first sheet of the workbook: how to fill it in, and a way to every sheet."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from generator.office.contents import Tables
from generator.office.lines import EXAMPLE
from generator.office.looks import Formats, set_up_print
from generator.office.texts import CLEAR

_FOR_EDITING = "这本表用来改记录，含草稿、备注、名册等内部内容，不要外传，也不要放到网上。"


def write_front(page: Worksheet, tables: Tables, formats: Formats, *, filled: bool) -> None:
    """Writes the sheet."""
    page.set_column(0, 0, 30)
    page.set_column(1, 1, _SAID)
    page.hide_gridlines(2)
    page.set_row(0, 34)
    page.write_string(0, 0, "记录填写表" + ("（含现有全部记录）" if filled else ""), formats.title)
    rules = _rules(filled=filled)
    for number, (label, words) in enumerate(rules, 1):
        page.set_row(number, _LINE * -(-2 * len(words) // _SAID))
        page.write_string(number, 0, label, formats.label)
        page.write_string(number, 1, words, formats.words)
    start = len(rules) + 2
    page.write_string(start, 0, "工作表（点名称直接前往）", formats.label)
    page.write_string(start, 1, "必填的列", formats.label)
    for number, sheet in enumerate(tables.sheets, start + 1):
        words = f"{len(tables.rows.get(sheet.name, ()))} 行；" if filled else ""
        words += "、".join(column.title for column in sheet.columns if column.required)
        page.set_row(number, _LINE * max(1, -(-2 * len(words) // _SAID)))
        page.write_url(
            number, 0, f"internal:'{sheet.title}'!A1", formats.part if sheet.lists else formats.link, sheet.title
        )
        page.write_string(number, 1, words, formats.words)
    set_up_print(page)


_SAID = 90
"""Width of the column of words, in characters of the standard face."""

_LINE = 18
"""Height of a line of words, in points."""


def _rules(*, filled: bool) -> list[tuple[str, str]]:
    rules = [("注意", _FOR_EDITING)] if filled else []
    rules += [
        ("怎样填", "一行一条记录，从表头下面开始填。深色表头（带 *）必填。点到格子上会出现填写说明；"
                  "有下拉箭头的从列表里选。"),
        ("编号", "新记录的编号可以空着，导入时按名称的拼音自动起。已经发布的编号不要改。"),
        ("多个值", "一格里要填几个值的，每个值一行（按 Alt+Enter 换行）。"),
        ("不改与删掉", f"空着的格子不改动原来的内容；要删掉原来的内容，填“{CLEAR}”。删去一行不会删掉记录。"),
        ("附表", "名称里带“·”的是附表，一行一项，第一列写所属记录的编号；新记录还没有编号时写它的名称。"
                 "附表里写了某条记录，它的这一项就整个以表里的为准；一行也没写的，不改动。"),
        ("日期", "照 2024-06-30、2024-06 或 2024年6月 写。格子都是文本格式，写什么样就是什么样，"
                "请不要改格式、不要合并单元格。"),
        ("表头", "表头和第 2 行（隐藏）不要改；整列可以隐藏、可以调宽窄。多余的附表可以不管。"),
        ("导入", "存盘后运行 fourones import 文件名，先看会改什么，再加 --write 写入。填错了会逐格指出，"
                "不会写坏原来的记录。"),
    ]  # fmt: skip
    return rules if filled else [*rules, ("示例", f"灰色的一行是示例，第一格写着“{EXAMPLE}”，不会导入。")]
