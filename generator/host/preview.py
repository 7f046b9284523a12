"""The builds of a preview: what a change asks for, and no more.

MkDocs is asked only where something has changed that it reads; else records are put into the shells of the last time.
Nothing is printed, and the open data stay as they were. Where builds take long, the page of a record that was saved
comes ahead of the build.
"""

from __future__ import annotations

import gc
import logging
import threading
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.build.ahead import Ahead
from generator.build.held import Held
from generator.build.outcome import Outcome
from generator.build.site import Builder
from generator.build.unchanged import states
from generator.digest import digest_of
from generator.finding import Finding
from generator.host.plugin import NOT_HOSTED, Lent, plugin_of
from generator.settings import Project, theme_folder

_log = logging.getLogger("mkdocs.plugins.fourones")

_LONG = 0.4
"""Seconds of a build that is worth going ahead of: a page that comes twice makes the browser load it twice."""

_IDLE = 5.0
"""Seconds after a build in which its memory is not tidied up: the browser fetches pages."""


class Preview:
    """The site below `root` at the address `url`, built into the folder `target`; of builds that are `long`, in
    seconds, single pages go ahead.
    """

    def __init__(self, root: Path, target: Path, url: str, long: float = _LONG) -> None:
        self.findings: tuple[Finding, ...] = ()
        self._long = long
        self._root, self._target, self._url = root, target, url
        self._lent: Lent | None = None
        self._stamp: str | None = None
        self._held = Held()
        self._ahead: Ahead | None = None
        self._early: dict[str, bytes] = {}
        self._turn = threading.Lock()
        self._tidying = threading.Timer(0, gc.collect)

    def build(self) -> None:
        """Builds what a change asks for. What goes wrong is told, and the site stays as it was."""
        self._tidying.cancel()
        early = dict(self._early)
        try:
            if not self._again():
                self.whole()
        except (Exception, SystemExit) as error:
            _log.error("网页没有更新，还是上一次的样子：%s", error)
            self._tidy_later()
        else:
            with self._turn:  # what came meanwhile stays until the next build has it
                self._early = {name: page for name, page in self._early.items() if early.get(name) is not page}

    def ahead(self, path: Path) -> bool:
        """Makes the page of a record that was saved at once, if the last build took long; whether it is another now."""
        if self._ahead is None:
            return False
        try:
            files = self._ahead.files(path)
            pages = {name: content for name, content in files.items() if name.endswith(".html")}
            with self._turn:
                new = {name for name, content in pages.items() if content != self._shown(name)}
                self._early = self._early | pages
        except Exception as error:  # whatever it is, the build goes its way
            _log.debug("%s: %s", path, error)
            return False
        return bool(new)

    def early(self, name: str) -> bytes | None:
        """A page that came ahead of the build."""
        return self._early.get(name)

    def _shown(self, name: str) -> bytes | None:
        return self._early.get(name) or content_of(self._target / name)

    def whole(self) -> None:
        """Builds everything."""
        config = load_config(config_file=str(self._root / "mkdocs.yml"), site_dir=str(self._target), site_url=self._url)
        plugin = plugin_of(config)
        plugin.held = self._held
        try:
            mkdocs_build(config)
        except Abort:
            if plugin.outcome is None:
                raise
        assert plugin.builder is not None
        assert plugin.outcome is not None
        assert plugin.lent is not None
        self._lent, self._stamp = plugin.lent, self._stamp_of(plugin.builder)
        self._done(plugin.builder, plugin.lent, plugin.outcome)

    def _again(self) -> bool:
        """Puts the records into what MkDocs has lent the last time; whether that was all there was to do."""
        lent = self._lent
        if lent is None:
            return False
        builder = Builder(Project(self._root), theme_folder(), self._url, self._target, preview=self._held)
        try:
            builder.read()
            if self._stamp_of(builder) != self._stamp:
                return False
            builder.shells, builder.style, builder.changed = lent.shells, lent.style, lent.changed
            outcome = builder.publish(lent.files, edit_url=lent.edit_url)
        finally:
            builder.end()
        for line in outcome.lines():
            _log.info(line)
        self._done(builder, lent, outcome)
        return True

    def _done(self, builder: Builder, lent: Lent, outcome: Outcome) -> None:
        self.findings = outcome.findings
        self._ahead = builder.ahead(lent.edit_url) if outcome.seconds > self._long else None
        self._tidy_later()

    def _tidy_later(self) -> None:
        """A build makes millions of objects, and looking through them takes longer than the rest."""
        gc.disable()
        self._tidying.cancel()
        self._tidying = threading.Timer(_IDLE, gc.collect)
        self._tidying.daemon = True
        self._tidying.start()

    def _stamp_of(self, builder: Builder) -> str:
        """Stands for all that goes into what MkDocs lends."""
        portal, content = builder.prepared.public, self._root / "content"
        known = [(feed.title, feed.section) for feed in builder.feeds]
        own = [path for path in content.iterdir() if not f"{path.name}/".startswith(NOT_HOSTED)]
        read = [[*states(path)] for path in (self._root / "mkdocs.yml", theme_folder(), *sorted(own))]
        return digest_of([portal.site.model_dump(), portal.as_of, known, read])


def content_of(path: Path) -> bytes | None:
    """The bytes of a file, if it is there."""
    return path.read_bytes() if path.is_file() else None
