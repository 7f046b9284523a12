"""Other machines that a command may use."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.build.elsewhere import Elsewhere

EXECUTOR = click.option(
    "--executor", default="", metavar="dask://主机:端口", help="图片、汇编等费时的交给别的机器做，见 docs/hosting.md"
)


@contextmanager
def machines(address: str) -> Iterator[Elsewhere | None]:
    """The machines at the address, none where it is empty; ends the command where nobody answers."""
    if not address:
        yield None
        return
    from generator.build.cluster import UnreachableError, machines_at  # loads all that makes pages

    try:
        elsewhere = machines_at(address)
    except UnreachableError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    with elsewhere.executor:
        yield elsewhere
