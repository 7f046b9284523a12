"""Files as people write them: one canonical form, and what the findings mean."""

from __future__ import annotations

from pathlib import Path

import click

from generator.editing.change import Change, write_change


def saved(root: Path, change: Change) -> bool:
    """Whether a change could be written; why not is said in one line."""
    try:
        write_change(root, change)
    except OSError as error:
        click.echo(f"{change.name} 没有写入：{error.strerror or error}；原文件没有动", err=True)
        return False
    return True
