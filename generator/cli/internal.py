"""For the office itself: what is never published."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from generator import report as printer
from generator.build.cache import Cache
from generator.cli.options import HELP, ROOT, project_at
from generator.settings import theme_folder, today


@click.command()
@HELP
@ROOT
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("reports"),
    help="放到哪个文件夹，默认 reports",
)
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="按哪一天算，默认今天，如 2026-11-15")
def report(root: Path, out: Path, day: dt.datetime | None) -> None:
    """内部报告：各支部和工作室还缺什么、哪些期限快到、哪些栏目久未更新；Excel、可打印网页和日历各一份，不公开。"""
    from generator.build.prepare import last_changes, prepare  # loads the model
    from generator.host import site_url  # loads MkDocs
    from generator.internal.files import report_files, report_of

    project = project_at(root)
    with Cache(project.scratch) as cache:
        prepared = prepare(project, cache)
        findings = prepared.findings
    made = report_of(prepared.full, findings, last_changes(project), day.date() if day else today())
    out.mkdir(parents=True, exist_ok=True)
    for name, content in report_files(made, theme_folder(), site_url(project.root)).items():
        (out / name).write_bytes(content)
    ready = sum(row.ready for row in made.readiness)
    late = sum(row.left < 0 for row in made.deadlines)
    printer.print_outcome(
        [
            f"支部和工作室{len(made.readiness)}个，齐全{ready}个；期限{len(made.deadlines)}项，过期{late}项",
            f"内部报告：{out / 'readiness.html'}，{out / 'readiness.xlsx'}；日历：{out / 'deadlines.ics'}",
        ]
    )
