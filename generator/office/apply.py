"""Rows become the data of a record: laid over what is there, or the data of a new one."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.finding import Finding, KeyPath, found
from generator.office.cells import Read, Reader
from generator.office.grid import Cell
from generator.office.lines import Line
from generator.office.sheets import ITEM_KEY, PARENT_KEY, RECORD_KEY, Column, Sheet
from generator.office.texts import CLEAR, LIST_BREAK

Data = dict[str, Any]
_KEYS = ((RECORD_KEY,), (PARENT_KEY,), (ITEM_KEY,))


@dataclass(slots=True)
class Applied:
    """The data of a record, the row that each map in it came from, what could not be read, and where."""

    data: Data
    rows: dict[int, Line] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unread: dict[int, list[tuple[str, ...]]] = field(default_factory=dict)
    """By the map it belongs to: paths of cells that have findings already."""


def applied(old: Data, lines: Mapping[str, tuple[Sheet, list[Line]]], reader: Reader) -> Applied:
    """The data of a record with the rows laid over it. An empty cell changes nothing; a list is replaced as a whole
    where there are rows of it.
    """
    out = Applied(copy.deepcopy(old))
    items: dict[tuple[tuple[str, ...], ...], dict[str, Data]] = {(): {"": out.data}}
    for sheet, rows in lines.values():
        if not sheet.lists:
            for line in rows:
                out.rows[id(out.data)] = line
                _fill(out, out.data, line, reader, old)
        else:
            items[sheet.lists] = _list(out, sheet, rows, items, reader)
    return out


def _list(
    out: Applied,
    sheet: Sheet,
    rows: list[Line],
    items: dict[tuple[tuple[str, ...], ...], dict[str, Data]],
    reader: Reader,
) -> dict[str, Data]:
    """Puts the rows of one list in their places; gives its items by their numbers."""
    above = sheet.lists[:-1]
    parents = items.get(above) or _numbered(out.data, above)
    before = {number: _get(parent, sheet.lists[-1]) or [] for number, parent in parents.items()}
    made: dict[str, Data] = {}
    lists: dict[str, list[Data]] = {}
    for line in rows:
        upper = _key(line, PARENT_KEY, reader) if above else ""
        if upper not in parents:
            column = next(each for each in sheet.columns if each.path == (PARENT_KEY,))
            known = "、".join(parents) or "还没有"
            message = f"上级那张表里没有项次为“{upper}”的一行" if upper else "没有写上级项次"
            out.findings.append(
                found("R01", line.spot(column), message=message, fix=f"已有的项次：{known}", label=column.title)
            )
            continue
        siblings = lists.setdefault(upper, [])
        number = _key(line, ITEM_KEY, reader) or ".".join(filter(None, (upper, str(len(siblings) + 1))))
        if number in made:
            column = next(each for each in sheet.columns if each.path == (ITEM_KEY,))
            message = f"项次“{number}”在这条记录里用了两次"
            out.findings.append(
                found("R02", line.spot(column), message=message, fix="改成不重复的项次", label=column.title)
            )
            continue
        earlier = _earlier(before[upper], number)
        item = _lists_of(earlier)
        out.rows[id(item)] = line
        _fill(out, item, line, reader, earlier)
        siblings.append(item)
        made[number] = item
    for upper, new in lists.items():
        _missing_columns(out, sheet, before[upper], rows[0])
        _put(parents[upper], sheet.lists[-1], new)
    return made


def _missing_columns(out: Applied, sheet: Sheet, before: list[Data], line: Line) -> None:
    """A list is replaced as a whole: a column that the file lacks must not take away what is there."""
    lost = [
        column.title
        for column in sheet.columns
        if column.path not in _KEYS and column not in line.places and any(_get(each, column.path) for each in before)
    ]
    if lost:
        message = f"这张表缺少{'、'.join(f'“{each}”' for each in lost)}，而原来的记录里有；照这样导入会丢掉"
        out.findings.append(found("I03", line.name, message=message, fix="用 fourones export xlsx 导出的表来改"))


def _numbered(data: Data, lists: tuple[tuple[str, ...], ...], prefix: str = "") -> dict[str, Data]:
    """The items of a list that is there, by their numbers: 1, 2, or 1.1, 1.2 one level down."""
    if not lists:
        return {prefix: data}
    out: dict[str, Data] = {}
    for number, item in enumerate(_get(data, lists[0]) or [], 1):
        out |= _numbered(item, lists[1:], f"{prefix}.{number}" if prefix else str(number))
    return out


def _earlier(before: list[Data], number: str) -> Data:
    last = number.rpartition(".")[2]
    place = int(last) - 1 if last.isdecimal() and len(last) < 6 else -1
    return before[place] if 0 <= place < len(before) else {}


def _lists_of(item: Data) -> Data:
    """Only the lists of maps of an item: their rows stand on sheets of their own."""
    out: Data = {}
    for key, value in item.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            out[key] = copy.deepcopy(value)
        elif isinstance(value, dict) and (inner := _lists_of(value)):
            out[key] = inner
    return out


def _key(line: Line, key: str, reader: Reader) -> str:
    """The number in one of the columns that link sheets; 1.0 and 1 are the same. Numbers are fine here."""
    for column, cell in line.cells.items():
        if column.path == (key,) and cell.value is not None:
            text = str(cell.value).strip()
            return text.removesuffix(".0")
    return ""


def _fill(out: Applied, target: Data, line: Line, reader: Reader, before: Data) -> None:
    """Puts what a row says into a map. What is wrong already, and as it was `before`, is the checks' to tell."""
    for column, cell in line.cells.items():
        if column.path in _KEYS or (not line.sheet.lists and column.path == ("id",)):
            continue
        read = reader.read(cell, column, line.spot(column))
        if read.findings and _stands(cell, _get(before, column.path)):
            read = Read(_get(before, column.path))
        out.findings += read.findings
        if read.findings and (read.value is None or isinstance(read.value, list)):
            out.unread.setdefault(id(target), []).append(column.path)
        if read.value == CLEAR:
            _drop(target, column.path)
        elif read.value is not None:
            _put(target, column.path, read.value)


def _stands(cell: Cell, value: Any) -> bool:
    """Whether a cell says what is there."""
    texts = value if isinstance(value, list) else [value]
    return value is not None and str(cell.value).strip() == LIST_BREAK.join(map(str, texts))


def _get(data: Data, path: tuple[str, ...]) -> Any:
    value: Any = data
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _put(data: Data, path: tuple[str, ...], value: Any) -> None:
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value


def _drop(data: Data, path: tuple[str, ...]) -> None:
    """Takes a value away, and the maps that it leaves empty."""
    inner = _get(data, path[:-1]) if len(path) > 1 else data
    if isinstance(inner, dict):
        inner.pop(path[-1], None)
        if not inner and len(path) > 1:
            _drop(data, path[:-1])


def place_of(made: Applied, path: KeyPath) -> tuple[Line | None, Column | None, bool]:
    """The row and the column that a key path came from, and whether that cell has been told of already."""
    value: Any = made.data
    line, rest, holder = made.rows.get(id(value)), path, value
    for number, step in enumerate(path):
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(value, dict) and id(value) in made.rows:
            line, rest, holder = made.rows[id(value)], path[number + 1 :], value
    way = tuple(step for step in rest if isinstance(step, str))
    told = any(way[: len(each)] == each or each[: len(way)] == way for each in made.unread.get(id(holder), ()))
    if line is None:
        return None, None, told
    column = next((each for each in line.sheet.columns if each.path == way), None)
    column = column or next((each for each in line.sheet.columns if way and each.path[: len(way)] == way), None)
    return line, column, told
