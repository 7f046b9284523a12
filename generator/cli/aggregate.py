"""The view of a province: the portals of many institutions in one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import report
from generator.cli.options import HELP, ROOT, project_at


@click.command()
@HELP
@ROOT
@click.option("--only", "only", multiple=True, metavar="学校编号", help="只汇入这几所，可写多次；其余的不动")
def aggregate(root: Path, only: tuple[str, ...]) -> None:
    """汇入各校的门户：按 data/institutions.yml 的名单取各校公开的记录，放进本网站，然后照常检查和生成。"""
    from generator.aggregate.run import ListError, Told, aggregate  # loads the model

    def heard(told: Told) -> None:
        report.print_outcome(told.lines())

    project = project_at(root)
    try:
        outcome = aggregate(project.root, only, heard)
    except ListError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    if outcome.findings:
        report.print_findings(outcome.findings, project.root)
    whole = sum(each.whole for each in outcome.told)
    report.print_outcome(
        [f"共 {len(outcome.told)} 所学校，{whole} 所全部汇入。接着运行 fourones check、fourones build"]
    )
    sys.exit(0 if outcome.whole else 1)
