"""The preview server: a page follows its record as soon as that is saved.

MkDocs' own server looks at every file twice a second, and lets browsers wait while it builds. This one is told of
changes by the system, shows a page that comes ahead of the build at once, and loads all pages once more after it.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from generator.host.preview import Preview, content_of
from generator.pages.told import with_findings
from generator.portal import addresses
from generator.settings import theme_folder

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_QUIET = 0.05
"""Seconds without a change after which a build begins: a program may write several files, or one in pieces."""

_UNPRINTED = "预览不排印 PDF。要看排印的样子：fourones compendium 编号；正式生成网站时会一并排印。"

_MANY = 8
"""Events that wait: one save brings a few, of the file and of its folder."""

_FETCHED = 0.3
"""Seconds that a browser has for a page that came ahead, before the build takes the processor."""

_TURN = 0.0005
"""Seconds after which a build lets whoever asks for a page go on; Python's own ten times as many are felt."""


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


class _Server(LiveReloadServer):
    """MkDocs' server, with what is wrong in the files on every page, and changes as an observer tells them."""

    def __init__(self, preview: Preview, host: str, port: int, folder: str, mount: str, observer: Any) -> None:
        super().__init__(self._build, host, port, folder, mount)
        self._preview = preview
        self.observer = observer
        self.build_delay = _QUIET
        self.error_handler = lambda code: content_of(Path(folder) / f"{code}.html")
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
