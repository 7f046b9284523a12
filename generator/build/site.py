"""One build of the site, as a table of contents: read, ask what is stale, make it, publish."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from generator import __version__
from generator.admin.files import admin_tasks
from generator.build.ahead import Ahead
from generator.build.aside import Aside
from generator.build.cache import Cache
from generator.build.elsewhere import Elsewhere
from generator.build.grouped import made_apart
from generator.build.held import Held
from generator.build.hosted import HostFile, hand_written, host_task
from generator.build.kept import Kept
from generator.build.lock import Turn
from generator.build.opened import Spool, begun, pages_of_data, tasks_of_data
from generator.build.outcome import Outcome
from generator.build.outputs import Outputs
from generator.build.pageless import pageless_tasks
from generator.build.plan import Plan
from generator.build.prepare import Prepared, last_changes, prepare
from generator.build.prints import Made, Prints, volumes_made
from generator.build.publish import Published, Publisher
from generator.build.run import Run
from generator.build.unchanged import commit_of, inputs_digest, remember
from generator.compendium.binding import place_of
from generator.exports.feeds import feed_tasks
from generator.exports.headers import headers_task
from generator.exports.open_data import OpenData
from generator.exports.redirects import redirect_tasks
from generator.exports.sitemap import last_days, robots_task, sitemap_tasks
from generator.finding import Finding, Severity
from generator.media.cards import card_tasks
from generator.model.load import resolve
from generator.model.types import RECORD_TYPES
from generator.pages.head import Site
from generator.pages.shell import Shell
from generator.pages.style import Style
from generator.portal.graph import PublicPortal, watched
from generator.search.files import search_tasks
from generator.settings import Project
from generator.task import Stage, Task
from generator.views.all_pages import page_groups
from generator.views.feed import Feed, feeds
from generator.views.page import Link, Page
from generator.views.related import derive_indexes
from generator.views.search import search_documents, searched, synonyms
from generator.views.sections import SECTIONS
from generator.views.social import with_cards

MANY = 400
"""From this many records on, the open data is made in a process of its own."""


def _left_in_previews(group: str) -> bool:
    """What takes longest of one edit and nobody looks at while writing."""
    return group in ("open data", "data")


@dataclass
class Builder:
    """One build of the site at `url` into the folder `target`. `read` first; then the host fills `shells` and
    `style`; then `publish`. A `preview` is built again and again: nothing is
    printed, and the open data stay as they were.
    """

    project: Project
    theme: Path
    url: str = ""
    target: Path = Path("site")
    strict: bool = False
    preview: Held | None = None
    elsewhere: Elsewhere | None = None
    progress: Callable[..., None] | None = None
    shells: dict[str, Shell] = field(default_factory=dict)
    style: Style | None = None
    started: float = field(default_factory=time.perf_counter)
    _cache: Cache = field(init=False)
    _portal: PublicPortal = field(init=False)
    _kept: Kept = field(init=False)
    _publisher: Publisher = field(init=False)
    _spool: Spool = field(init=False)
    _data: Aside[OpenData] = field(init=False)
    _prints: Prints = field(init=False)
    _unset: tuple[Finding, ...] = ()
    _inputs: str | None = None
    _taken: ExitStack = field(default_factory=ExitStack)
    """What is let go of in the end."""
    _prepared: Prepared | None = None

    @property
    def prepared(self) -> Prepared:
        """Both portals and the findings."""
        if self._prepared is None:
            raise RuntimeError("read() has not run")
        return self._prepared

    def read(self) -> None:
        """Loads all records, begins with the open data, which takes longest, and judges what was loaded."""
        let_go = self._taken.callback
        if gc.isenabled():
            let_go(gc.enable)
            gc.disable()  # one build makes millions of objects that all live to its end
        turn = Turn(self.project.scratch)
        let_go(turn.leave)
        turn.take()
        self._cache = Cache(self.project.scratch)
        let_go(self._cache.close)
        trees = self.preview.contents if self.preview else None
        self._publisher = Publisher(self.target, self._cache, apart=True, held=trees)
        let_go(self._publisher.abandon)
        self._spool = Spool(self.project.scratch)
        let_go(self._spool.close)
        self._inputs = inputs_digest(self.project, strict=self.strict)
        self._prepared = prepare(self.project, self._cache, self.preview.files if self.preview else None)
        self._portal = watched(self._prepared.public)
        self._publisher.precompressed = self._portal.site.precompressed and self.preview is None
        derive_indexes(self._portal)
        place, self._unset = place_of(self.project, self._prepared.public.site, self.theme, self.url)
        also = f"{self.url} {place.recipe}"
        root = self.project.root.resolve()
        if self.preview:
            key, groups = f"previewed:{root}", self.preview.groups
            self._kept = Kept(self._cache, key, self._portal, also, _left_in_previews, groups)
        else:
            self._kept = Kept(self._cache, f"kept:{root}", self._portal, also)
        many = sum(map(len, self._prepared.loaded.records.values())) >= MANY
        apart = many and not self._kept.fresh("open data")
        self._data = begun(self._spool, self._prepared.public, self.url, apart=apart)
        let_go(self._data.leave)
        stale = not self.preview and not all(self._kept.fresh(f"volume {each}") for each in self._portal.ids("volumes"))
        volumes = Made if self.preview else partial(volumes_made, self._prepared.public, place, self.elsewhere)
        booklets: Aside[Made] = Aside(volumes, apart=stale)
        let_go(booklets.leave)
        self._prints = Prints(booklets, self._portal, place, left=self.preview is not None)
        _ = self._prepared.findings

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

    def site_of(self, edit_url: str = "") -> Site:
        """What the head of every page says of the site."""
        told = self.prepared.public.site
        known = tuple(Link(feed.title, feed.section) for feed in self.feeds)
        return Site(
            told.institution,
            self.url,
            edit_url,
            told.title,
            told.issuer,
            known,
            self.style.scripts_folder if self.style else "",
        )

    def publish(self, hosted: list[HostFile], *, edit_url: str, lasting: bool = False) -> Outcome:
        """Makes what is stale, and swaps the new site in. The outcome is `lasting` if nothing goes into the
        site that `inputs_digest` does not see.
        """
        assert self.style is not None
        public, portal, kept, data, url = self.prepared.public, self._portal, self._kept, self._data, self.url
        publisher, refused = self._publisher, self._refusal()
        run = Run(self._cache, self.elsewhere, self.progress or (lambda *_args: None), publisher.place)
        # What needs no page comes first: the open data, whose page is the last, are still in the making.
        pageless = [*pageless_tasks(portal, kept, self.project.content)]
        outputs = self._outputs(edit_url)
        groups = [(name, partial(_complete, portal, make)) for name, make in page_groups(portal, self._prints.printed)]
        if self.elsewhere is None and not refused:
            made_apart(groups, kept, publisher, outputs.of, partial(run.progress, Stage.RENDER))
        pages = [page for name, make in groups for page in kept.pages(name, make)]
        to_be_found = self._searched(pages)
        plan = Plan()
        stale = publisher.stale(plan.new(outputs.of(pages)))
        if data.in_the_making and not refused:
            publisher.link()
        late = kept.pages("data", partial(_complete, portal, partial(pages_of_data, portal, data)))
        pages += late
        listed = [page for page in pages if page.reading is None and page.template != "withdrawn"]
        days = last_days(listed, self.changed) | hand_written(hosted, self.changed)
        admin, unbrought = admin_tasks(public, url, self.style.site_path, self.project.scratch)
        rest = chain(
            outputs.of(late),
            self.style.tasks(),
            pageless,
            card_tasks(pages, self.theme, self.project.content, self.prepared.public.site.colour or ""),
            redirect_tasks(public, days),
            sitemap_tasks(days, url),
            [] if any(file.path == "robots.txt" for file in hosted) else [robots_task(url)],
            [headers_task(public.site)],
            feed_tasks(self.feeds, url, public.site.issuer),
            *(kept.tasks(name, make) for name, make in self._prints.groups(run)),
            kept.tasks("open data", partial(tasks_of_data, data, self._spool, portal, run)),
            map(host_task, hosted),
            to_be_found,
            admin,
        )
        stale += publisher.stale(plan.new(rest))
        try:
            if not refused:
                refused = self._make(run, stale)
            published = None if refused else publisher.commit(self._about())
            told = [*plan.findings, *self._unset, *unbrought, *run.findings]
            if published:
                told += resolve((*self._prints.over_budget(self.target),), self.project.root)
            outcome = self._outcome(told, len(pages), published, refused)
            if published and lasting and self._inputs:
                remember(self._cache, self.project, self._inputs, outcome)
        finally:
            self.end()
        return outcome

    def _make(self, run: Run, stale: list[Task]) -> str:
        """Makes what is stale, and remembers what was made; why nothing may be published, or nothing."""
        if stale:
            self._publisher.begin()  # before a fork would do it for itself
        for placed in run.results(stale):
            self._publisher.take_down(placed)
        if run.findings:
            return "有文件没有生成，已保留原来的网站"
        self._kept.save()
        return ""

    def _outputs(self, edit_url: str) -> Outputs:
        assert self.style is not None
        return Outputs(self.shells, self.style, self.changed, self.theme, self.site_of(edit_url))

    def ahead(self, edit_url: str) -> Ahead:
        """What makes single pages ahead of the next build."""
        return Ahead(self.prepared, self._portal, self._outputs(edit_url))

    def end(self) -> None:
        """Lets go of everything; what was not published by then is not."""
        self._taken.close()

    def _searched(self, pages: list[Page]) -> list[Task]:
        portal, cache = self.prepared.public, self._cache
        return search_tasks(search_documents(portal, pages), synonyms(portal), cache) if portal.site.search else []

    def _about(self) -> str:
        """What the site was made of, for its manifest."""
        revision = commit_of(self.project.root) or "不在版本库里"
        return f"数据截至 {self.prepared.public.as_of}\n数据版本 {revision}\n四个一 {__version__}"

    def _refusal(self) -> str:
        errors = [finding for finding in self.prepared.findings if finding.severity is Severity.ERROR]
        return f"有 {len(errors)} 处错误，严格模式下不发布" if self.strict and errors else ""

    def _outcome(self, extra: list[Finding], pages: int, published: Published | None, refused: str) -> Outcome:
        loaded = self.prepared.loaded
        return Outcome(
            counts={kind.label: len(loaded.records[kind.name]) for kind in RECORD_TYPES},
            findings=(*self.prepared.findings, *extra),
            pages=pages,
            published=published,
            seconds=time.perf_counter() - self.started,
            target=self.target,
            refused=refused,
            parsed=loaded.parsed,
            elsewhere=(self.elsewhere.tally + self._prints.tally).told() if self.elsewhere else "",
        )


def _complete(portal: PublicPortal, make: Callable[[], Iterable[Page]]) -> list[Page]:
    """The pages of a group with their social cards, and with what search finds on them."""
    pages = with_cards(portal, make())
    return [replace(page, searched=searched(portal, page)) for page in pages] if portal.site.search else pages
