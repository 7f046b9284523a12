"""The page of a saved record, ahead of the build: what the build will make, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.host.preview import Preview
from tests.bench.records import write_project

URL = "http://127.0.0.1:8000/"
ONES = ("data/branches", "data/studios", "data/achievements", "data/policies", "content/cases", "content/notices")
"""Where the types live of which each file is one record with a page."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up project with every type of record."""
    root = tmp_path_factory.mktemp("ahead") / "project"
    root.mkdir()
    write_project(root, 80, search=False)
    return root


@pytest.fixture(scope="module")
def preview(root: Path) -> Preview:
    """The project, built once and again: from the second time on MkDocs is not asked."""
    preview = Preview(root, root.parent / "site", URL, long=0)
    preview.whole()
    return preview


@pytest.fixture
def changed(root: Path, preview: Preview) -> Iterator[Changes]:
    """Changes files, and takes that back."""
    changes = Changes(root)
    yield changes
    changes.back()
    preview.build()


class Changes:
    """Files that were changed, as they were before."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before: dict[Path, str] = {}

    def __call__(self, name: str, pattern: str, new: str) -> Path:
        """Puts words into a file in the place of those that match."""
        path = self._root / name
        text = self._before.setdefault(path, path.read_text("utf-8"))
        other = re.sub(pattern, new, text, count=1, flags=re.M)
        assert other != text
        path.write_text(other, "utf-8")
        return path

    def back(self) -> None:
        """Every file as it was."""
        for path, text in self._before.items():
            path.write_text(text, "utf-8")


def first(root: Path, folder: str, words: str = "") -> str:
    """The path of a record from the root; one that has these words."""
    paths = (path for path in (root / folder).rglob("*.[ym]*") if words in path.read_text("utf-8"))
    return min(paths).relative_to(root).as_posix()


def pages(preview: Preview, path: Path) -> dict[str, bytes]:
    """What comes ahead."""
    assert preview._ahead is not None
    return preview._ahead.files(path)


@pytest.mark.parametrize("folder", ONES)
def test_it_is_the_page_that_the_build_makes(root: Path, preview: Preview, changed: Changes, folder: str) -> None:
    """To the byte, and with nothing left of the words that were there."""
    name = first(root, folder)
    path = changed(name, r"^(title|name): .*$", r"\1: 换过的字")

    ahead = pages(preview, path)
    preview.build()

    page = next(each for each in ahead if each.endswith(f"/{path.stem}/index.html"))
    assert "换过的字" in ahead[page].decode().replace("<wbr>", "")
    assert ahead == {each: (root.parent / "site" / each).read_bytes() for each in ahead}


@pytest.mark.parametrize(
    ("folder", "pattern", "new"),
    [
        ("data/achievements", r"\Atitle:", "draft: true\ntitle:"),
        ("data/achievements", r"\Atitle:", "withdrawn: {date: 2026-10-01, reason: 重新核对}\ntitle:"),
        ("data/achievements", r"\Atitle:", "aliases: [old-name]\ntitle:"),
        ("data/achievements", r"\Atitle:", "titel:"),
        ("data/achievements", r"^owners:\n(- .*\n)+", "owners: [nobody]\n"),
        ("data/policies", r"^open_mode: .*$", "open_mode: internal"),
        ("data/programmes", r"^goal: .*$", "goal: 另一个目标"),
        ("data", r"^  name: .*$", "  name: 另一个单位"),
    ],
)
def test_what_only_a_build_can_tell(
    root: Path, preview: Preview, changed: Changes, folder: str, pattern: str, new: str
) -> None:
    """Nothing comes ahead of a record that is hidden, faulty or tied otherwise, nor where all else hangs on it."""
    name = first(root, folder) if folder != "data" else "data/units.yml"
    assert pages(preview, changed(name, pattern, new)) == {}


def test_new_and_gone(root: Path, preview: Preview, changed: Changes) -> None:
    """Other pages must tell of both."""
    name = first(root, "data/achievements")
    new = root / "data/achievements/new.yml"
    new.write_text((root / name).read_text("utf-8"), "utf-8")
    assert pages(preview, new) == {}
    new.unlink()
    gone = changed(name, "title: .*", "title: 甲")
    gone.unlink()
    assert pages(preview, gone) == {}


def test_the_gate_holds(root: Path, preview: Preview, changed: Changes) -> None:
    """What is not for everybody does not come ahead either."""
    name = first(root, "data/branches", "\nidea:")
    path = changed(name, r"^idea: .*$", "idea: 人人可见\ncontact: 不给人看\nnote: 也不给人看")

    ahead = b"".join(pages(preview, path).values()).decode()

    assert "人人可见" in ahead
    assert "不给人看" not in ahead


def test_a_page_stays_until_a_build_has_it(root: Path, preview: Preview, changed: Changes) -> None:
    """Saved again while a build was at work, the page is that of the last time; saved as it is, it is none."""
    name = first(root, "data/achievements")
    page = f"achievements/{Path(name).stem}/index.html"
    path = changed(name, r"^title: .*$", "title: 第一次")
    assert preview.ahead(path)
    assert not preview.ahead(path)
    again = preview._again

    def meanwhile() -> bool:
        done = again()
        changed(name, r"^title: .*$", "title: 第二次")
        assert preview.ahead(path)
        return done

    preview._again = meanwhile  # type: ignore[method-assign]
    preview.build()
    preview._again = again  # type: ignore[method-assign]
    early = preview.early(page)
    assert early is not None
    assert "第二次" in early.decode()

    preview.build()
    assert preview.early(page) is None
    assert "第二次" in (root.parent / "site" / page).read_text("utf-8")


def test_short_builds_are_waited_for(root: Path, tmp_path: Path) -> None:
    """A browser would load the page twice."""
    preview = Preview(root, tmp_path / "site", URL, long=3600)
    preview.whole()
    assert not preview.ahead(root / first(root, "data/achievements"))
