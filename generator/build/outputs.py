"""The files of a page that follow from the page alone: the page, the card to be framed, the QR code."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.exports.qr import qr_tasks
from generator.pages.embed import embed_tasks
from generator.pages.head import Site
from generator.pages.render import page_tasks
from generator.pages.shell import Shell
from generator.pages.style import Style
from generator.task import Task
from generator.views.page import Page


@dataclass(frozen=True, slots=True)
class Outputs:
    """What goes into the files of all pages alike; `changed` gives the day of the last change of each source file."""

    shells: Mapping[str, Shell]
    style: Style
    changed: Mapping[str, str]
    theme: Path
    site: Site

    def of(self, pages: Collection[Page]) -> Iterator[Task]:
        """The tasks of some pages, each made when it is asked for."""
        yield from page_tasks(pages, self.shells, self.changed, self.theme, self.site)
        yield from embed_tasks(pages, self.theme, replace(self.site, edit_url=""), self.style.embed_path)
        yield from qr_tasks((page.url for page in pages if page.kind), self.site.url)
