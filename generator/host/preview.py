"""The preview server: a page follows its record as soon as that is saved.

MkDocs' own server looks at every file twice a second and builds everything again. This one is told of changes by the
system, and asks MkDocs only where something has changed that MkDocs reads; else records are put into the shells of the
last time. Nothing is printed, and the open data stay as they were. Where builds take long, the page of a record that
was saved comes ahead of the build, and all pages once more with it.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from generator.build.ahead import Ahead
from generator.build.held import Held
from generator.build.outcome import Outcome
from generator.build.site import Builder
from generator.build.unchanged import states
from generator.digest import digest_of
from generator.finding import Finding
from generator.host.plugin import NOT_HOSTED, Lent, plugin_of
from generator.pages.told import with_findings
from generator.portal import addresses
from generator.settings import Project, theme_folder

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_log = logging.getLogger("mkdocs.plugins.fourones")

_QUIET = 0.05
"""Seconds without a change after which a build begins: a program may write several files, or one in pieces."""

_UNPRINTED = "预览不排印 PDF。要看排印的样子：fourones compendium 编号；正式生成网站时会一并排印。"

_LONG = 0.4
"""Seconds of a build that is worth going ahead of: a page that comes twice makes the browser load it twice."""

_MANY = 8
"""Events that wait: one save brings a few, of the file and of its folder."""

_FETCHED = 0.3
"""Seconds that a browser has for a page that came ahead, before the build takes the processor."""

_TURN = 0.0005
"""Seconds after which a build lets whoever asks for a page go on; Python's own ten times as many are felt."""

_IDLE = 5.0
"""Seconds after a build in which its memory is not tidied up: the browser fetches pages."""


def serve_site(root: Path, address: str, *, poll: bool = False) -> None:
    """Builds, serves and rebuilds when a file changes, until interrupted. `poll` looks at the files instead of being
    told, where the system does not tell (folders in the network).
    """
    sys.setswitchinterval(_TURN)
    config = load_config(config_file=str(root / "mkdocs.yml"), dev_addr=address)
    host, port = config.dev_addr
    with tempfile.TemporaryDirectory(prefix="preview-") as name:
        target = Path(name) / "site"
        mount = urlsplit(config.site_url or "/").path
        preview = Preview(root, target, f"http://{host}:{port}/{mount.strip('/')}".rstrip("/") + "/")
        preview.whole()
        folders = [str(each) for each in (root / "data", root / "content", theme_folder()) if each.is_dir()]
        watched = [*folders, str(root / "mkdocs.yml")]
        server = _Server(preview, host, port, str(target), mount, _observer(watched, poll=poll))
        for path in watched:
            server.watch(path)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


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
        return self._early.get(name) or _content(self._target / name)

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
        assert plugin.builder is not None and plugin.outcome is not None and plugin.lent is not None  # noqa: PT018
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


class _Server(LiveReloadServer):
    """MkDocs' server, with what is wrong in the files on every page, and changes as an observer tells them."""

    def __init__(self, preview: Preview, host: str, port: int, folder: str, mount: str, observer: Any) -> None:
        super().__init__(self._build, host, port, folder, mount)
        self._preview = preview
        self.observer = observer
        self.build_delay = _QUIET
        self.error_handler = lambda code: _content(Path(folder) / f"{code}.html")
        self.set_app(partial(_telling, preview, self._early_or_built))

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Builds again when something changes there."""
        self._watched_paths[path] = 1
        self.observer.schedule(_Changes(self), path, recursive=recursive)

    def changed(self, path: Path) -> None:
        """Shows what can be shown at once, and asks for a build. Where more changes follow, only the build is quick."""
        if self.observer.event_queue.qsize() < _MANY and self._preview.ahead(path):
            self.build_delay = _FETCHED
            with self._epoch_cond:
                self._visible_epoch = self._wanted_epoch = self._later()
                self._epoch_cond.notify_all()
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _build(self) -> None:
        """Nobody need wait for the site meanwhile, which is whole at every moment; browsers load it anew afterwards."""
        self.build_delay = _QUIET
        with self._epoch_cond:
            self._wanted_epoch = self._visible_epoch
            self._epoch_cond.notify_all()
        self._preview.build()
        self._wanted_epoch = self._later()

    def _later(self) -> int:
        """A time as MkDocs counts it, in milliseconds, after that of what is shown."""
        return max(self._visible_epoch + 1, round(time.monotonic() * 1000))

    def _early_or_built(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """A page that came ahead of the build, else what is published."""
        path: str = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        epoch = self._visible_epoch  # before the page, which is then loaded again rather than once too seldom
        content = self._preview.early(addresses.file_of(path.removeprefix(self.mount_path)))
        if content is None:
            return self.serve_request(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/html")])
        return [self._inject_js_into_html(content, epoch)]  # type: ignore[no-untyped-call]


class _Changes(FileSystemEventHandler):
    """Tells the server of changes; that something is read is none."""

    def __init__(self, server: _Server) -> None:
        self._server = server

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory and event.event_type not in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            self._server.changed(Path(os.fsdecode(event.dest_path or event.src_path)))


def _observer(paths: Iterable[str], *, poll: bool) -> Any:
    """The system's own way of telling; where it has none left, a look at all files every half second."""
    if not poll:
        trial = Observer()
        try:
            for path in paths:
                trial.schedule(FileSystemEventHandler(), path, recursive=True)
            trial.start()
        except OSError:
            poll = True
        else:
            trial.stop()
    return PollingObserver(timeout=0.5) if poll else Observer()


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _telling(
    preview: Preview, inner: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    """A page with what is wrong in the files."""
    started: list[Any] = []
    body = b"".join(inner(environ, lambda *given: started.extend(given)))  # type: ignore[arg-type]
    status, headers = started[:2]
    if environ["PATH_INFO"].endswith(".pdf") and status.startswith("404"):
        body = _UNPRINTED.encode()
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    if dict(headers).get("Content-Type", "").startswith("text/html"):
        body = with_findings(body, preview.findings)
        headers = [(name, value) for name, value in headers if name != "Content-Length"]
        headers.append(("Content-Length", str(len(body))))
    start_response(status, headers)
    return [body]
