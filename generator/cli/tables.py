"""Excel and Word: a workbook for entering records, all records in it, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import report
from generator.build.cache import Cache
from generator.cli.options import HELP, ROOT, project_at
from generator.settings import Project, today

if TYPE_CHECKING:
    from generator.model.load import Loaded

_TYPES = click.argument("types", nargs=-1, metavar="[类型]...")


@click.command()
@HELP
@ROOT
@_TYPES
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("记录填写表.xlsx"),
    help="文件名，默认 记录填写表.xlsx",
)
def template(root: Path, types: tuple[str, ...], out: Path) -> None:
    """生成填写记录用的 Excel 表；写了类型（如 成果 表彰）就只含这几类。"""
    _workbook(root, types, out, filled=False)


@click.command()
@HELP
@ROOT
@click.argument("form", type=click.Choice(["xlsx"]), metavar="xlsx")
@_TYPES
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("全部记录.xlsx"),
    help="文件名，默认 全部记录.xlsx",
)
def export(root: Path, form: str, types: tuple[str, ...], out: Path) -> None:
    """把现有记录导出成 Excel 表来改，含内部内容；改完用 import 导入。"""
    del form  # one so far
    _workbook(root, types, out, filled=True)


@click.command("import")
@HELP
@ROOT
@click.argument("files", nargs=-1, required=True, metavar="文件...", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="写入；不加则只看会改什么")
@click.option("--partial", is_flag=True, help="有错的记录略去，其余照写")
@click.option("--type", "only", default="", metavar="类型", help="自己做的表认不出类型时指明，如 成果")
def import_(root: Path, files: tuple[Path, ...], write: bool, partial: bool, only: str) -> None:
    """导入 Excel（.xlsx、.csv）和 Word（.docx）：先列出会改什么，加 --write 才写入。"""
    from generator.model.load import load  # loads the model
    from generator.model.media import scan_media
    from generator.office.call import Call, Present, carried_out

    project = project_at(root)
    kinds = _kinds((only,)) if only else ("",)
    call = Call(files, kinds[0], write=write, partial=partial)
    with Cache(project.scratch) as cache:
        loaded = load(project.root, cache)
        present = Present(loaded, scan_media(project.root, cache, loaded.permissions)[0], today())
    done = carried_out(call, present)
    if done.findings:
        report.print_findings(done.findings, project.root)
        click.echo()
    report.print_outcome(done.lines)
    sys.exit(0 if done.is_good else 1)


def _workbook(root: Path, types: tuple[str, ...], out: Path, *, filled: bool) -> None:
    from generator.office.contents import tables_of  # loads the model
    from generator.office.workbook import sheets_said, workbook

    project = project_at(root)
    kinds = _kinds(types)
    loaded = _loaded(project)
    tables = tables_of(loaded, kinds)
    content = workbook(tables, filled=filled, as_of=(loaded.site.as_of if loaded.site else None) or today())
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        click.echo(f"{out} 写不进去，可能正在 Excel 里打开着：{error.strerror}", err=True)
        sys.exit(2)
    if filled and loaded.broken:
        click.echo(f"有 {len(loaded.broken)} 条记录有错误，读不出来，没有导出；用 fourones check 查看", err=True)
    said = sheets_said(tables.sheets, tables.rows) if filled else f"{len(tables.sheets)} 张表"
    click.echo(f"{out}：{said}" + ("。含内部内容，不要外传" if filled else ""))


def _loaded(project: Project) -> Loaded:
    from generator.model.load import load

    with Cache(project.scratch) as cache:
        return load(project.root, cache)


def _kinds(words: tuple[str, ...]) -> tuple[str, ...]:
    """The names of record types that are called by name or label; ends the command where one is none."""
    from generator.office.sheets import ENTERED, sheets  # loads the model

    labels = {sheet.kind.label: sheet.kind.name for sheet in sheets()}
    unknown = [each for each in words if each not in labels and each not in ENTERED]
    if unknown:
        click.echo(f"没有“{unknown[0]}”这一类表；可以写：{'、'.join(labels)}", err=True)
        sys.exit(2)
    return tuple(labels.get(each, each) for each in words)
