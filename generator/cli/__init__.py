"""The command line: arguments → one call → exit code (0 clean, 1 errors, 2 unusable call)."""

from __future__ import annotations

import click

from generator import __version__
from generator.cli.aggregate import aggregate
from generator.cli.editing import explain, fmt, reviewed
from generator.cli.internal import report
from generator.cli.options import HELP
from generator.cli.printing import compendium, review_package
from generator.cli.site import build, check, compared, serve, server, snapshot, verify
from generator.cli.starting import ci, init, new, schema
from generator.cli.tables import export, import_, template
from generator.cli.trouble import Commands


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="fourones", help="显示版本")
@HELP
def main() -> None:
    """四个一：由记录生成样板党支部与工作室成果门户。"""


for _command in (
    *(init, check, build, serve, new, fmt, explain, template, export, import_),
    *(aggregate, report, schema, ci, compared, snapshot, compendium, review_package, verify, server, reviewed),
):
    main.add_command(_command)
