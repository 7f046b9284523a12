"""What is kept from the last build is what a fresh build would make."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build.cache import Cache
from generator.build.kept import Kept
from generator.build.prepare import prepare
from generator.portal.graph import PublicPortal, watched
from generator.settings import Project
from generator.task import Stage, Task
from generator.views.all_pages import page_groups
from generator.views.page import Later, Page, shown
from generator.views.related import derive_indexes
from tests.project import ROOT
from tests.records import achievement, branch, case, public, unit


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    """The memory of earlier builds."""
    with Cache(tmp_path / "scratch") as opened:
        yield opened


def kept(portal: PublicPortal, cache: Cache, url: str = "https://x/") -> Kept:
    """The groups of a portal, which is watched."""
    own = watched(portal)
    derive_indexes(own)
    return Kept(cache, "kept", own, url)


def pages(own: Kept) -> list[Page]:
    """All pages, and what they read is written down."""
    made = [page for name, make in page_groups(own.portal) for page in own.pages(name, make)]
    own.save()
    return made


def small(**fields: object) -> PublicPortal:
    """A few records, one of which is as given."""
    return public(unit(), branch(), achievement(**fields), case())


def test_only_what_reads_something_new_is_made_again(cache: Cache) -> None:
    """Another title is on the achievement's page, its owner's and the lists; what does not show it is kept."""
    pages(kept(small(), cache))
    made = pages(kept(small(title="改过的名称"), cache))
    again = {page.url for page in made if not isinstance(page.view, Later)}
    assert {"achievements/achievement/", "branches/branch/", "achievements/", ""} <= again
    assert {"cases/", "notices/", "policies/", "videos/", "search/"}.isdisjoint(again)


def test_a_kept_page_can_be_made_after_all(cache: Cache) -> None:
    """The same head, and the view that it had."""
    before = pages(kept(small(), cache))
    after = pages(kept(small(), cache))
    assert all(isinstance(page.view, Later) for page in after)
    assert [shown(page).view for page in after] == [page.view for page in before]
    assert [page.digest for page in after] == [page.digest for page in before]


def test_another_address_or_setting_keeps_nothing(cache: Cache) -> None:
    """What every group may read is part of each."""
    pages(kept(small(), cache))
    for other in (kept(small(), cache, "https://y/"), kept(public(unit(), title="别的门户"), cache)):
        assert not other.fresh("home")


def test_what_a_preview_leaves_is_caught_up_later(cache: Cache) -> None:
    """A group that is left stays as it was made, and is made anew by the next build that leaves nothing."""
    pages(kept(small(), cache))
    changed = small(title="改过的名称")
    leaving = kept(changed, cache)
    leaving.left = "home".__eq__
    assert leaving.fresh("home")
    pages(leaving)

    assert not kept(changed, cache).fresh("home")


def test_tasks_are_kept_by_their_keys_and_run_when_wanted(cache: Cache) -> None:
    """The function of a kept task makes the group again and gives its own bytes."""
    calls = []

    def make() -> list[Task]:
        calls.append(1)
        return [Task("a", Stage.RENDER, "1", bytes, (b"a",)), Task("b", Stage.INDEX, "2", bytes, (b"b",))]

    first = kept(small(), cache)
    first.tasks("two", make)
    first.save()
    again = kept(small(), cache).tasks("two", make)
    assert [(task.path, task.stage, task.key) for task in again] == [("a", Stage.RENDER, "1"), ("b", Stage.INDEX, "2")]
    assert len(calls) == 1
    assert [task.func(*task.args) for task in again] == [b"a", b"b"]
    assert len(calls) == 2


def test_a_group_that_was_not_saved_is_not_known(cache: Cache) -> None:
    """A build that publishes nothing leaves nothing behind."""
    own = kept(small(), cache)
    own.pages("home", list)
    assert not kept(small(), cache).fresh("home")


EDITS = {
    "data/achievements/*/icu-handover.yml": ("title: ", "title: 改过的"),
    "data/branches/icu.yml": ("short_name: ", "short_name: 改过的"),
    "data/studios/epidemiology-studio.yml": ("name: ", "name: 改过的"),
    "content/cases/herbs-relay.md": ("title: ", "title: 改过的"),
    "data/programmes/model-branch.yml": ("short_name: ", "short_name: 改过的"),
    "data/policies/moe-2018-25.yml": ("title: ", "title: 改过的"),
    "content/notices/midterm-c2-2026.md": ("title: ", "title: 改过的"),
    "data/units.yml": ("name: ", "name: 改过的"),
    "data/awards/*.yml": ("name: ", "name: 改过的"),
    "data/plans/*.yml": ("title: ", "title: 改过的"),
}
"""Where in the demonstration something is changed, one after the other, and what."""


def test_kept_pages_are_those_of_a_fresh_build(tmp_path: Path, cache: Cache) -> None:
    """In the demonstration, whichever record is renamed, goes, becomes a draft or meets other criteria."""
    root = tmp_path / "demonstration"
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, root / name)

    def compared(change: str) -> None:
        portal = prepare(Project(root), cache).public
        with Cache(tmp_path / "empty") as empty:
            fresh = pages(kept(portal, empty))
            empty.drop_parts("kept")
        now = pages(kept(portal, cache))
        assert [(page.url, page.digest) for page in now] == [(page.url, page.digest) for page in fresh], change

    compared("first")
    for pattern, (old, new) in EDITS.items():
        path = next(root.glob(pattern))
        path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
        compared(pattern)
    for pattern in ("data/achievements/**/*.yml", "content/cases/*.md", "data/studios/*.yml"):
        next(root.glob(pattern)).unlink()
        compared(f"{pattern} gone")
    one = sorted(root.glob("data/branches/*.yml"))[2]
    one.write_text("draft: 是\n" + one.read_text("utf-8"), encoding="utf-8")
    compared("draft")
    two = sorted(root.glob("data/achievements/**/*.yml"))[5]
    two.write_text(re.sub(r"(?m)^form: .*$", "form: outreach", two.read_text("utf-8")), encoding="utf-8")
    compared("form")
