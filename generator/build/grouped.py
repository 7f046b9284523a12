"""Many groups of pages at once: each is made, rendered and written in one forked process.

A view is larger than its page and is needed only there. What comes back is what the lists, the search and the sitemap
need of a page, and what was written; so neither time nor memory goes into views that wait for their turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.build import fork
from generator.build.kept import Kept, Pages
from generator.build.publish import Placed, Publisher
from generator.task import Task
from generator.views.page import Page

FROM = 200
"""From this many groups on, starting processes pays."""

_PRINTED = "volumes/"
"""How the names of groups begin whose pages tell of printed files: only this process hears of those."""

Group = tuple[str, Pages]


def made_apart(
    groups: Iterable[Group],
    kept: Kept,
    publisher: Publisher,
    outputs: Callable[[list[Page]], Iterable[Task]],
    told: Callable[[int, int], None],
) -> None:
    """Makes what is stale of the groups, and the `outputs` of its pages, if that is much; else it does nothing, and
    all is made when it is asked for. So is what failed here: whoever runs the tasks reports it. `told` hears how many
    groups of how many are done.
    """
    stale = [(name, make) for name, make in groups if not name.startswith(_PRINTED) and not kept.fresh(name)]
    if not fork.worthwhile(stale, FROM):
        return
    publisher.begin()

    def finished(group: Group) -> tuple[list[Page], set[str], list[Placed]]:
        pages, read = kept.made(group[1])
        performed = ((task, fork.perform(task)) for task in publisher.stale(outputs(pages)))
        placed = [publisher.place(task, content) for task, content in performed if isinstance(content, bytes)]
        return [replace(page, view=None) for page in pages], read, placed

    for done, ((name, _make), (pages, read, placed)) in enumerate(
        zip(stale, fork.mapped(finished, stale), strict=True), 1
    ):
        kept.keep_pages(name, read, pages)
        for each in placed:
            publisher.take_down(each)
        told(done, len(stale))
