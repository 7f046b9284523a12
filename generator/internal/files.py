"""The report as files: a workbook, one page for printing, and a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.book import Book
from generator.finding import Finding
from generator.internal.calendar import calendar
from generator.internal.deadlines import Deadline, deadlines
from generator.internal.freshness import Column, columns
from generator.internal.readiness import Readiness, readiness
from generator.pages.render import environment
from generator.portal.graph import FullPortal
from generator.text import chinese_date

Cell = str | int
SOON = 30
"""Days within which a deadline is shown as near."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the report says."""

    institution: str
    today: dt.date
    as_of: dt.date
    readiness: tuple[Readiness, ...]
    deadlines: tuple[Deadline, ...]
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]


def report_of(portal: FullPortal, findings: Sequence[Finding], changes: Mapping[str, str], today: dt.date) -> Report:
    """The report of one day. `changes`: the day of the last commit of each file."""
    return Report(
        portal.site.institution,
        today,
        portal.as_of,
        readiness(portal, findings, changes),
        deadlines(portal, today),
        columns(portal, today),
        tuple(findings),
    )


def report_files(report: Report, theme: Path, site_url: str) -> dict[str, bytes]:
    """The files by their names."""
    return {
        "readiness.xlsx": _workbook(report),
        "readiness.html": _page(report, theme),
        "deadlines.ics": calendar(
            report.deadlines, f"{report.institution}：期限", urlsplit(site_url).hostname or "", report.today
        ),
    }


def _page(report: Report, theme: Path) -> bytes:
    template = environment(theme).get_template("internal/report.html")
    shown = {
        "report": report,
        "today": chinese_date(report.today),
        "as_of": chinese_date(report.as_of),
        "soon": SOON,
    }
    return template.render(shown).encode()


_SHEETS: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
    ("就绪情况", (
        ("工程", 16), ("批次", 8), ("类别", 8), ("名称", 34), ("单位", 22), ("现阶段", 10), ("已就绪", 8),
        ("成果位", 8), ("待建成果位", 24), ("标准", 7), ("没有表述", 30), ("没有佐证", 30),
        ("缺代表性成果的年度", 14), ("未同意公开的姓名", 10), ("三审三校", 10), ("草稿", 7), ("错误", 7), ("提醒", 7),
        ("最后修改", 12),
    )),
    ("期限", (("日期", 12), ("还有（天）", 10), ("类别", 8), ("事项", 60), ("责任", 34), ("文件写法", 24))),
    ("栏目更新", (("栏目", 20), ("最近一条", 12), ("应每隔（天）", 12), ("超出（天）", 10))),
    ("待办问题", (("程度", 8), ("编码", 8), ("文件", 40), ("行", 7), ("字段", 24), ("问题", 60), ("改法", 60))),
)  # fmt: skip


def _workbook(report: Report) -> bytes:
    """A sheet a table, head frozen and filtered. Every text is written as a text."""
    book = Book("内部报告，不公开", report.today)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#F4EFE8"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    every = (_readiness_rows, _deadline_rows, _column_rows, _finding_rows)
    for (name, heads), rows in zip(_SHEETS, every, strict=True):
        sheet = book.add_worksheet(name)
        lines = list(rows(report))
        for number, (title, width) in enumerate(heads):
            sheet.set_column(number, number, width, body)
            sheet.write_string(0, number, title, head)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(lines), 1), len(heads) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for line, cells in enumerate(lines, 1):
            for number, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(line, number, cell, body)
                else:
                    sheet.write_number(line, number, cell, body)
    return book.whole()


def _yes(value: bool) -> str:
    return "是" if value else "否"


def _readiness_rows(report: Report) -> Iterable[tuple[Cell, ...]]:
    for row in report.readiness:
        yield (
            row.programme, row.cohort, "支部" if row.kind == "branches" else "工作室", row.name, row.unit, row.stage,
            _yes(row.ready), f"{row.slots - len(row.open_slots)}/{row.slots}" if row.slots else "",
            "、".join(row.open_slots),
            row.criteria, "、".join(row.unstated), "、".join(row.unproven), "、".join(map(str, row.open_years)),
            row.without_consent, _yes(row.reviewed), _yes(row.draft), row.errors, row.warnings, row.changed,
        )  # fmt: skip


def _deadline_rows(report: Report) -> Iterable[tuple[Cell, ...]]:
    for row in report.deadlines:
        yield row.day.isoformat(), row.left, row.kind, row.title, row.who, row.written


def _column_rows(report: Report) -> Iterable[tuple[Cell, ...]]:
    for row in report.columns:
        yield row.name, row.newest.isoformat() if row.newest else "没有", row.interval, row.behind


def _finding_rows(report: Report) -> Iterable[tuple[Cell, ...]]:
    for each in report.findings:
        place = each.place
        yield each.severity.word, each.code, place.file, place.line or "", each.label, each.message, each.fix
