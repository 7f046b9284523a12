"""A page at every former id of a record that leads to its present address."""

from __future__ import annotations

from markupsafe import escape

from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.task import Stage, Task
from generator.views.lookup import has_page


def redirect_tasks(portal: PublicPortal) -> list[Task]:
    """One small page for each alias of each record that has a page."""
    tasks = []
    for kind, record in portal.all_records():
        for alias in record.aliases if has_page(kind) else ():
            path = addresses.file_of(addresses.page(kind, alias))
            tasks.append(Task(path, Stage.RENDER, f"redirect:{alias}:{record.id}", redirect, (record.id,)))
    return tasks


def redirect(record_id: str) -> bytes:
    """HTML that works without JavaScript and from any path."""
    url = escape(f"../{record_id}/")
    return (
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>已移到新网址</title>'
        f'<meta http-equiv="refresh" content="0; url={url}"><link rel="canonical" href="{url}">'
        f'<p>这一页已移到<a href="{url}">新网址</a>。</p></html>'
    ).encode()
