"""The site: check, build, serve, snapshot."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from generator import report
from generator.build.cache import Cache
from generator.build.outcome import Outcome
from generator.build.unchanged import unchanged
from generator.cli.options import HELP, ROOT, project_at
from generator.finding import Severity
from generator.settings import Project


@click.command()
@HELP
@ROOT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def check(root: Path, form: str) -> None:
    """检查 data/ 和 content/ 里的全部记录，逐条列出问题。"""
    from generator.build.prepare import prepare  # loads the model, which an unchanged build does not need

    project = project_at(root)
    with Cache(project.scratch) as cache:
        findings = prepare(project, cache).findings
    if form == "json":
        click.echo(report.as_json(findings))
    else:
        report.print_findings(findings, project.root)
    sys.exit(1 if any(finding.severity is Severity.ERROR for finding in findings) else 0)


@click.command()
@HELP
@ROOT
@click.option("--strict", is_flag=True, help="有错误就不发布")
def build(root: Path, strict: bool) -> None:
    """检查并生成网站；出错的记录略去，其余照常生成。"""
    project = project_at(root)
    report.quiet_host()
    outcome = unchanged(project, strict=strict) or _built(project, strict=strict)
    report.print_findings(outcome.findings, project.root, only_errors=True)
    report.print_outcome(outcome.lines())
    sys.exit(1 if outcome.refused else 0)


@click.command()
@HELP
@ROOT
@click.option("--name", default="", help="文件名，不填则用数据截至那天的年份")
def snapshot(root: Path, name: str) -> None:
    """把今天的主要数据记进 data/snapshots/，以后总览据此说明变化；通常每年末记一次。"""
    from generator.build.prepare import prepare  # loads the model
    from generator.exports.figures import snapshot_text

    project = project_at(root)
    with Cache(project.scratch) as cache:
        public = prepare(project, cache).public
    path = project.root / "data/snapshots" / f"{name or public.as_of.year}.yml"
    if path.exists():
        click.echo(f"{path.name} 已经有了，快照记下后不改；要另记一份，用 --name 换个文件名", err=True)
        sys.exit(2)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(snapshot_text(public), encoding="utf-8")
    click.echo(f"已写入 data/snapshots/{path.name}（数据截至 {public.as_of}）")


@click.command()
@HELP
@ROOT
@click.option("--address", default="127.0.0.1:8000", help="预览地址")
def serve(root: Path, address: str) -> None:
    """在本机预览，文件一改就重新生成。"""
    from generator.host import serve_site  # loads MkDocs

    project = project_at(root)
    gc.enable()
    report.follow_host()
    report.print_outcome([f"预览：http://{address}/（按 Ctrl+C 结束）"])
    serve_site(project.root, address)


def _built(project: Project, *, strict: bool) -> Outcome:
    from generator.host import build_site  # loads MkDocs and the model

    with report.progress() as progress:
        return build_site(project.root, strict=strict, progress=progress)
