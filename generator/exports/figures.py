"""The tables behind the overview as CSV, and a snapshot of the key figures as YAML."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from generator.exports.sheets import csv_file
from generator.portal.graph import PublicPortal
from generator.task import Stage, Task
from generator.views.columns import Column
from generator.views.figures import figures
from generator.views.overview import OverviewView
from generator.views.rows import Row

_HEAD = "# 由 fourones snapshot 写出的数据快照；记的是当日的数，以后记录增减都不再改。\n"


def figure_tasks(view: OverviewView) -> list[Task]:
    """One CSV a table of the overview; the addresses are those that the view names."""
    tables = {"figures": _figures(view), "achievements": _achievements(view), "units": _units(view)}
    tasks = []
    for name, path in view.files.items():
        content = csv_file(*_table(tables[name]))
        key = f"csv:{hashlib.blake2b(content, digest_size=16).hexdigest()}"
        tasks.append(Task(path, Stage.RENDER, key, bytes, (content,)))
    return tasks


def snapshot_text(portal: PublicPortal) -> str:
    """The file of a snapshot taken on the data date."""
    lines = [f"date: {portal.as_of.isoformat()}", "figures:"]
    for figure in figures(portal):
        total = "" if figure.total is None else f", total: {figure.total}"
        lines.append(f"  - {{code: {figure.code}, value: {figure.value}{total}}}")
    return _HEAD + "\n".join(lines) + "\n"


def _table(rows: Iterator[Row]) -> tuple[list[Column], list[Row]]:
    head, *rest = rows
    return [Column(str(name), str(name)) for name in head], rest


def _figures(view: OverviewView) -> Iterator[Row]:
    table = view.figures
    yield ["指标", f"{table.as_of}", "总数", "占比", *table.days, "较上次", "口径"]
    for row in table.rows:
        own = row.figure
        share = None if own.total in (None, 0) else round(own.value / (own.total or 1), 4)
        yield [own.name, own.value, own.total, share, *row.before, row.change, own.definition]


def _achievements(view: OverviewView) -> Iterator[Row]:
    yield ["形态", *(f"{year}年" for year in view.table.years), "合计"]
    for name, cells, total in view.table.rows:
        yield [name, *cells, total]


def _units(view: OverviewView) -> Iterator[Row]:
    yield ["工程", "指标", "单位", "达到", "总数", "占比", "目标", "截至", "口径"]
    for programme, gauge in view.gauges:
        for row in gauge.rows:
            yield [
                programme,
                gauge.name,
                row.name,
                row.reached,
                row.total,
                round(row.value, 4),
                gauge.threshold,
                row.as_of,
                gauge.counted,
            ]
