"""On paper: volumes, booklets and packages for reviewers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import report
from generator.build.cache import Cache
from generator.cli.executor import EXECUTOR, machines
from generator.cli.options import HELP, ROOT, project_at
from generator.settings import theme_folder


@click.command()
@HELP
@ROOT
@click.argument("names", nargs=-1, metavar="[编号或 .md 文件]...")
@click.option("--where", multiple=True, metavar="名=值", help="按条件选编，可写多次，如 --where year=2025")
@click.option("--title", default="", help="选编的书名")
@click.option("--style", type=click.Choice(["book", "gb9704"]), default=None, help="版式：book 书籍，gb9704 公文习惯")
@click.option("--archive", is_flag=True, help="存档用的 PDF/A-2a")
@click.option("--docx", is_flag=True, help="可修改的 Word 稿，不是 PDF")
@click.option("--summary", default="", metavar="工程[/批次]", help="由数据填好的工作总结报告，如 model-branch/c1")
@click.option("--midterm", default="", metavar="工程[/批次]", help="由数据填好的中期自评报告")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("compendium"),
    help="放到哪个文件夹，默认 compendium",
)
@EXECUTOR
def compendium(
    root: Path,
    names: tuple[str, ...],
    where: tuple[str, ...],
    title: str,
    style: str | None,
    archive: bool,
    docx: bool,
    summary: str,
    midterm: str,
    out: Path,
    executor: str,
) -> None:
    """排印成果汇编、支部和工作室手册、案例折页、任务表；不写编号则印全部汇编。"""
    from generator.build.prepare import prepare  # loads the model
    from generator.compendium.binding import place_of
    from generator.compendium.fulfil import Wish, carried_out
    from generator.compendium.order import OrderError
    from generator.compendium.setting import SettingError
    from generator.host import site_url  # loads MkDocs
    from generator.model.load import resolve

    project = project_at(root)
    wish = Wish(names, where, title, style or "", archive, docx, summary, midterm)
    with machines(executor) as afar, Cache(project.scratch) as cache:
        public = prepare(project, cache).public
        place, problems = place_of(project, public.site, theme_folder(), site_url(project.root))
        report.print_findings(problems, project.root, only_errors=True)
        out.mkdir(parents=True, exist_ok=True)
        try:
            with report.progress() as progress:
                for made in carried_out(public, wish, place, cache, progress, afar):
                    (out / made.name).write_bytes(made.content)
                    pages = f"{made.pages}页，" if made.pages else ""
                    if made.findings:
                        report.print_findings(resolve(made.findings, project.root), project.root)
                    click.echo(f"{out / made.name}：{pages}{len(made.content) / 1e6:.1f} MB")
            if afar is not None:
                report.print_outcome([f"分工：{afar.tally.told()}"])
        except (OrderError, SettingError) as error:
            click.echo(str(error), err=True)
            sys.exit(2)


@click.command("package")
@HELP
@ROOT
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

    project = project_at(root)
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
