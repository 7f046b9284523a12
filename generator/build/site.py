"""One build of the site, as a table of contents: read, gather, run, publish."""

from __future__ import annotations

import gc
import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.build.aside import Aside, AsideError
from generator.build.cache import Cache
from generator.build.outcome import Outcome
from generator.build.plan import gather
from generator.build.prepare import Prepared, last_changes, prepare
from generator.build.publish import Published, Publisher
from generator.build.run import Run
from generator.build.unchanged import inputs_digest, remember
from generator.exports.browse import browse_tasks
from generator.exports.compare import compare_tasks
from generator.exports.feeds import feed_tasks
from generator.exports.figures import figure_tasks
from generator.exports.open_data import OpenData, open_data
from generator.exports.qr import qr_tasks
from generator.exports.redirects import redirect_tasks
from generator.exports.sitemap import last_days, robots_task, sitemap_tasks
from generator.finding import Finding, Severity
from generator.media.cards import card_tasks
from generator.media.pictures import copy, picture_tasks
from generator.model.types import RECORD_TYPES
from generator.pages.embed import embed_tasks
from generator.pages.head import Site
from generator.pages.render import page_tasks
from generator.pages.shell import Shell
from generator.pages.style import Style
from generator.portal import addresses
from generator.search.files import search_tasks
from generator.settings import Project
from generator.task import Stage, Task
from generator.views.all_lists import all_lists
from generator.views.all_pages import SECTIONS, all_pages
from generator.views.data import Downloads
from generator.views.feed import Feed, feeds
from generator.views.overview import OverviewView
from generator.views.page import Link, Page
from generator.views.search import search_documents, synonyms
from generator.views.social import with_cards

MANY = 400
"""From this many records on, the open data is made in a process of its own."""


@dataclass(frozen=True, slots=True)
class HostFile:
    """A file that MkDocs made: its path in the site, and where it lies."""

    path: str
    file: Path


@dataclass
class Builder:
    """One build. `read` first; then the host fills `shells` and `style`; then `publish`."""

    project: Project
    theme: Path
    strict: bool = False
    progress: Callable[..., None] | None = None
    shells: dict[str, Shell] = field(default_factory=dict)
    style: Style | None = None
    started: float = field(default_factory=time.perf_counter)
    _cache: Cache | None = None
    _inputs: str | None = None
    _prepared: Prepared | None = None

    @property
    def prepared(self) -> Prepared:
        """Both portals and the findings."""
        if self._prepared is None:
            raise RuntimeError("read() has not run")
        return self._prepared

    def read(self) -> None:
        """Loads and judges all records."""
        gc.disable()  # one build makes millions of objects that all live to its end
        self._cache = Cache(self.project.scratch)
        self._inputs = inputs_digest(self.project, strict=self.strict)
        self._prepared = prepare(self.project, self._cache)

    def sections(self) -> tuple[str, ...]:
        """The URLs of the navigation entries whose shells record pages wear."""
        return SECTIONS

    @cached_property
    def changed(self) -> Mapping[str, str]:
        """The day of the last change of every file that git knows."""
        return last_changes(self.project)

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        """What is new, as feed readers get it."""
        return feeds(self.prepared.public)

    def site_of(self, url: str, edit_url: str = "") -> Site:
        """What the head of every page says of the site at `url`."""
        told = self.prepared.public.site
        known = tuple(Link(feed.title, feed.section) for feed in self.feeds)
        return Site(
            told.institution,
            url,
            edit_url,
            told.title,
            told.issuer,
            known,
            self.style.scripts_folder if self.style else "",
        )

    def publish(
        self, target: Path, hosted: list[HostFile], *, url: str, edit_url: str, lasting: bool = False
    ) -> Outcome:
        """Makes what is stale, and swaps the new site in. The outcome is `lasting` if nothing goes into the
        site that `inputs_digest` does not see.
        """
        assert self._cache is not None
        assert self.style is not None
        public = self.prepared.public
        run = Run(self._cache, progress=self.progress or (lambda *_args: None))
        data = Aside(open_data, public, url, apart=sum(map(len, self.prepared.loaded.records.values())) >= MANY)
        pages = with_cards(public, all_pages(public, lambda: _downloads(data)))
        days = last_days(pages, self.changed) | _hand_written(hosted, self.changed)
        tasks, clashes = gather(
            page_tasks(pages, self.shells, self.changed, self.theme, self.site_of(url, edit_url)),
            self.style.tasks(),
            embed_tasks(pages, self.theme, self.site_of(url), self.style.embed_path),
            qr_tasks((page.url for page in pages if page.kind), url),
            picture_tasks(public.media.values(), self.project.content),
            card_tasks(pages, self.theme, self.project.content),
            browse_tasks(all_lists(public).values(), public.site.institution, public.as_of),
            figure_tasks(next(page.view for page in pages if isinstance(page.view, OverviewView))),
            redirect_tasks(public, days),
            sitemap_tasks(days, url),
            [] if any(file.path == "robots.txt" for file in hosted) else [robots_task(url)],
            feed_tasks(self.feeds, url, public.site.issuer),
            _data_tasks(data, run),
            compare_tasks(public),
            (_host_task(file) for file in hosted),
            self._searched(pages),
        )
        publisher = Publisher(target, self._cache)
        published, refused = None, self._refusal()
        try:
            if not refused:
                for task, content in run.results(publisher.stale(tasks)):
                    publisher.add(task, content)
                if run.findings:
                    refused = "有文件没有生成，已保留原来的网站"
                else:
                    published = publisher.commit()
            outcome = self._outcome(target, [*clashes, *run.findings], len(pages), published, refused)
            if published and lasting and self._inputs:
                remember(self._cache, self.project, self._inputs, outcome)
        finally:
            publisher.abandon()
            self._cache.close()
            gc.enable()
        return outcome

    def _searched(self, pages: list[Page]) -> list[Task]:
        assert self._cache is not None
        portal = self.prepared.public
        if not portal.site.search:
            return []
        return search_tasks(tuple(search_documents(portal, pages)), synonyms(portal), self._cache)

    def _refusal(self) -> str:
        errors = [finding for finding in self.prepared.findings if finding.severity is Severity.ERROR]
        return f"有 {len(errors)} 处错误，严格模式下不发布" if self.strict and errors else ""

    def _outcome(
        self, target: Path, extra: list[Finding], pages: int, published: Published | None, refused: str
    ) -> Outcome:
        loaded = self.prepared.loaded
        return Outcome(
            counts={kind.label: len(loaded.records[kind.name]) for kind in RECORD_TYPES},
            findings=(*self.prepared.findings, *extra),
            pages=pages,
            published=published,
            seconds=time.perf_counter() - self.started,
            target=target,
            refused=refused,
            parsed=loaded.parsed,
        )


def _downloads(data: Aside[OpenData]) -> Downloads | None:
    """What the open-data page tells of; nothing where the files could not be made."""
    try:
        return data.result().downloads
    except AsideError:
        return None


def _data_tasks(data: Aside[OpenData], run: Run) -> list[Task]:
    try:
        return data.result().tasks()
    except AsideError as error:
        run.failed(addresses.page("data"), str(error))
        return []


def _hand_written(hosted: list[HostFile], changed: Mapping[str, str]) -> dict[str, str]:
    """URL and day of last change of the pages that MkDocs made; the error page is at none."""
    urls = [file.path.removesuffix("index.html") for file in hosted if file.path.endswith("index.html")]
    sources = {url: (f"content/{url.rstrip('/')}.md", f"content/{url}index.md") for url in urls}
    return {url: max(changed.get(source, "") for source in sources[url]) for url in urls}


def _host_task(file: HostFile) -> Task:
    digest = hashlib.blake2b(file.file.read_bytes(), digest_size=16).hexdigest()
    return Task(file.path, Stage.RENDER, f"host:{digest}", copy, (str(file.file),))
