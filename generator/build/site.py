"""One build of the site, as a table of contents: read, gather, run, publish."""

from __future__ import annotations

import gc
import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.build.cache import Cache
from generator.build.outcome import Outcome
from generator.build.plan import gather
from generator.build.prepare import Prepared, last_changes, prepare
from generator.build.publish import Published, Publisher
from generator.build.run import Run
from generator.build.unchanged import inputs_digest, remember
from generator.exports.redirects import redirect_tasks
from generator.exports.sitemap import sitemap_tasks
from generator.finding import Finding, Severity
from generator.media.cards import card_tasks
from generator.media.pictures import copy, picture_tasks
from generator.model.types import RECORD_TYPES
from generator.pages.render import Site, page_tasks
from generator.pages.shell import Shell
from generator.pages.style import Style
from generator.settings import Project
from generator.task import Stage, Task
from generator.views.all_pages import SECTIONS, all_pages


@dataclass(frozen=True, slots=True)
class HostFile:
    """A file that MkDocs made: its path in the site, and where it lies."""

    path: str
    file: Path


@dataclass(slots=True)
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

    def publish(
        self, target: Path, hosted: list[HostFile], *, url: str, edit_url: str, lasting: bool = False
    ) -> Outcome:
        """Makes what is stale, and swaps the new site in. The outcome is `lasting` if nothing goes into the
        site that `inputs_digest` does not see.
        """
        assert self._cache is not None
        assert self.style is not None
        pages = list(all_pages(self.prepared.public))
        site = Site(self.prepared.public.site.institution, url, edit_url)
        tasks, clashes = gather(
            page_tasks(pages, self.shells, last_changes(self.project), self.theme, site),
            self.style.tasks(),
            picture_tasks(self.prepared.public.media.values(), self.project.content),
            card_tasks(pages, self.theme, self.project.content),
            redirect_tasks(self.prepared.public),
            sitemap_tasks([*(page.url for page in pages), *_hand_written(hosted)], url),
            (_host_task(file) for file in hosted),
        )
        run = Run(self._cache, progress=self.progress or (lambda *_args: None))
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


def _hand_written(hosted: list[HostFile]) -> Iterator[str]:
    """The URLs of the pages that MkDocs made; the error page is at none."""
    for file in hosted:
        if file.path.endswith("index.html"):
            yield file.path.removesuffix("index.html")


def _host_task(file: HostFile) -> Task:
    digest = hashlib.blake2b(file.file.read_bytes(), digest_size=16).hexdigest()
    return Task(file.path, Stage.RENDER, f"host:{digest}", copy, (str(file.file),))
