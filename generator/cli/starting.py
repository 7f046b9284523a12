"""For those who begin, and those who type: what an editor on one's own computer needs to know."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.build.cache import Cache
from generator.cli.options import HELP, ROOT, project_at
from generator.cli.tables import import_

if TYPE_CHECKING:
    from generator.admin.choices import Choices
    from generator.cli.answers import Answers
    from generator.model.types import RecordType
    from generator.starting.blank import Question


@click.command()
@HELP
@ROOT
def schema(root: Path) -> None:
    """为 VS Code 写好字段提示（.vscode 文件夹）：输入时自动补全，鼠标停在字段上显示说明。"""
    from generator.admin.schema import schema_files
    from generator.build.prepare import prepare  # loads the model

    project = project_at(root)
    with Cache(project.scratch) as cache:
        public = prepare(project, cache).public
    files = schema_files(public)
    for name, content in files.items():
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    click.echo(f"已写入 .vscode：{len(files)}个文件；在 VS Code 里装上“YAML”扩展即可")


@click.command()
@HELP
@ROOT
@click.argument("what", metavar="branch|studio|achievement|case|notice|programme")
@click.option("--id", "record_id", default="", help="编号，即文件名；不填则按名称的拼音拟一个")
@click.option(
    "--set", "known", multiple=True, metavar="字段=值", help="已知的字段，可写多次，如 --set title=药圃开放日"
)
@click.option("--no-ask", is_flag=True, help="不逐项询问，没有填的留空")
def new(root: Path, what: str, record_id: str, known: tuple[str, ...], no_ask: bool) -> None:
    """新建一条记录（也可写 支部、工作室、成果、案例、公示、工程）：逐项询问，拟好编号，写出带说明的草稿。"""
    from generator.admin.choices import Choices
    from generator.build.prepare import prepare  # loads the model
    from generator.cli.answers import Answers
    from generator.model.fields import ID_PATTERN
    from generator.starting.blank import questions, unasked
    from generator.starting.create import NEW, CreateError, create, kind_of_word, propose

    project = project_at(root)
    kind = kind_of_word(what)
    if kind is None:
        click.echo(f"不能新建“{what}”；可以新建 {'、'.join(NEW)}", err=True)
        sys.exit(2)
    with Cache(project.scratch) as cache:
        prepared = prepare(project, cache)
    choices = Choices(prepared.public)
    answers = Answers(prepared.full)
    given = _given(known, kind, answers)
    for each in () if no_ask else questions(kind.model):
        if each.path not in given:
            given[each.path] = _answer(each, choices, answers)
    name = given.get("title") or given.get("name") or ""
    proposed = record_id or propose(project.root, prepared.full, kind, name)
    if not (no_ask or record_id):
        proposed = click.prompt("编号（文件名，发布后不改）", default=proposed).strip()
    if not re.fullmatch(ID_PATTERN, proposed):
        click.echo(f"编号“{proposed}”不行：只用小写字母、数字和短横线", err=True)
        sys.exit(2)
    try:
        made = create(project.root, prepared.full, choices, kind, proposed, given)
    except CreateError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    open_fields = [each.label for each in questions(kind.model) if not given.get(each.path)]
    open_fields += unasked(kind.model)
    click.echo(f"已写入 {made.name}，是草稿")
    click.echo(f"还要填：{'、'.join(open_fields)}" if open_fields else "必填的都有了")
    click.echo("填好后运行 fourones check；要发布时删掉“draft: 是”这一行")


def _given(known: tuple[str, ...], kind: RecordType, answers: Answers) -> dict[str, str]:
    """What the options say; ends the command for a field that the type has not, and for a value that it cannot have."""
    from generator.model.shape import shape_of
    from generator.starting.blank import questions
    from generator.text import nearest, quoted

    shapes = {shape.name: shape for shape in shape_of(kind.model)}
    shapes |= {each.path: each.shape for each in questions(kind.model)}
    given: dict[str, str] = {}
    for each in known:
        name, equals, value = each.partition("=")
        name = name.strip()
        shape = shapes.get(name)
        if not equals or shape is None:
            guess = nearest(name, list(shapes))
            click.echo(f"看不懂“{each}”，写成 字段=值{f'；相近的字段：{quoted(guess)}' if guess else ''}", err=True)
            sys.exit(2)
        given[name], wrong = answers.meant(shape, value.strip())
        if wrong:
            click.echo(f"{shape.label}：{wrong}", err=True)
            sys.exit(2)
    return given


def _answer(question: Question, choices: Choices, answers: Answers) -> str:
    """What the person at the keyboard says to one field, asked again while it is not among the choices; nothing is an
    answer too.
    """
    from generator.cli.answers import offered

    words = offered(question.shape, choices)
    prompt = f"{question.label}（{words}）" if words else question.label
    while True:
        said, wrong = answers.meant(question.shape, str(click.prompt(prompt, default="", show_default=False)).strip())
        if not wrong:
            return said
        click.echo(f"　　{wrong}")


@click.command()
@HELP
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="文件夹")
@click.option("--name", default="", help="学校全称")
@click.option("--issuer", default="", help="主办单位，如 中共XX大学委员会组织部")
@click.option("--title", default="", help="门户名称")
@click.option("--url", default="", help="上线后的网址，还没有就不填")
@click.option(
    "--units", type=click.Path(path_type=Path, dir_okay=False, exists=True), default=None, help="单位名单（Excel）"
)
def init(folder: Path, name: str, issuer: str, title: str, url: str, units: Path | None) -> None:
    """为一所学校新建网站：工程和政策文件留用，示范内容一概没有；单位可以从 Excel 名单导入。"""
    from generator.admin.schema import schema_files
    from generator.build.prepare import prepare  # loads the model
    from generator.starting.site import Institution, SiteError, new_site

    name = name or click.prompt("学校全称").strip()
    issuer = issuer or click.prompt("主办单位", default=f"中共{name}委员会组织部").strip()
    title = title or click.prompt("门户名称", default="样板党支部与“双带头人”工作室").strip()
    try:
        files = new_site(folder, Institution(name, issuer, title, url))
    except SiteError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    project = project_at(folder)
    prepared = prepare(project, None)
    for path, content in schema_files(prepared.public).items():
        (project.root / path).parent.mkdir(parents=True, exist_ok=True)
        (project.root / path).write_bytes(content)
    count = f"{len(prepared.full.programmes)}项工程、{len(prepared.full.policies)}份政策文件"
    click.echo(f"已在 {folder} 写好{len(files)}个文件：{name}的网站，有{count}")
    click.echo(f"接下来：fourones new 支部 --root {folder}，然后 fourones build --root {folder}")
    if units is not None:
        settings = {"root": folder, "files": (units,), "write": True, "partial": False, "only": "units"}
        try:
            click.get_current_context().invoke(import_, **settings)
        except SystemExit:
            click.echo(f"改好以后运行：fourones import {units} --type 单位 --write --root {folder}")
            raise


@click.command()
@HELP
@ROOT
@click.argument("forge", type=click.Choice(["github", "gitlab", "gitea", "forgejo", "gitee"]), metavar="平台")
def ci(root: Path, forge: str) -> None:
    """写好代码平台上自动检查、生成和发布的配置：github、gitlab、gitea、forgejo、gitee。"""
    from generator.starting.ci import ci_file

    name, text = ci_file(forge)
    path = project_at(root).root / name
    if path.exists():
        click.echo(f"{name} 已经有了，没有改动它", err=True)
        sys.exit(2)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"已写入 {name}；里面的 FOURONES 写明从哪里安装四个一")
