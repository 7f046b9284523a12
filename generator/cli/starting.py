"""For those who begin, and those who type: what an editor on one's own computer needs to know."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build.cache import Cache
from generator.cli.options import HELP, ROOT, project_at


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
