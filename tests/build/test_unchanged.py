"""A build that has nothing to do is told before anything is loaded."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import site
from generator.build import unchanged as module
from generator.build.unchanged import inputs_digest, unchanged
from generator.host import build_site
from generator.settings import Project


@pytest.fixture
def built_project(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Built once, of files that count as old enough."""
    monkeypatch.setattr(module, "_TOO_FRESH", -3600.0)
    build_site(project, strict=False)
    return project


def test_the_same_outcome_without_loading(built_project: Path) -> None:
    """Counts and findings are those of the build; nothing was written, nothing parsed."""
    expected = build_site(built_project, strict=False)
    known = unchanged(Project(built_project), strict=False)
    assert known is not None
    assert known.published == expected.published
    assert (known.counts, known.findings, known.pages, known.target, known.parsed) == (
        expected.counts,
        expected.findings,
        expected.pages,
        expected.target,
        0,
    )


def _edit(project: Path) -> None:
    path = project / "data/awards/prize.yml"
    path.write_bytes(path.read_bytes() + b"\n")


def _touch_same_size(project: Path) -> None:
    path = project / "data/portal.yml"
    path.write_bytes(path.read_bytes().replace(b"e", b"E"))


def _new_record(project: Path) -> None:
    (project / "data/awards/second.yml").write_bytes((project / "data/awards/prize.yml").read_bytes())


def _lost_record(project: Path) -> None:
    (project / "data/awards/prize.yml").unlink()


def _setting(project: Path) -> None:
    path = project / "mkdocs.yml"
    path.write_bytes(path.read_bytes() + b"\n")


def _font(project: Path) -> None:
    (project / "fonts").mkdir()
    (project / "fonts/own.ttf").write_bytes(b"font")


def _page_lost(project: Path) -> None:
    (project / "site/index.html").unlink()


def _page_cut(project: Path) -> None:
    (project / "site/index.html").write_bytes(b"<")


def _page_strange(project: Path) -> None:
    (project / "site/stray.html").write_bytes(b"<")


def _link(project: Path) -> None:
    (project / "content/media/linked.png").symlink_to("elsewhere.png")


def _memory(project: Path) -> None:
    (project / ".fourones/cache.sqlite").write_bytes(b"not a database" * 400)


def _commit(project: Path) -> None:
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=project, check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "first"], cwd=project, check=True)


def _tomorrow(_project: Path) -> None:
    os.environ["SOURCE_DATE_EPOCH"] = str(int(time.time()) + 86_400)


@pytest.mark.parametrize(
    "change",
    [
        _edit,
        _touch_same_size,
        _new_record,
        _lost_record,
        _setting,
        _font,
        _page_lost,
        _page_cut,
        _page_strange,
        _link,
        _memory,
        _commit,
        _tomorrow,
    ],
)
def test_whatever_may_change_the_site_is_seen(
    built_project: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An input, a page, the commit, the day, a link that hides what lies behind it, a lost memory."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", os.environ.get("SOURCE_DATE_EPOCH", ""))
    assert unchanged(Project(built_project), strict=False) is not None
    change(built_project)
    assert unchanged(Project(built_project), strict=False) is None


def test_a_site_of_another_build_is_not_taken_for_this_one(
    built_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that is not remembered publishes a record that is taken back: no page of it may stay."""
    with monkeypatch.context() as forgetful:
        forgetful.setattr(site, "remember", lambda *_args: None)
        _new_record(built_project)
        build_site(built_project, strict=False)
    (built_project / "data/awards/second.yml").unlink()

    assert unchanged(Project(built_project), strict=False) is None


def test_strict_is_another_question(built_project: Path) -> None:
    """What was built with errors allowed says nothing of a build that refuses them."""
    assert unchanged(Project(built_project), strict=True) is None


def test_a_file_changed_just_now_is_not_trusted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its time could stay the same through another change."""
    monkeypatch.setattr(module, "_TOO_FRESH", 2.0)
    _edit(project)
    assert inputs_digest(Project(project), strict=False) is None


def test_a_setting_that_reads_elsewhere_is_not_remembered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook, another plugin or a value from the environment cannot be seen in sizes and times."""
    monkeypatch.setattr(module, "_TOO_FRESH", -3600.0)
    monkeypatch.setenv("PORTAL", "https://example.org/")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "extra:\n  from_environment: !ENV PORTAL\n", encoding="utf-8")
    build_site(project, strict=False)
    assert unchanged(Project(project), strict=False) is None
