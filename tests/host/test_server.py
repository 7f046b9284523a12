"""The server of a preview: how it hears of changes, and what browsers get meanwhile."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from generator.host import server as module
from generator.host.preview import Preview
from tests.host.test_preview import RECORD, change


def test_files_are_watched_another_way_where_the_system_does_not_tell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The system may have no watches left, or a user may know that it does not tell."""
    assert isinstance(module._observer([str(tmp_path)], poll=False), Observer)
    assert isinstance(module._observer([str(tmp_path)], poll=True), PollingObserver)

    def refused(_self: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "start", refused)
    assert isinstance(module._observer([str(tmp_path)], poll=False), PollingObserver)


def test_a_page_is_served_ahead_of_the_build(project: Path, tmp_path: Path) -> None:
    """Browsers load it at once, and again after the build; nobody waits for a build that is under way."""
    own = Preview(project, tmp_path / "site", "http://127.0.0.1:8000/", long=0)
    own.whole()
    server = module._Server(own, "127.0.0.1", 0, str(tmp_path / "site"), "/", Observer())
    before = server._visible_epoch
    change(project / RECORD, "药圃接力办法", "药圃接力新办法")

    server.changed(project / RECORD)

    early = server._visible_epoch
    assert early > before
    assert "药圃接力新办法" in asked_of(server, "/achievements/herbs-relay/")
    assert f"livereload({early}," in asked_of(server, "/achievements/herbs-relay/")
    assert "药圃接力新办法" not in asked_of(server, "/achievements/")

    server._wanted_epoch += 1  # MkDocs has begun
    own.build = lambda: asked_of(server, "/achievements/")  # type: ignore[assignment, method-assign]
    server._build()
    assert server._wanted_epoch > early
    server.server_close()
    gc.enable()


def asked_of(server: module._Server, url: str) -> str:
    """A page as a browser gets it, without the places where titles may break."""
    body = server.get_app()({"PATH_INFO": url}, lambda *_given: None)
    return b"".join(body).decode().replace("<wbr>", "")


def test_many_changes_at_once_ask_for_a_build_alone(project: Path, tmp_path: Path) -> None:
    """A page for each of them would keep the build, and the browser, waiting."""
    own = Preview(project, tmp_path / "site", "http://127.0.0.1:8000/", long=0)
    own.whole()
    server = module._Server(own, "127.0.0.1", 0, str(tmp_path / "site"), "/", Observer())
    change(project / RECORD, "药圃接力办法", "药圃接力新办法")
    for number in range(module._MANY):
        server.observer.event_queue.put(number)

    server.changed(project / RECORD)

    assert "药圃接力新办法" not in asked_of(server, "/achievements/herbs-relay/")
    assert server._want_rebuild
    server.server_close()
    gc.enable()
