"""The watch over speed: work is counted, never timed, on a made-up site that is the same every time.

Nothing is done twice, nothing is done for what has not changed, and twice the records are twice the work.
"""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path

import pytest

from generator.build.outcome import Outcome
from generator.host import build_site
from generator.model import parse
from generator.pages import render
from tests.bench.records import retitle, write_project

EDITED = "data/achievements/b0003/b0003-1.yml"
TITLE = "改过的名称"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What was parsed (bytes of files), and the addresses of the pages that were rendered."""
    done: dict[str, list[str]] = {"parsed": [], "rendered": []}
    take_apart, render_page = parse.take_apart, render.render_page

    def parsing(raw: bytes, **options: object) -> parse.Parsed:
        done["parsed"].append(raw.decode())
        return take_apart(raw, **options)  # type: ignore[arg-type]

    def rendering(page: render.Page, *rest: object) -> bytes:
        done["rendered"].append(page.url)
        return render_page(page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parse, "take_apart", parsing)
    monkeypatch.setattr(render, "render_page", rendering)
    return done


def edited(root: Path) -> None:
    """Another title for one achievement."""
    retitle(root / EDITED, TITLE)


def contents(root: Path) -> dict[str, bytes]:
    """Path and bytes of every file of the site."""
    site = root / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def built(root: Path) -> Outcome:
    """One build that publishes."""
    outcome = build_site(root, strict=True)
    assert outcome.published is not None
    return outcome


def test_nothing_changed(tmp_path: Path, counted: dict[str, list[str]]) -> None:
    """No file is parsed, no page rendered, none written."""
    write_project(tmp_path, 60)
    built(tmp_path)
    first = {name: len(each) for name, each in counted.items()}

    outcome = built(tmp_path)

    assert outcome.published is not None
    assert (outcome.parsed, outcome.published.written, outcome.published.removed) == (0, (), ())
    assert {name: len(each) for name, each in counted.items()} == first
    assert len(set(counted["rendered"])) == len(counted["rendered"]) == outcome.pages


def test_one_title(tmp_path: Path, counted: dict[str, list[str]]) -> None:
    """One file is parsed; of the pages those are rendered that say something else afterwards, and exactly those files
    are written that a build from nothing makes otherwise.
    """
    write_project(tmp_path / "one", 150)
    write_project(tmp_path / "other", 150)
    built(tmp_path / "one")
    before = contents(tmp_path / "one")
    counted["parsed"].clear()
    counted["rendered"].clear()
    edited(tmp_path / "one")

    outcome = built(tmp_path / "one")

    assert [text.split("\n", 1)[0] for text in counted["parsed"]] == [f"title: {TITLE}"]
    assert outcome.parsed == 1
    rendered = {render.addresses.file_of(url) for url in counted["rendered"]}
    assert len(rendered) == len(counted["rendered"])
    edited(tmp_path / "other")
    built(tmp_path / "other")
    after = contents(tmp_path / "other")
    assert contents(tmp_path / "one") == after
    changed = {path for path, content in after.items() if before.get(path) != content} - {".fourones"}
    assert outcome.published is not None
    assert set(outcome.published.written) == changed
    assert rendered == {path for path in changed if path.endswith(".html") and not path.endswith("/embed.html")}


def test_work_grows_with_the_records(tmp_path: Path) -> None:
    """Calls of functions: those of a build from nothing are in proportion, and a change costs a part of them."""
    calls = {}
    for size in (150, 300):
        root = tmp_path / str(size)
        write_project(root, size)
        built(root)  # what happens once in a process is not counted
        (root / ".fourones/cache.sqlite").unlink()
        calls["cold", size] = calls_of(root)
        edited(root)
        calls["edit", size] = calls_of(root)

    assert 1.5 < calls["cold", 300] / calls["cold", 150] < 2.1
    assert calls["edit", 300] / calls["edit", 150] < 2.1
    assert calls["edit", 300] < 0.4 * calls["cold", 300]


def calls_of(root: Path) -> int:
    """How many calls one build makes."""
    profile = cProfile.Profile()
    profile.runcall(built, root)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
