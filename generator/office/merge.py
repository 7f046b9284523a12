"""Rows of several files become one record each, judged by the model as a file is. Two files that change the same record
differently are a conflict; a file that has it as it stands gives way to one that changes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from generator.finding import Finding, KeyPath, Place, found
from generator.markdown import Document, parse_markdown
from generator.model.base import Record
from generator.model.complaint import complaints
from generator.model.load import Loaded
from generator.model.shape import label_of, shape_at, shape_of
from generator.model.types import RecordType
from generator.office.apply import Applied, Data, applied, place_of
from generator.office.cells import Reader
from generator.office.lines import Line, Sorted, has_errors
from generator.office.sheets import Sheet, sheets_of
from generator.office.texts import plain
from generator.source import split_front_matter
from generator.text import quoted

BODY = "body"


@dataclass(frozen=True, slots=True)
class Merged:
    """A record as it shall be. `old` is what is there, `body` its text below the front matter where rows say it."""

    kind: RecordType
    id: str
    old: Record | None
    new: Record | None
    body: str | None
    lines: tuple[Line, ...]
    made: Applied
    findings: tuple[Finding, ...] = field(default=())

    @property
    def name(self) -> str:
        """What the record is called, as far as its rows tell."""
        data = self.made.data
        return str(data.get("name") or data.get("title") or self.id)


def merged(rows: Sorted, reader: Reader, loaded: Loaded, bodies: Bodies) -> Iterator[Merged]:
    """Each record that rows tell of."""
    context = {"terms": reader.vocabularies or None}
    for (kind, record_id), parts in rows.rows.items():
        sheets = [sheet for sheet in sheets_of((kind,)) if sheet.name in parts]
        one = _Record(sheets[0].kind, record_id, loaded.records[kind].get(record_id), context, reader, bodies)
        chosen: dict[str, tuple[Sheet, list[Line]]] = {}
        findings: list[Finding] = []
        for sheet in sheets:
            chosen[sheet.name] = sheet, one.choose(sheet, parts[sheet.name], findings)
        every = tuple(line for _sheet, lines in chosen.values() for line in lines)
        if one.old is None and sheets[0].lists:
            findings.append(_homeless(every[0], one.kind, record_id))
        made = applied(one.before, chosen, reader)
        new, body, complaints_ = (None, None, []) if one.old is None and sheets[0].lists else one.validated(made)
        findings += [*made.findings, *complaints_]
        spoilt = has_errors(findings) or (kind, record_id) in rows.bad
        if (kind, record_id) in rows.bad:  # a merged cell leaves others empty: told once
            findings = [each for each in findings if each.code != "S02"]
        yield Merged(one.kind, record_id, one.old, None if spoilt else new, body, every, made, tuple(findings))


def _homeless(line: Line, kind: RecordType, record_id: str) -> Finding:
    message = f"没有编号为“{record_id}”的{kind.label}"
    return found("R01", line.spot(line.sheet.columns[0]), message=message, fix=f"先在“{kind.label}”表里填这一条")


@dataclass(slots=True)
class Bodies:
    """The texts below the front matter of Markdown records, read when they are asked for."""

    loaded: Loaded

    def of(self, kind: str, record_id: str) -> str:
        """The text of a record's file, without blank lines around it."""
        origin = self.loaded.origins[kind, record_id]
        text = (self.loaded.root / origin.file).read_text("utf-8-sig")
        return split_front_matter(text)[1].strip()


@dataclass(slots=True)
class _Record:
    """One record while its rows are put together."""

    kind: RecordType
    id: str
    old: Record | None
    context: dict[str, Any]
    reader: Reader
    bodies: Bodies

    @property
    def name(self) -> str:
        """What the record is called."""
        return self.reader.names.by_type.get(self.kind.name, {}).get(self.id, self.id)

    @property
    def before(self) -> Data:
        """What is there, as data."""
        data = plain(self.old) if self.old is not None else {}
        data.pop("id", None)
        return data

    def choose(self, sheet: Sheet, files: dict[str, list[Line]], findings: list[Finding]) -> list[Line]:
        """The rows of one sheet that count: of a record one, of a list those of one file."""
        versions = list(files.values())
        if not sheet.lists:
            versions = [[line] for lines in versions for line in lines]
        by_content: dict[object, list[list[Line]]] = {}
        for lines in versions:
            by_content.setdefault(_content(lines), []).append(lines)
        if len(by_content) > 1 and self.old is not None:
            changing = {key: same for key, same in by_content.items() if self._changes(sheet, same[0])}
            by_content = changing or dict(list(by_content.items())[:1])
        same, *others = by_content.values()
        if others:
            findings.append(_conflict(sheet, [same[0], *(each[0] for each in others)], self.name, self.id))
        elif len(same) > 1 and not sheet.lists and (self.old is None or self._changes(sheet, same[0])):
            places = "、".join(lines[0].name for lines in same)
            message = f"“{self.name}”（{self.id}）出现了 {len(same)} 次：{places}"
            findings.append(found("I10", same[0][0].name, message=message, fix="内容相同，只取一次"))
        return same[0]

    def _changes(self, sheet: Sheet, lines: list[Line]) -> bool:
        """Whether rows would change what is there."""
        made = applied(self.before, {sheet.name: (sheet, lines)}, self.reader)
        new, body, _complaints = self.validated(made)
        if body is not None and body != self.bodies.of(self.kind.name, self.id):
            return True
        after = {key: value for key, value in plain(new).items() if key != "id"} if new is not None else made.data
        return after != self.before

    def validated(self, made: Applied) -> tuple[Record | None, str | None, list[Finding]]:
        """The record that the data makes, its text where rows say it, and what the model refuses."""
        data = {**made.data, "id": self.id}
        body = data.pop(BODY, None)
        if any(shape.name == BODY for shape in shape_of(self.kind.model)):
            kept = getattr(self.old, BODY) if self.old is not None else Document()
            data[BODY] = parse_markdown(body) if body is not None else kept
        findings = []
        if body is not None and (self.old is None or body != self.bodies.of(self.kind.name, self.id)):
            findings = [
                self._at(made, (BODY,), found(p.code, "", message=p.message, fix=p.fix)) for p in data[BODY].problems
            ]
        try:
            return self.kind.model.model_validate(data, context=self.context), body, findings
        except ValidationError as error:
            for detail, told in zip(
                error.errors(include_url=False), complaints(error, self.kind.model, "", ()), strict=True
            ):
                path: KeyPath = tuple(detail["loc"])
                if not place_of(made, path)[2]:
                    findings.append(self._at(made, path, _for_cells(told, detail["type"], self.kind, path)))
            return None, None, findings

    def _at(self, made: Applied, path: KeyPath, finding: Finding) -> Finding:
        """A finding at the cell that a key path came from."""
        line, column, _told = place_of(made, path)
        label = column.title if column is not None else label_of(self.kind.model, path)
        where = line.spot(column) if line is not None else f"{self.kind.label} {self.id}"
        return replace(finding, place=Place(where), label=label)


_EMPTY = {"missing", "string_too_short", "too_short"}


def _for_cells(told: Finding, sort: str, kind: RecordType, path: KeyPath) -> Finding:
    """A complaint about a file in the words of somebody who sees cells."""
    shape = shape_at(kind.model, path)
    hint = shape.hint if shape else ""
    if sort in _EMPTY:
        label = shape.label if shape else "这一项"
        return replace(told, code="S02", message=f"缺少必填项“{label}”", fix=(hint and f"填上：{hint}") or "填上内容")
    if told.code == "S03":
        return replace(told, fix=hint or "照示例填写")
    return told


def _content(lines: list[Line]) -> object:
    """What rows say, to tell whether two say the same."""
    return tuple(
        tuple(
            sorted(
                (column.key, str(cell.value).strip()) for column, cell in line.cells.items() if column.path != ("id",)
            )
        )
        for line in lines
    )


def _conflict(sheet: Sheet, versions: list[list[Line]], name: str, record_id: str) -> Finding:
    """Which rows of which files contradict each other, and in which columns."""
    places = "、".join(lines[0].name for lines in versions)
    titles = []
    if not sheet.lists:
        for column in sheet.columns[1:]:
            texts = {str(cell.value).strip() if (cell := lines[0].cells.get(column)) else "" for lines in versions}
            titles += [column.title] if len(texts) > 1 else []
    differing = f"，不同的是{quoted(titles[:6])}" if titles else ""
    message = f"“{name}”（{record_id}）的内容在 {len(versions)} 处不一样：{places}{differing}"
    return found("I09", versions[1][0].name, message=message, fix="商定用哪一处，其余的删掉这一行，或换一个编号")
