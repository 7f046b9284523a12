"""The site: check, build, serve, snapshot."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from generator import report
from generator.build.cache import Cache
from generator.build.manifest import UnknownSiteError, verified
from generator.build.offline import START, write_offline
from generator.build.outcome import Outcome
from generator.build.tree import MARK
from generator.build.unchanged import unchanged
from generator.cli.editing import saved
from generator.cli.executor import EXECUTOR, machines
from generator.cli.options import HELP, ROOT, project_at
from generator.editing.change import diff_lines
from generator.finding import CATALOGUE, Finding, Severity
from generator.settings import Project

if TYPE_CHECKING:
    from generator.build.elsewhere import Elsewhere


@click.command()
@HELP
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab", "sarif", "html"]),
    default="text",
    help="输出格式：text 给人看，html 可打印，其余给程序和代码托管平台",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="存成文件，如 检查结果.html")
@click.option("--fix", is_flag=True, help="先改正有把握的写法错误并写回文件，再列出余下的问题")
def check(root: Path, form: str, out: Path | None, fix: bool) -> None:
    """检查 data/ 和 content/ 里的全部记录，逐条列出问题。"""
    from generator.build.prepare import prepare  # loads the model, which an unchanged build does not need

    project = project_at(root)
    unwritten = _mended(project.root, aside=form != "text") if fix else 0
    with Cache(project.scratch) as cache:
        findings = prepare(project, cache).findings
    if form == "text" and out is None:
        report.print_findings(findings, project.root)
    else:
        _hand_over(_text(form, findings, project.root), out)
    sys.exit(1 if unwritten or any(finding.severity is Severity.ERROR for finding in findings) else 0)


def _text(form: str, findings: Sequence[Finding], root: Path) -> str:
    """The findings in a form for programs, or, as plain text, one in each line."""
    from generator.formats import FORMS, written  # loads Jinja

    if form in FORMS:
        return written(form, findings, root)
    return report.as_json(findings) if form == "json" else "\n".join(map(report.as_line, findings))


def _hand_over(text: str, out: Path | None) -> None:
    """Writes to a file in UTF-8, whatever the terminal speaks; ends the command where that cannot be."""
    if out is None:
        click.echo(text)
        return
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        click.echo(f"{out} 没有写入：{error.strerror or error}", err=True)
        sys.exit(2)
    click.echo(f"已存为 {out}", err=True)


def _mended(root: Path, *, aside: bool) -> int:
    """Mends what is certain and shows it; how many files could not be written."""
    from generator.editing.survey import mends  # loads the model

    files = failed = places = 0
    for change in mends(root):
        codes = Counter(f"{finding.code} {CATALOGUE[finding.code].title}" for finding in change.done)
        said = "、".join(name if count == 1 else f"{name} {count} 处" for name, count in codes.items())
        if not saved(root, change):
            failed += 1
            continue
        report.print_diff(f"改正 {change.name}：{said}", diff_lines(change), to_errors=aside)
        files, places = files + 1, places + len(change.done)
    outcome = f"改正了 {files} 个文件的 {places} 处。" if files else "没有可以自动改正的地方。"
    click.echo(outcome + "余下的：" * (not aside), err=aside)
    return failed


@click.command()
@HELP
@ROOT
@click.option("--strict", is_flag=True, help="有错误就不发布")
@click.option("--offline", is_flag=True, help="另做一份不联网、双击就能看的，放在 offline 文件夹，可拷到 U 盘")
@EXECUTOR
def build(root: Path, strict: bool, offline: bool, executor: str) -> None:
    """检查并生成网站；出错的记录略去，其余照常生成。"""
    project = project_at(root)
    report.quiet_host()
    with machines(executor) as elsewhere:
        outcome = unchanged(project, strict=strict) or _built(project, strict, elsewhere)
    report.print_findings(outcome.findings, project.root, only_errors=True)
    report.print_outcome(outcome.lines())
    if offline and not outcome.refused:
        _copied_offline(outcome.target, project.root / "offline")
    sys.exit(1 if outcome.refused else 0)


def _copied_offline(site: Path, target: Path) -> None:
    try:
        pages = write_offline(site, target)
    except FileExistsError:
        click.echo(f"{target} 里有别的文件，没有写入；先把它们移走", err=True)
        sys.exit(2)
    report.print_outcome([f"不联网的一份：{pages} 页；整个文件夹一起拷走，双击 {target / START}"])


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
@click.option("--poll", is_flag=True, help="文件在网络盘上、改了没有反应时用：每半秒查看一遍")
def serve(root: Path, address: str, poll: bool) -> None:
    """在本机预览，文件一改就重新生成。"""
    from generator.host.server import serve_site  # loads MkDocs

    project = project_at(root)
    report.follow_host()
    report.print_outcome([f"预览：http://{address}/（按 Ctrl+C 结束）"])
    serve_site(project.root, address, poll=poll)


def _built(project: Project, strict: bool, elsewhere: Elsewhere | None) -> Outcome:
    from generator.host import build_site  # loads MkDocs and the model

    with report.progress() as progress:
        return build_site(project.root, strict=strict, progress=progress, elsewhere=elsewhere)


@click.command("changes")
@HELP
@click.argument("before", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="旧网站")
@click.argument("after", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="新网站")
def compared(before: Path, after: Path) -> None:
    """比较两次生成的网站：哪些页新增、删除、改了文字；给审核的人看。"""
    from generator.build.changes import as_table, changes

    click.echo(as_table(changes(before, after)), nl=False)


@click.command()
@HELP
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="网站文件夹")
def verify(folder: Path) -> None:
    """核对一份已发布的网站：逐个文件与清单比较，看有没有被改动、缺少或多出。"""
    try:
        result = verified(folder)
    except UnknownSiteError:
        click.echo(f"{folder} 里没有清单 {MARK}：不是生成的网站，或传的时候漏了以点开头的文件", err=True)
        sys.exit(2)
    report.print_outcome(["，".join(result.about)])
    for word, paths in (("改动", result.changed), ("缺少", result.missing), ("多出", result.added)):
        report.print_outcome(f"{word}：{path}" for path in paths)
    if result.manifest_changed:
        report.print_outcome(["清单本身被改动过"])
    report.print_outcome([f"{result.files} 个文件与清单一致" if result.sound else "与清单不一致"])
    sys.exit(0 if result.sound else 1)


@click.command()
@HELP
@ROOT
@click.argument("kind", type=click.Choice(["nginx", "caddy"]), metavar="服务器")
@click.option("--folder", default="/srv/portal/current", help="服务器上放网站的文件夹；网址带子路径的，写它上一层")
def server(root: Path, kind: str, folder: str) -> None:
    """写出网页服务器的配置：内容策略、缓存等响应头；服务器可以是 nginx、caddy。"""
    from generator.build.prepare import prepare  # loads the model
    from generator.exports import headers
    from generator.host import site_url  # loads MkDocs

    project = project_at(root)
    with Cache(project.scratch) as cache:
        site = prepare(project, cache).public.site
    address = urlsplit(site_url(project.root))
    write = headers.nginx if kind == "nginx" else headers.caddy
    base = f"/{address.path.strip('/')}/" if address.path.strip("/") else "/"
    click.echo(write(site, address.hostname or "party.example.edu.cn", folder.rstrip("/"), base), nl=False)
