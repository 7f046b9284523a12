"""What the commands share: the site folder, and help in Chinese."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.settings import Project

ROOT = click.option(
    "--root",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="网站文件夹（mkdocs.yml 所在的文件夹）",
)


HELP = click.help_option("-h", "--help", help="显示这段说明")


def project_at(root: Path) -> Project:
    """The project in a folder; ends the command where there is none."""
    if not (root / "mkdocs.yml").is_file():
        click.echo(f"{root.resolve()} 里没有 mkdocs.yml；请到网站文件夹里运行，或用 --root 指明", err=True)
        sys.exit(2)
    return Project(root.resolve())
