"""Files as people write them: one canonical form, and what the findings mean."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import click

from generator import report
from generator.cli.options import HELP, ROOT, project_at
from generator.editing.change import Change, diff_lines, write_change
from generator.explain import explanation
from generator.finding import CATALOGUE
from generator.text import nearest


def saved(root: Path, change: Change) -> bool:
    """Whether a change could be written; why not is said in one line."""
    try:
        write_change(root, change)
    except OSError as error:
        click.echo(f"{change.name} 没有写入：{error.strerror or error}；原文件没有动", err=True)
        return False
    return True


@click.command()
@HELP
@ROOT
@click.option("--check", "only_check", is_flag=True, help="只列出要整理的文件，不改；有这样的文件时退出码为 1")
@click.option("--diff", "show", is_flag=True, help="同时列出改了哪些行")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[文件或文件夹]...")
def fmt(root: Path, only_check: bool, show: bool, paths: tuple[Path, ...]) -> None:
    """把 data/ 和 content/ 里的记录整理成统一写法，内容不变；不写文件则整理全部。"""
    from generator.editing.survey import Left, formed, record_paths  # loads the model

    project = project_at(root)
    wanted = [path.resolve() for path in paths]
    names = [
        (name, kind)
        for name, kind in record_paths(project.root)
        if not wanted or any((project.root / name).resolve().is_relative_to(path) for path in wanted)
    ]
    if wanted and not names:
        click.echo("所指的不是 data/ 或 content/ 里的记录文件", err=True)
        sys.exit(2)
    changed = failed = 0
    for each in formed(project.root, names):
        if isinstance(each, Left):
            why = (
                "先按 fourones check 改正其中的错误" if each.has_errors else "写法特殊，整理会丢内容；请照同类文件改写"
            )
            click.echo(f"{each.name} 没有整理：{why}", err=True)
            failed += 1
            continue
        if not only_check and not saved(project.root, each):
            failed += 1
            continue
        changed += 1
        heading = f"{'要整理' if only_check else '整理了'} {each.name}"
        if show:
            report.print_diff(heading, diff_lines(each))
        else:
            click.echo(heading)
    said = f"{changed} 个文件{'要整理' if only_check else '整理好了'}" if changed else "没有要整理的文件"
    click.echo(f"{said}，共看了 {len(names)} 个。")
    sys.exit(1 if failed or (only_check and changed) else 0)


@click.command()
@HELP
@click.argument("code", required=False, default="", metavar="[编号]")
def explain(code: str) -> None:
    """说明一个检查结果编号（如 Y07）：原因、错误写法、正确写法、能否自动改；不写编号则列出全部。"""
    wanted = unicodedata.normalize("NFKC", code).strip().upper()
    if not wanted:
        report.print_outcome(f"{each} {entry.title}" for each, entry in CATALOGUE.items())
        return
    if wanted not in CATALOGUE:
        guess = nearest(wanted, CATALOGUE) or [each for each in CATALOGUE if each[0] == wanted[0]][:3]
        near = f"；相近的：{'、'.join(f'{each} {CATALOGUE[each].title}' for each in guess)}" if guess else ""
        click.echo(f"没有编号“{code}”{near}", err=True)
        sys.exit(2)
    told = explanation(wanted)
    report.print_parts(f"{wanted} {told.title}", told.parts())


@click.command()
@HELP
@ROOT
@click.argument("ids", nargs=-1, required=True, metavar="编号...")
def reviewed(root: Path, ids: tuple[str, ...]) -> None:
    """终审以后，把三审三校与当时的内容绑在一起：以后内容再改，这次审核就不算数，要重审。"""
    from generator.editing.review import UnboundError, bound
    from generator.editing.survey import read_files, record_paths  # loads the model

    project = project_at(root)
    files = {Path(name).stem: (name, kind) for name, kind in record_paths(project.root)}
    failed = 0
    for each in ids:
        if each not in files:
            guess = nearest(each, files)
            click.echo(f"没有编号为“{each}”的记录" + (f"；相近的：{guess[0]}" if guess else ""), err=True)
            failed += 1
            continue
        try:
            for name, kind, raw in read_files(project.root, [files[each]]):
                change = bound(name, raw, kind)
                failed += not saved(project.root, change)
                click.echo(f"{name}：审核与现在的内容绑在一起了")
        except UnboundError as error:
            click.echo(str(error), err=True)
            failed += 1
    sys.exit(2 if failed else 0)
