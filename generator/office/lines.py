"""Rows of all files, each with the record it belongs to: ids are found, or made of the pinyin of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.finding import CATALOGUE, Finding, Severity, found
from generator.model.base import Record
from generator.model.fields import ID_PATTERN
from generator.model.load import Loaded
from generator.office.cells import Read, Reader
from generator.office.grid import Cell, Grid
from generator.office.names import folded
from generator.office.recognise import Recognised, merged_in
from generator.office.sheets import ENTERED, RECORD_KEY, Column, Sheet
from generator.office.texts import CLEAR, text_of
from generator.pinyin import proposed_id
from generator.views.lookup import name_of

EXAMPLE = "示例"
"""How the first cell of a row begins that is there to be looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what stands in its columns, and which columns its sheet has."""

    grid: Grid
    sheet: Sheet
    row: int
    cells: Mapping[Column, Cell]
    places: Mapping[Column, int]

    def spot(self, column: Column | None) -> str:
        """The cell of a column, or the row where there is no such column."""
        place = self.places.get(column) if column is not None else None
        return self.grid.spot(self.row, place) if place else self.grid.line(self.row)

    @property
    def name(self) -> str:
        """一院.xlsx 成果!第7行."""
        return self.grid.line(self.row)


@dataclass(slots=True)
class Sorted:
    """Rows by the record they belong to: type and id → sheet → file → rows; `identified` tells of records that were
    found by their names, `proposed` of ids that are new.
    """

    rows: dict[tuple[str, str], dict[str, dict[str, list[Line]]]] = field(default_factory=dict)
    proposed: set[tuple[str, str]] = field(default_factory=set)
    identified: set[tuple[str, str]] = field(default_factory=set)
    bad: set[tuple[str, str]] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    examples: int = 0

    def add(self, key: tuple[str, str], line: Line) -> None:
        """One row of a record."""
        self.rows.setdefault(key, {}).setdefault(line.sheet.name, {}).setdefault(line.grid.file, []).append(line)


def lines_of(known: Recognised, findings: list[Finding]) -> tuple[list[Line], set[int], int]:
    """The rows of a sheet, the numbers of those that a merged cell spoils, and how many examples were passed over."""
    bad: set[int] = set()
    for top, bottom, finding in merged_in(known):
        findings.append(finding)
        bad.update(range(top, bottom + 1))
    places = {column: place for place, column in sorted(known.columns.items(), reverse=True)}
    lines: list[Line] = []
    examples = 0
    for number in sorted(known.grid.rows):
        row = known.grid.rows[number]
        cells = {column: row[place] for column, place in places.items() if place in row}
        if number < known.first or not cells:
            continue
        if _is_example(row[min(row)]):
            examples += 1
            if number != known.first:
                message = f"第一格以“{EXAMPLE}”开头的行不会导入"
                fix = "是要导入的记录，就把第一格改成编号或清空；不是就删掉这一行"
                findings.append(found("I11", known.grid.line(number), message=message, fix=fix))
            continue
        lines.append(Line(known.grid, known.sheet, number, cells, places))
    return lines, bad, examples


def _is_example(cell: Cell) -> bool:
    return isinstance(cell.value, str) and cell.value.strip().startswith(EXAMPLE)


def sorted_lines(lines: list[Line], bad: set[int], reader: Reader, loaded: Loaded) -> Sorted:
    """Every row with the record it belongs to. The names of new records are made known to `reader`. `bad` holds the
    identities of rows that are spoilt.
    """
    out = Sorted()
    ids = _Ids(out, reader, loaded)
    tops = [line for line in lines if not line.sheet.lists]
    for line in sorted(tops, key=lambda each: ENTERED.index(each.sheet.kind.name)):
        key = ids.of_record(line)
        if key is not None:
            out.add(key, line)
            if id(line) in bad:
                out.bad.add(key)
    for line in lines:
        if line.sheet.lists:
            key = ids.of_item(line)
            if key is not None:
                out.add(key, line)
                if id(line) in bad:
                    out.bad.add(key)
    return out


class _Ids:
    """Which record a row is of."""

    def __init__(self, out: Sorted, reader: Reader, loaded: Loaded) -> None:
        self.out = out
        self.reader = reader
        self.loaded = loaded
        self.taken = taken_ids(loaded)
        self.present = {kind: _by_identity(loaded.records[kind].values()) for kind in ENTERED}
        self.fresh: dict[tuple[str, object], str] = {}

    def of_record(self, line: Line) -> tuple[str, str] | None:
        kind = line.sheet.kind.name
        title_column = next(each for each in line.sheet.columns if each.path in (("name",), ("title",)))
        title = self._text(line, title_column)
        given = self._id(line, line.sheet.columns[0])
        if given is None:
            return None
        if not given and not title and title_column in line.cells:
            self.out.findings += self._read(line, title_column).findings
            return None
        if not given and not title:
            self._tell("S02", line, title_column, "没有编号，也没有名称，不知道是哪一条", f"填上“{title_column.title}”")
            return None
        record_id = given or self._found_or_new(line, kind, title)
        if (kind, record_id) in self.loaded.broken:
            self._tell_broken(line, record_id)
            return None
        self._same_name(line, kind, record_id, title, title_column)
        self.taken.add(record_id)
        short = next((each for each in line.sheet.columns if each.path == ("short_name",)), None)
        self.reader.names.add(kind, record_id, title or record_id, self._text(line, short) if short else "")
        return kind, record_id

    def _same_name(self, line: Line, kind: str, record_id: str, title: str, column: Column) -> None:
        """A new record that is called as another is: perhaps the same, written down twice."""
        names = self.reader.names
        others = [each for each in names.by_name.get(kind, {}).get(folded(title), ()) if each != record_id]
        if title and others and record_id not in names.by_type.get(kind, {}):
            message = f"与已有的“{'、'.join(others)}”同名，作为新的一条“{record_id}”"
            fix = "确是同一条就填上它的编号；不是就不用管"
            self._tell("I10", line, column, message, fix)

    def of_item(self, line: Line) -> tuple[str, str] | None:
        kind, column = line.sheet.kind.name, line.sheet.columns[0]
        assert column.path == (RECORD_KEY,)
        text = self._text(line, column)
        if not text:
            self._tell("S02", line, column, f"没有写属于哪一条{line.sheet.kind.label}", f"填上{column.hint}")
            return None
        ids = self.reader.names.ids((kind,), text)
        if len(ids) == 1:
            return kind, ids[0]
        if (kind, text) in self.loaded.broken:
            self._tell_broken(line, text)
            return None
        near = self.reader.names.like((kind,), text)
        if ids:
            fix = "改填编号：" + "、".join(ids)
        else:
            fix = f"是否想写“{near[0]}”？" if near else f"先在“{line.sheet.kind.label}”表里添上这一条"
        message = (
            f"叫“{text}”的{line.sheet.kind.label}有 {len(ids)} 条"
            if ids
            else f"没有编号或名称为“{text}”的{line.sheet.kind.label}"
        )
        self._tell("R01", line, column, message, fix)
        return None

    def _id(self, line: Line, column: Column) -> str | None:
        """The id that is given, empty where none is; None where it is none, which is told."""
        cell = line.cells.get(column)
        if cell is None:
            return ""
        read = self._read(line, column)
        self.out.findings += read.findings
        if read.value is None:
            return None if read.findings else ""
        if isinstance(read.value, list) or read.value == CLEAR or not re.fullmatch(ID_PATTERN, read.value):
            fix = "小写字母、数字和短横线，如 herbs-relay；新记录可以空着，自动起"
            self._tell("S07", line, column, f"“{read.value}”不能作编号", fix)
            return None
        return read.value

    def _found_or_new(self, line: Line, kind: str, title: str) -> str:
        """The record that a row without id is of: one of the same name, owner and time, or a new one."""
        identity = self._identity(line, title)
        present = self.present[kind].get(identity)
        if present is not None:
            self.out.identified.add((kind, present))
            return present
        fresh = self.fresh.get((kind, identity))
        if fresh is None:
            fresh = proposed_id(title, self.taken)
            self.fresh[kind, identity] = fresh
            self.out.proposed.add((kind, fresh))
        return fresh

    def _identity(self, line: Line, title: str) -> object:
        owner, when = "", ""
        for column in line.sheet.columns:
            cell = line.cells.get(column)
            if cell is not None and column.path in (("owners",), ("date",)):
                value = self._quiet(cell, column).value
                if column.path == ("owners",):
                    owner = value[0] if isinstance(value, list) and value else ""
                else:
                    when = str(value or "")
        return folded(title), owner, folded(when)

    def _read(self, line: Line, column: Column) -> Read:
        return self.reader.read(line.cells[column], column, line.spot(column))

    def _quiet(self, cell: Cell, column: Column) -> Read:
        """What a cell says; what is wrong with it is told when the row is read."""
        return self.reader.read(cell, column, "")

    def _text(self, line: Line, column: Column) -> str:
        cell = line.cells.get(column)
        value = self._quiet(cell, column).value if cell is not None else None
        return value if isinstance(value, str) and value != CLEAR else ""

    def _tell_broken(self, line: Line, record_id: str) -> None:
        message = f"编号“{record_id}”的文件已经有了，但有错误，读不出来"
        self._tell("I14", line, line.sheet.columns[0], message, "先用 fourones check 看错在哪里，改好再导入")

    def _tell(self, code: str, line: Line, column: Column, message: str, fix: str) -> None:
        self.out.findings.append(found(code, line.spot(column), message=message, fix=fix, label=column.title))


def taken_ids(loaded: Loaded) -> set[str]:
    """Ids that no new record may have: those of all types, former ones, and of files that cannot be read."""
    ids = {record_id for _kind, record_id in loaded.broken}
    for records in loaded.records.values():
        for record in records.values():
            ids.add(record.id)
            ids.update(record.aliases)
    return ids


def _by_identity(records: Iterable[Record]) -> dict[object, str]:
    """Records by name, first owner and time; what two share is no identity."""
    out: dict[object, str] = {}
    shared = set()
    for record in records:
        owners = getattr(record, "owners", ())
        date = getattr(record, "date", None)
        key = (folded(name_of(record)), owners[0] if owners else "", folded(text_of(date)) if date else "")
        if key in out:
            shared.add(key)
        out[key] = record.id
    return {key: each for key, each in out.items() if key not in shared}


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings is an error."""
    return any(CATALOGUE[each.code].severity is Severity.ERROR for each in findings)


def flattened(parts: Mapping[str, Mapping[str, list[Line]]]) -> Iterator[Line]:
    """All rows of a record."""
    for files in parts.values():
        for lines in files.values():
            yield from lines
