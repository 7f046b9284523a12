"""Which sheet of ours a grid is, and which column stands where: by the hidden keys, else by the Chinese headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from generator.finding import Finding, found
from generator.office.grid import Cell, Grid, letters, number_of
from generator.office.names import folded
from generator.office.sheets import Column, Sheet, sheet_named, sheets
from generator.text import nearest, quoted

ABOUT, OPTIONS = "说明", "选项"
"""Our own sheets that hold no records."""

_HEADER_WITHIN = 10
"""Rows in which a header is looked for: tables of offices often begin with a title."""

_MARKS = re.compile(r"[*＊:：]+$|[（(]必填[)）]$|\*")
_OPEN_DATA = re.compile(r"[\u4e00-\u9fff]\n[a-z_.]+$")
"""How the workbook of the open data has its headers: label and key in one cell."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A grid that is known: its columns by number, and the rows below the headers."""

    grid: Grid
    sheet: Sheet
    columns: Mapping[int, Column]
    first: int


def recognised(grid: Grid, only: str = "") -> tuple[Recognised | None, list[Finding]]:
    """What a grid is; nothing for our own sheets without records and for empty ones. `only` names the record type
    that a file without our keys holds.
    """
    if not grid.rows or grid.title in (ABOUT, OPTIONS):
        return None, []
    if any(_OPEN_DATA.search(str(cell.value)) for cell in grid.rows.get(1, {}).values()):
        message = "这是网站“开放数据”里下载的表，只有公开的内容，不能导入"
        return None, [found("I02", grid.file, message=message, fix="用 fourones export xlsx 导出的表来改")]
    keyed = _keyed(grid)
    if keyed is not None:
        return _by_keys(grid, *keyed)
    return _by_headers(grid, only)


def _keyed(grid: Grid) -> tuple[Sheet, int] | None:
    """The sheet that the hidden row names, and that row."""
    for number in sorted(grid.rows)[:_HEADER_WITHIN]:
        for cell in grid.rows[number].values():
            name, colon, key = str(cell.value).partition(":")
            sheet = sheet_named(name) if colon else None
            if sheet is not None and key == sheet.columns[0].key:
                return sheet, number
    return None


def _by_keys(grid: Grid, sheet: Sheet, number: int) -> tuple[Recognised, list[Finding]]:
    by_key = {column.key: column for column in sheet.columns} | {sheet.mark: sheet.columns[0]}
    headers = grid.rows.get(number - 1, {})
    columns: dict[int, Column] = {}
    findings: list[Finding] = []
    for place in _used(grid, number - 1):
        key = grid.rows[number].get(place)
        column = by_key.get(str(key.value)) if key is not None else None
        header = _header(headers.get(place))
        if column is None:
            column = _by_title(sheet).get(folded(header)) if header else None
        elif header and folded(header) != folded(column.title) and folded(header) in _by_title(sheet):
            findings.append(
                found(
                    "I03",
                    grid.spot(number - 1, place),
                    message=f"表头“{header}”与这一列原来的“{column.title}”不一样，不知道该听哪一个",
                    fix="不改表头；要换列的位置，整列剪切再插入",
                )
            )
        if column is None:
            findings.append(_unknown(grid, sheet, number - 1, place, header))
        else:
            findings += _twice(grid, columns, column, number - 1, place)
            columns[place] = column
    return Recognised(grid, sheet, columns, number + 1), findings


def _by_headers(grid: Grid, only: str) -> tuple[Recognised | None, list[Finding]]:
    number, best = _best(grid, only)
    if len(best) != 1:
        return None, [_unsure(grid, best, only)]
    sheet = best[0]
    columns: dict[int, Column] = {}
    findings: list[Finding] = []
    for place in _used(grid, number):
        header = _header(grid.rows[number].get(place))
        column = _by_title(sheet).get(folded(header))
        if column is None:
            findings.append(_unknown(grid, sheet, number, place, header))
        else:
            findings += _twice(grid, columns, column, number, place)
            columns[place] = column
    return Recognised(grid, sheet, columns, number + 1), findings


def _unsure(grid: Grid, best: list[Sheet], only: str) -> Finding:
    """None of our sheets fits, or several do; `only` is the type that was asked for."""
    wanted = next((each for each in sheets() if each.kind.name == only), None)
    kinds = list(dict.fromkeys(sheet.kind.label for sheet in best))
    if len(kinds) > 1:
        message = f"分不清是{'、'.join(kinds)}中哪一类记录的表"
        fix = f"加上 --type，如 --type {kinds[0]}；或把工作表改名为其中之一"
    elif best:
        message = f"分不清是{quoted(sheet.title for sheet in best)}中哪一张表"
        fix = "把工作表（CSV 则是文件）改名为其中之一"
    elif wanted is not None:
        message = f"表头与“{wanted.title}”的表对不上"
        titles = "、".join(column.title for column in wanted.columns if column.required)
        fix = f"表头至少要有：{titles}；或用 fourones template {wanted.kind.label} 生成空表来填"
    else:
        names = "、".join(dict.fromkeys(each.kind.label for each in sheets()))
        message = "认不出这是哪一类记录的表"
        fix = f"用 fourones template 生成的表填写；或把工作表改名为其中之一：{names}；不是记录的表就删掉"
    return found("I02", grid.at("A1"), message=message, fix=fix)


def _best(grid: Grid, only: str) -> tuple[int, list[Sheet]]:
    """The row and the sheets whose headers fit best, the best first; a title that is ours decides. Those of a record
    that fit as well are left to be told apart, those of its lists are not.
    """
    title = grid.title or PurePath(grid.file).stem
    named = [each for each in sheets() if folded(each.title) == folded(title)]
    known = named or [each for each in sheets() if only in ("", each.kind.name)]
    fits: list[tuple[int, int, int, Sheet]] = []
    for number in sorted(grid.rows)[:_HEADER_WITHIN]:
        headers = {folded(_header(cell)) for cell in grid.rows[number].values()} - {""}
        for sheet in known:
            count = len(headers & _by_title(sheet).keys())
            if count >= min(2, len(headers)) and count and count * 2 >= len(headers):
                fits.append((count, -number, -len(sheet.lists), sheet))
    if not fits:
        return 0, []
    best = max(each[:3] for each in fits)
    return -best[1], [sheet for *rank, sheet in fits if tuple(rank) == best]


def _by_title(sheet: Sheet) -> dict[str, Column]:
    """Columns by their Chinese headers, and by their keys, which the open data has for headers."""
    return {folded(each.key): each for each in sheet.columns} | {folded(each.title): each for each in sheet.columns}


def _header(cell: Cell | None) -> str:
    return _MARKS.sub("", str(cell.value).strip()).strip() if cell is not None and cell.value is not None else ""


def _used(grid: Grid, header: int) -> list[int]:
    """The columns in which something stands at the header or below."""
    return sorted({place for number, row in grid.rows.items() if number >= header for place in row})


def _unknown(grid: Grid, sheet: Sheet, row: int, place: int, header: str) -> Finding:
    if not header:
        return found(
            "I03", grid.spot(row, place), message=f"{letters(place)} 列有内容，但没有表头", fix="补上表头，或清掉这一列"
        )
    titles = [each.title for each in sheet.columns]
    guess = nearest(header, titles) or [each for each in titles if folded(header) in folded(each)]
    fix = f"是否想写“{guess[0]}”？" if guess else "可用的表头：" + "、".join(titles[:12])
    return found("I03", grid.spot(row, place), message=f"“{sheet.title}”没有“{header}”这一列", fix=fix)


def _twice(grid: Grid, columns: Mapping[int, Column], column: Column, row: int, place: int) -> list[Finding]:
    first = next((at for at, each in columns.items() if each == column), None)
    if first is None:
        return []
    message = f"“{column.title}”这一列有两列（{letters(first)}、{letters(place)}）"
    return [found("I03", grid.spot(row, place), message=message, fix="只留一列")]


_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


def merged_in(known: Recognised) -> Iterable[tuple[int, int, Finding]]:
    """Each merged range from the headers down: its first and last row, and what is said of it."""
    for ref in known.grid.merged:
        match = _RANGE.fullmatch(ref)
        if match is None or int(match[4]) < known.first - 1:
            continue
        top, bottom = int(match[2]), int(match[4])
        column = known.columns.get(number_of(match[1]))
        across = match[1] != match[3]
        fix = "取消合并，" + ("各列分别填写" if across else "每一行都填上内容")
        message = "合并的单元格只有左上角一格有内容，其余是空的"
        label = column.title if column else ""
        yield top, bottom, found("I04", known.grid.at(ref), message=message, fix=fix, label=label)
