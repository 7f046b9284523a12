"""The files that are made of the portal alone, before any page is known: the data of the lists, the figures, the
comparison, the pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.build.kept import Kept
from generator.exports.browse import browse_tasks
from generator.exports.compare import compare_tasks
from generator.exports.figures import figure_tasks
from generator.media.pictures import picture_tasks
from generator.portal.graph import PublicPortal
from generator.task import Task
from generator.views.all_lists import list_at, list_urls
from generator.views.overview import overview_view


def pageless_tasks(portal: PublicPortal, kept: Kept, content: Path) -> Iterator[Task]:
    """Their tasks; the pictures lie below `content`."""
    for url in list_urls(portal):
        yield from kept.tasks(f"list {url}", partial(_list_tasks, portal, url))
    yield from kept.tasks("figures", lambda: figure_tasks(overview_view(portal)))
    yield from kept.tasks("comparison", lambda: compare_tasks(portal))
    yield from picture_tasks(portal.media.values(), content)


def _list_tasks(portal: PublicPortal, url: str) -> list[Task]:
    return browse_tasks(list_at(portal, url), portal.site.institution, portal.as_of)
