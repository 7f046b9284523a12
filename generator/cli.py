"""The command line: arguments → one call → exit code (0 clean, 1 errors, 2 unusable call)."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from generator import __version__, report
from generator.build.cache import Cache
from generator.build.outcome import Outcome
from generator.build.unchanged import unchanged
from generator.finding import Severity
from generator.settings import Project, theme_folder

_ROOT = click.option(
    "--root",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="网站文件夹（mkdocs.yml 所在的文件夹）",
)


_HELP = click.help_option("-h", "--help", help="显示这段说明")


@click.group()
@click.version_option(__version__, prog_name="fourones", help="显示版本")
@_HELP
def main() -> None:
    """四个一：由记录生成样板党支部与工作室成果门户。"""


@main.command()
@_HELP
@_ROOT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def check(root: Path, form: str) -> None:
    """检查 data/ 和 content/ 里的全部记录，逐条列出问题。"""
    from generator.build.prepare import prepare  # loads the model, which an unchanged build does not need

    project = _project(root)
    with Cache(project.scratch) as cache:
        findings = prepare(project, cache).findings
    if form == "json":
        click.echo(report.as_json(findings))
    else:
        report.print_findings(findings, project.root)
    sys.exit(1 if any(finding.severity is Severity.ERROR for finding in findings) else 0)


@main.command()
@_HELP
@_ROOT
@click.option("--strict", is_flag=True, help="有错误就不发布")
def build(root: Path, strict: bool) -> None:
    """检查并生成网站；出错的记录略去，其余照常生成。"""
    project = _project(root)
    report.quiet_host()
    outcome = unchanged(project, strict=strict) or _built(project, strict=strict)
    report.print_findings(outcome.findings, project.root, only_errors=True)
    report.print_outcome(outcome.lines())
    sys.exit(1 if outcome.refused else 0)


@main.command()
@_HELP
@_ROOT
@click.option("--name", default="", help="文件名，不填则用数据截至那天的年份")
def snapshot(root: Path, name: str) -> None:
    """把今天的主要数据记进 data/snapshots/，以后总览据此说明变化；通常每年末记一次。"""
    from generator.build.prepare import prepare  # loads the model
    from generator.exports.figures import snapshot_text

    project = _project(root)
    with Cache(project.scratch) as cache:
        public = prepare(project, cache).public
    path = project.root / "data/snapshots" / f"{name or public.as_of.year}.yml"
    if path.exists():
        click.echo(f"{path.name} 已经有了，快照记下后不改；要另记一份，用 --name 换个文件名", err=True)
        sys.exit(2)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(snapshot_text(public), encoding="utf-8")
    click.echo(f"已写入 data/snapshots/{path.name}（数据截至 {public.as_of}）")


@main.command()
@_HELP
@_ROOT
@click.argument("names", nargs=-1, metavar="[编号]...")
@click.option("--where", multiple=True, metavar="名=值", help="按条件选编，可写多次，如 --where year=2025")
@click.option("--title", default="", help="选编的书名")
@click.option("--style", type=click.Choice(["book", "gb9704"]), default=None, help="版式：book 书籍，gb9704 公文习惯")
@click.option("--archive", is_flag=True, help="存档用的 PDF/A-2a")
@click.option("--docx", is_flag=True, help="可修改的 Word 稿，不是 PDF")
@click.option("--summary", default="", metavar="工程[/批次]", help="由数据填好的工作总结报告，如 model-branch/c1")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("compendium"),
    help="放到哪个文件夹，默认 compendium",
)
def compendium(
    root: Path,
    names: tuple[str, ...],
    where: tuple[str, ...],
    title: str,
    style: str | None,
    archive: bool,
    docx: bool,
    summary: str,
    out: Path,
) -> None:
    """排印成果汇编、支部和工作室手册、案例折页、任务表；不写编号则印全部汇编。"""
    from generator.build.prepare import prepare  # loads the model
    from generator.compendium.binding import place_of
    from generator.compendium.fulfil import Wish, carried_out
    from generator.compendium.order import OrderError
    from generator.compendium.setting import SettingError
    from generator.host import site_url  # loads MkDocs
    from generator.model.load import resolve

    project = _project(root)
    with Cache(project.scratch) as cache:
        public = prepare(project, cache).public
    place, problems = place_of(project, public.site, theme_folder(), site_url(project.root))
    report.print_findings(problems, project.root, only_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    wish = Wish(names, where, title, style or "", archive, docx, summary)
    try:
        with report.progress() as progress:
            for made in carried_out(public, wish, place, progress):
                (out / made.name).write_bytes(made.content)
                pages = f"{made.pages}页，" if made.pages else ""
                if made.findings:
                    report.print_findings(resolve(made.findings, project.root), project.root)
                click.echo(f"{out / made.name}：{pages}{len(made.content) / 1e6:.1f} MB")
    except (OrderError, SettingError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)


@main.command("package")
@_HELP
@_ROOT
@click.argument("owner_id", metavar="编号")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("packages"),
    help="放到哪个文件夹，默认 packages",
)
@click.option("--anonymous", is_flag=True, help="匿名：人员、单位、支部和学校换成代号，不附照片")
def review_package(root: Path, owner_id: str, out: Path, anonymous: bool) -> None:
    """备好一个支部或工作室的评审材料包：手册、按标准编号的佐证、目录、评分表；不联网也能看。"""
    from generator.build.packages import packaged  # loads the model
    from generator.compendium.order import OrderError
    from generator.compendium.package import HandingOutError, hand_out
    from generator.compendium.setting import SettingError
    from generator.host import site_url  # loads MkDocs

    project = _project(root)
    try:
        made = packaged(project, owner_id, site_url(project.root), anonymous=anonymous)
        report.print_findings(made.findings, project.root)
        if not made.files:
            click.echo("没有交出材料包：先改正上面的错误", err=True)
            sys.exit(1)
        out.mkdir(parents=True, exist_ok=True)
        folder, archive = hand_out(made, out)
    except (OrderError, SettingError, HandingOutError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    report.print_outcome(["", *(f"请人工再看：{path}　{why}" for path, why in made.looks)])
    report.print_outcome([f"材料包：{folder}", f"压缩包：{archive}，{archive.stat().st_size / 1e6:.1f} MB"])


@main.command()
@_HELP
@_ROOT
@click.option("--address", default="127.0.0.1:8000", help="预览地址")
def serve(root: Path, address: str) -> None:
    """在本机预览，文件一改就重新生成。"""
    from generator.host import serve_site  # loads MkDocs

    project = _project(root)
    gc.enable()
    report.follow_host()
    report.print_outcome([f"预览：http://{address}/（按 Ctrl+C 结束）"])
    serve_site(project.root, address)


def _built(project: Project, *, strict: bool) -> Outcome:
    from generator.host import build_site  # loads MkDocs and the model

    with report.progress() as progress:
        return build_site(project.root, strict=strict, progress=progress)


def _project(root: Path) -> Project:
    if not (root / "mkdocs.yml").is_file():
        click.echo(f"{root.resolve()} 里没有 mkdocs.yml；请到网站文件夹里运行，或用 --root 指明", err=True)
        sys.exit(2)
    return Project(root.resolve())


if __name__ == "__main__":
    main()
