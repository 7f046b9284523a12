"""One cell becomes the text that a file would hold, or a finding. What the type of the field does not make sure is not
guessed: a lost zero cannot be brought back.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.finding import Finding, found
from generator.model.fields import Reference, Term
from generator.model.kinds import Kind
from generator.model.types import RECORD_TYPES
from generator.office.grid import Cell, Value
from generator.office.names import Names, folded
from generator.office.sheets import Column
from generator.office.texts import CLEAR, INNER_BREAK, LIST_BREAK, SKIPPED
from generator.text import nearest, quoted

Vocabularies = Mapping[str, Mapping[str, str]]
"""Vocabulary → code → label."""

_LABELS = {kind.name: kind.label for kind in RECORD_TYPES}
_EPOCH = dt.date(1899, 12, 30)
"""Day 0 of Excel, as its days from March 1900 on count."""

_SERIALS = range(15_000, 60_000)
"""Numbers that are days between 1941 and 2064."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_BLANKS = " \t\r\n\u3000\u00a0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says: `value` is None where it says nothing, CLEAR where the value is to go."""

    value: str | list[str] | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads cells by what is known of terms and records."""

    vocabularies: Vocabularies
    names: Names

    def read(self, cell: Cell, column: Column, spot: str) -> Read:
        """The value of a cell in a column; `spot` names the cell."""

        def wrong(code: str, message: str, fix: str) -> Read:
            return Read(None, (found(code, spot, message=message, fix=fix, label=column.title),))

        if cell.is_error or cell.is_formula or cell.value is None:
            if cell.is_error:
                return wrong("I05", f"公式算不出来，显示 {cell.value}", "改成算好的内容：复制，选择性粘贴为“数值”")
            return wrong("I05", "公式没有算好的值", "用 Excel 打开并保存一次；或复制，选择性粘贴为“数值”")
        if not isinstance(cell.value, str):
            return _typed(cell.value, cell.format, column, spot)
        text = cell.value.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n")
        text = text.strip(_BLANKS)
        if _CONTROL.search(text):
            return wrong("S07", "有看不见的控制字符", "删掉这一格的内容，重新输入")
        if text in ("", SKIPPED):
            return Read(None)
        if folded(text) == folded(CLEAR):
            return Read(CLEAR)
        return self._text(text, column, spot)

    def _text(self, text: str, column: Column, spot: str) -> Read:
        if isinstance(column.mark, Term):
            return self._each(text, column, spot, self._term)
        if isinstance(column.mark, Reference):
            return self._each(text, column, spot, self._reference)
        if column.many:
            return Read([part.replace(INNER_BREAK, "\n") for part in _parts(text)])
        if column.kind in (Kind.INTEGER, Kind.NUMBER):
            number = unicodedata.normalize("NFKC", text)
            return Read(number.replace(",", "") if _THOUSANDS.fullmatch(number) else number)
        return Read(text)

    def _each(self, text: str, column: Column, spot: str, read: _ReadOne) -> Read:
        """One value, or each of several: on lines of their own, or parted by 、 where the parts are all known."""
        if not column.many:
            value, finding = read(text, column, spot)
            return Read(value, (finding,) if finding else ())
        values: list[str] = []
        findings: list[Finding] = []
        for part in _parts(text):
            value, finding = read(part, column, spot)
            smaller = re.split(r"[、，,；;\s]+", part) if finding else []
            if len(smaller) > 1:
                for each in filter(None, smaller):
                    value, finding = read(each, column, spot)
                    values += [value] if value else []
                    findings += [finding] if finding else []
                continue
            values += [value] if value else []
            findings += [finding] if finding else []
        return Read(list(dict.fromkeys(values)), tuple(findings))

    def _term(self, text: str, column: Column, spot: str) -> tuple[str | None, Finding | None]:
        assert isinstance(column.mark, Term)
        terms = self.vocabularies.get(column.mark.vocabulary, {})
        by_label = {folded(label): code for code, label in terms.items()}
        if text in terms or folded(text) in by_label:
            return (text if text in terms else by_label[folded(text)]), None
        guess = [terms[by_label[each]] for each in nearest(folded(text), by_label, 1)]
        inside = [label for label in terms.values() if folded(text) in folded(label)]
        near = guess or (inside if len(inside) == 1 else [])
        fix = f"是否想选“{near[0]}”？" if near else "可选：" + "、".join(terms.values())
        return None, found("S06", spot, message=f"“{_clip(text)}”不在选项里", fix=fix, label=column.title)

    def _reference(self, text: str, column: Column, spot: str) -> tuple[str | None, Finding | None]:
        assert isinstance(column.mark, Reference)
        to = column.mark.to
        ids = self.names.ids(to, text)
        if len(ids) == 1:
            return ids[0], None
        kinds = "、".join(_LABELS[each] for each in to)
        if ids:
            fix = "改填编号，或写成“名称（编号）”：" + "、".join(ids)
            message = f"叫“{_clip(text)}”的{kinds}有 {len(ids)} 个"
        else:
            near = self.names.like(to, text)
            fix = f"是否想写{quoted(near)}？" if near else f"先在“{_LABELS[to[0]]}”表里添上这一条，或改填已有的编号"
            message = f"没有叫“{_clip(text)}”的{kinds}"
        return None, found("R01", spot, message=message, fix=fix, label=column.title)


_ReadOne = Callable[[str, Column, str], tuple[str | None, Finding | None]]


def _parts(text: str) -> list[str]:
    return [part for part in (each.strip(_BLANKS) for each in text.split(LIST_BREAK)) if part]


def _typed(value: Value, form: str, column: Column, spot: str) -> Read:
    """A number, day, time or truth value: what Excel has made of what was typed."""

    def wrong(code: str, message: str, fix: str) -> Read:
        return Read(None, (found(code, spot, message=message, fix=fix, label=column.title),))

    again = "把这一格的格式设为“文本”，再照原样填写"
    dated = column.kind in (Kind.DAY, Kind.TIME)
    if isinstance(value, bool):
        if column.kind is Kind.FLAG:
            return Read("是" if value else "否")
        return wrong("I08", f"这一格被 Excel 改成了 {str(value).upper()}", again)
    if isinstance(value, dt.datetime | dt.date):
        moment = value.time() if isinstance(value, dt.datetime) else dt.time()
        if not dated or moment != dt.time():
            shown = value if moment != dt.time() else f"{value:%Y-%m-%d}"
            return wrong("I08", f"这一格被 Excel 改成了日期 {shown}", again)
        month = column.kind is Kind.TIME and "d" not in re.sub(r'"[^"]*"|\[[^\]]*\]', "", form).lower()
        return Read(f"{value:%Y-%m}" if month else f"{value:%Y-%m-%d}")
    if isinstance(value, dt.time | dt.timedelta):
        return wrong("I08", f"这一格被 Excel 改成了钟点 {value}", again)
    if column.kind is Kind.FLAG and value in (0, 1):
        return Read("是" if value else "否")
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        return Read(_number(value))
    if dated:
        return _dated(value, column, spot, again)
    if column.code or isinstance(column.mark, Reference | Term):
        return wrong("I06", f"存成了数字 {_number(value)}，前后的零可能已经丢了", again)
    note = found(
        "I07",
        spot,
        message=f"存成了数字，按“{_number(value)}”读取",
        fix="零、逗号或单位丢了就改成文本重填",
        label=column.title,
    )
    return Read(_number(value), (note,))


def _dated(value: Value, column: Column, spot: str, again: str) -> Read:
    """A number where a day or a time belongs: a year, a serial day, or what is left of 2024.10."""
    if column.kind is Kind.TIME and value in range(1900, 2201):
        return Read(_number(value))
    if isinstance(value, int | float) and value in _SERIALS:
        day = (_EPOCH + dt.timedelta(days=int(value))).isoformat()
        note = found(
            "I07",
            spot,
            message=f"{_number(value)} 是 Excel 的日期序号，按 {day} 读取",
            fix="不对就改成文本重填",
            label=column.title,
        )
        return Read(day, (note,))
    message = f"存成了数字 {_number(value)}，2024.10 会变成 2024.1，看不出原来写的是什么"
    return Read(None, (found("I06", spot, message=message, fix=again + "，如 2024-10", label=column.title),))


def _number(value: Value) -> str:
    """Digits as they would be typed: 28, not 28.0; no power of ten."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _clip(text: str) -> str:
    return text if len(text) <= 24 else text[:23] + "…"
