"""One publication: what is stale, what is written, what is only linked, and the swap."""

from __future__ import annotations

import errno
import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from generator.build import publish, tree
from generator.build.cache import Cache
from generator.build.manifest import verified
from generator.build.publish import Published, Publisher
from generator.build.tree import MARK
from generator.task import Stage, Task


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    """The memory of earlier publications."""
    with Cache(tmp_path / "scratch") as opened:
        yield opened


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where the site goes; nothing is there yet."""
    return tmp_path / "site"


def task(path: str, key: str = "") -> Task:
    """A task whose key is its path, or as given."""
    return Task(path, Stage.RENDER, key or path, bytes, ())


def published(
    site: Path, cache: Cache, files: dict[Task, bytes], *, precompressed: bool = False
) -> tuple[list[str], Published]:
    """The paths that were stale, and what the publication did; only what is stale is made."""
    publisher = Publisher(site, cache)
    publisher.precompressed = precompressed
    stale = publisher.stale(files)
    for each in stale:
        publisher.take_down(publisher.place(each, files[each]))
    done = publisher.commit()
    publisher.abandon()
    return [each.path for each in stale], done


def contents(site: Path) -> dict[str, bytes]:
    """Every file of the site but the mark."""
    files = [path for path in site.rglob("*") if path.is_file() and path.name != MARK]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def touched(site: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of change of every file and folder."""
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in [site, *site.rglob("*")]}


TWO = {task("index.html"): b"home", task("a/index.html"): b"page"}


def test_first_publication(site: Path, cache: Cache) -> None:
    """Everything is stale and written; nothing stays of the way there."""
    stale, done = published(site, cache, TWO)
    assert stale == ["index.html", "a/index.html"]
    assert done == Published(("a/index.html", "index.html"), (), 0)
    assert contents(site) == {"index.html": b"home", "a/index.html": b"page"}
    assert sorted(path.name for path in site.parent.iterdir()) == ["scratch", "site"]


def test_the_same_again_touches_nothing(site: Path, cache: Cache) -> None:
    """Not a file, and not the folder."""
    published(site, cache, TWO)
    before = touched(site)
    assert published(site, cache, TWO) == ([], Published((), (), 2))
    assert touched(site) == before


def test_a_new_key_is_stale(site: Path, cache: Cache) -> None:
    """Only that file is written; the other keeps its inode."""
    published(site, cache, TWO)
    before = inode(site, "index.html")
    stale, done = published(site, cache, {task("index.html"): b"home", task("a/index.html", "new"): b"PAGE"})
    assert (stale, done) == (["a/index.html"], Published(("a/index.html",), (), 1))
    assert contents(site) == {"index.html": b"home", "a/index.html": b"PAGE"}
    assert inode(site, "index.html") == before


def test_the_same_bytes_under_another_key_are_not_written(site: Path, cache: Cache) -> None:
    """The new key is remembered, so that the next time the file is not even made."""
    published(site, cache, TWO)
    before = touched(site)
    other = {task("index.html", "other"): b"home", task("a/index.html"): b"page"}
    assert published(site, cache, other) == (["index.html"], Published((), (), 2))
    assert published(site, cache, other) == ([], Published((), (), 2))
    assert touched(site) == before


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"cut")])
def test_a_file_that_was_changed_by_hand_is_made_again(site: Path, cache: Cache, damage: object) -> None:
    """A missing file or one of another size is stale."""
    published(site, cache, TWO)
    assert callable(damage)
    damage(site / "index.html")
    assert published(site, cache, TWO) == (["index.html"], Published(("index.html",), (), 1))
    assert contents(site) == {"index.html": b"home", "a/index.html": b"page"}


def test_a_file_without_task_goes(site: Path, cache: Cache) -> None:
    """With the folder that it leaves empty."""
    published(site, cache, TWO)
    (site / "stray.txt").write_bytes(b"stray")
    assert published(site, cache, {task("index.html"): b"home"}) == (
        [],
        Published((), ("a/index.html", "stray.txt"), 1),
    )
    assert sorted(path.name for path in site.iterdir()) == [MARK, "index.html"]


def test_without_memory_everything_is_written_again(site: Path, cache: Cache, tmp_path: Path) -> None:
    """The result is the same."""
    published(site, cache, TWO)
    with Cache(tmp_path / "other") as empty:
        assert published(site, empty, TWO)[1] == Published(("a/index.html", "index.html"), (), 0)
    assert contents(site) == {"index.html": b"home", "a/index.html": b"page"}


def test_two_sites_share_a_memory(site: Path, cache: Cache, tmp_path: Path) -> None:
    """What stands in one says nothing of the other."""
    published(site, cache, TWO)
    assert published(tmp_path / "second", cache, TWO)[1].unchanged == 0
    assert published(site, cache, TWO)[1].unchanged == 2


def test_nothing_is_seen_before_the_commit(site: Path, cache: Cache) -> None:
    """What was added stands aside, and goes when the publication is abandoned."""
    published(site, cache, TWO)
    before = touched(site)
    publisher = Publisher(site, cache)
    publisher.take_down(publisher.place(task("index.html", "new"), b"half"))
    assert touched(site) == before
    publisher.abandon()
    assert touched(site) == before
    assert not publisher.staging.exists()


def test_what_a_killed_publication_left_is_swept_away(site: Path, cache: Cache) -> None:
    """Half a staging folder never becomes part of the site."""
    published(site, cache, TWO)
    staging, retired = (site.parent / f".site.{name}" for name in ("staging", "retired"))
    for folder in (staging, retired):
        folder.mkdir()
        (folder / "killed.html").write_bytes(b"half")
    assert published(site, cache, TWO) == ([], Published((), (), 2))
    assert [folder.exists() for folder in (staging, retired)] == [False, False]
    assert contents(site) == {"index.html": b"home", "a/index.html": b"page"}


def test_a_site_that_was_lost_between_two_renames_comes_back(site: Path, cache: Cache) -> None:
    """Where the system cannot exchange two folders, a kill may leave only the retired site."""
    published(site, cache, TWO)
    site.rename(site.parent / ".site.retired")
    assert published(site, cache, TWO) == ([], Published((), (), 2))
    assert contents(site) == {"index.html": b"home", "a/index.html": b"page"}


def test_what_cannot_be_written_stops_the_publication(site: Path, cache: Cache) -> None:
    """A full disk, or a name that is too long: the site stays as it was."""
    published(site, cache, TWO)
    before = touched(site)
    with pytest.raises(OSError, match="b"):
        published(site, cache, {task("b" * 300): b"file"})
    Publisher(site, cache).abandon()
    assert touched(site) == before


def test_files_are_copied_where_they_cannot_be_linked(
    site: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file system without hard links the kept files are copies of the same time."""
    published(site, cache, TWO)
    before = (site / "index.html").stat()

    def no_links(*_args: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", no_links)
    published(site, cache, {task("index.html"): b"home", task("a/index.html", "new"): b"PAGE"})
    assert contents(site) == {"index.html": b"home", "a/index.html": b"PAGE"}
    after = (site / "index.html").stat()
    assert (after.st_mtime_ns, after.st_ino != before.st_ino) == (before.st_mtime_ns, True)


def test_folders_are_renamed_where_they_cannot_be_exchanged(
    site: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The result is the same, and the retired site is the previous one."""
    published(site, cache, TWO)
    monkeypatch.setattr(tree, "_exchange", lambda *_args: False)
    published(site, cache, {task("index.html", "new"): b"HOME"})
    assert contents(site) == {"index.html": b"HOME"}
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.previous", "scratch", "site"]


def test_what_is_hidden_at_the_top_stays(site: Path, cache: Cache) -> None:
    """Files and folders that are not ours, such as .gitignore and .well-known/, empty folders included."""
    published(site, cache, TWO)
    (site / ".gitignore").write_bytes(b"*")
    (site / ".well-known/empty").mkdir(parents=True)
    (site / ".well-known/proof.txt").write_bytes(b"proof")
    assert published(site, cache, {task("index.html", "new"): b"HOME"})[1].removed == ("a/index.html",)
    assert contents(site) == {"index.html": b"HOME", ".gitignore": b"*", ".well-known/proof.txt": b"proof"}
    assert (site / ".well-known/empty").is_dir()


def test_folders_are_made_as_they_are_needed(cache: Cache, tmp_path: Path) -> None:
    """On the way to the site, in it, and for what is only linked the next time."""
    site = tmp_path / "not/there/yet"
    deep = {task("a/b/c/index.html"): b"deep"}
    published(site, cache, deep)
    published(site, cache, deep | {task("index.html"): b"home"})
    assert contents(site) == {"a/b/c/index.html": b"deep", "index.html": b"home"}


THREE = TWO | {task("b/index.html"): b"other"}


def inode(site: Path, name: str) -> int:
    """What tells a file from another with the same bytes."""
    return (site / name).stat().st_ino


def test_the_next_staging_folder_starts_from_the_site_before_the_last(
    site: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After two edits, a third links only what the second changed; what all three share is not touched."""
    published(site, cache, THREE)
    published(site, cache, THREE | {task("index.html", "2"): b"second"})
    linked: list[str] = []
    link = publish.link
    monkeypatch.setattr(publish, "link", lambda *each: (linked.append(Path(each[1]).name), link(*each)))
    third = {task("index.html", "2"): b"second", task("a/index.html", "3"): b"third", task("c.html"): b"new"}
    assert published(site, cache, third)[1] == Published(("a/index.html", "c.html"), ("b/index.html",), 1)
    assert contents(site) == {"index.html": b"second", "a/index.html": b"third", "c.html": b"new"}
    assert linked == ["index.html"]


@pytest.mark.parametrize("before", [1, 2])
def test_what_stays_may_be_linked_ahead(site: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    """Each file once, whether staging starts from nothing or from the site before the last."""
    published(site, cache, THREE)
    if before == 2:
        published(site, cache, THREE | {task("b/index.html", "2"): b"second"})
    third = {**THREE, task("index.html", "3"): b"third"}
    linked: list[str] = []
    link = publish.link
    monkeypatch.setattr(publish, "link", lambda *each: (linked.append(str(each[1])), link(*each)))
    publisher = Publisher(site, cache)
    publisher.stale([task("a/index.html"), task("index.html", "3")])
    publisher.link()
    ahead = len(linked)
    for each in publisher.stale(third):
        publisher.take_down(publisher.place(each, third[each]))
    publisher.commit()
    publisher.abandon()
    assert contents(site) == {"index.html": b"third", "a/index.html": b"page", "b/index.html": b"other"}
    assert (ahead, len(linked)) == ((1, 2) if before == 1 else (0, 0))
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.previous", "scratch", "site"]


def test_linked_ahead_for_nothing(site: Path, cache: Cache) -> None:
    """All that was stale had the same bytes: nothing is published, and the next edit is right."""
    pages = {"index.html": b"second", "a/index.html": b"page", "b/index.html": b"other"}
    published(site, cache, THREE)
    published(site, cache, {task(path, "edited"): content for path, content in pages.items()})
    same = {task(path, "of new code"): content for path, content in pages.items()}
    publisher = Publisher(site, cache)
    stale = publisher.stale(same)
    publisher.link()
    for each in stale:
        publisher.take_down(publisher.place(each, same[each]))
    assert publisher.commit() == Published((), (), 3)
    publisher.abandon()
    assert verified(site.parent / ".site.previous").sound

    stale_now, done = published(site, cache, same | {task("c.html"): b"new"})
    assert (stale_now, done) == (["c.html"], Published(("c.html",), (), 3))
    assert contents(site) == pages | {"c.html": b"new"}


def test_back_to_the_site_before_the_last(site: Path, cache: Cache) -> None:
    """A page was added and taken back: what was known of the same site before is known again."""
    more = THREE | {task("z.html"): b"more"}
    for files in (THREE, more, THREE):
        published(site, cache, files)
    assert published(site, cache, THREE) == ([], Published((), (), 3))


def test_a_lost_file_that_nobody_makes_any_more(site: Path, cache: Cache) -> None:
    """The manifest does not name it any longer."""
    published(site, cache, TWO)
    (site / "a/index.html").unlink()
    published(site, cache, {task("index.html"): b"home"})
    assert verified(site).sound
    assert published(site, cache, {task("index.html"): b"home"}) == ([], Published((), (), 1))


def test_an_interrupted_swap_is_undone_at_once(site: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders cannot be exchanged and the second renaming fails, the old site is back when the build ends."""
    published(site, cache, TWO)
    monkeypatch.setattr(tree, "_exchange", lambda _one, _other: False)
    replace = Path.replace

    def held_open(own: Path, other: Path) -> Path:
        if own.name == ".site.staging" and other == site:
            raise PermissionError(errno.EACCES, "in use", str(own))
        return replace(own, other)

    publisher = Publisher(site, cache)
    publisher.take_down(publisher.place(task("index.html", "edited"), b"HOME"))
    with monkeypatch.context() as in_use:
        in_use.setattr(Path, "replace", held_open)
        with pytest.raises(PermissionError):
            publisher.commit()
    publisher.abandon()
    assert contents(site) == {"index.html": b"home", "a/index.html": b"page"}


@pytest.mark.parametrize("last", [b"home", b"other"])
def test_two_tasks_for_one_path(site: Path, cache: Cache, last: bytes) -> None:
    """The last one counts, in its bytes and in what is remembered of them, also where it is as it was."""
    published(site, cache, TWO)
    publisher = Publisher(site, cache)
    publisher.stale([task("a/index.html")])
    for key, content in (("first", b"first"), ("last", last)):
        publisher.take_down(publisher.place(task("index.html", key), content))
    publisher.commit()
    publisher.abandon()
    assert contents(site) == {"index.html": last, "a/index.html": b"page"}
    assert verified(site).sound


def test_a_linked_folder_stays_a_link(site: Path, cache: Cache, tmp_path: Path) -> None:
    """The site may lie elsewhere: what is exchanged is the folder that the link leads to."""
    served = tmp_path / "served/www"
    served.mkdir(parents=True)
    site.symlink_to(served)
    for content in (b"home", b"HOME", b"third"):
        published(site, cache, {task("index.html", content.decode()): content})
        assert (served / "index.html").read_bytes() == content
    assert site.is_symlink()


def test_a_hidden_link_to_a_folder_stays(site: Path, cache: Cache, tmp_path: Path) -> None:
    """However often the site changes."""
    (tmp_path / "proofs").mkdir()
    (tmp_path / "proofs/file").write_bytes(b"proof")
    published(site, cache, {task("index.html", "0"): b"0"})
    (site / ".well-known").symlink_to(tmp_path / "proofs")
    for number in "1234":
        published(site, cache, {task("index.html", number): number.encode()})
        assert (site / ".well-known/file").read_bytes() == b"proof"
        assert (site / "index.html").read_text("ascii") == number


def test_a_task_of_the_published_bytes_after_one_of_others(site: Path, cache: Cache) -> None:
    """What was written for the path meanwhile does not count: bytes and what is remembered of them agree."""
    published(site, cache, TWO)
    publisher = Publisher(site, cache)
    publisher.take_down(publisher.place(task("index.html", "of another group"), b"HOME"))
    assert publisher.stale(TWO) == []
    publisher.commit()
    publisher.abandon()
    assert contents(site)["index.html"] == b"home"
    assert verified(site).sound


def test_a_file_that_two_trees_share_is_never_written_into(site: Path, cache: Cache) -> None:
    """The published page keeps its bytes until the swap, though staging held the same file."""
    published(site, cache, THREE)
    published(site, cache, THREE | {task("index.html", "2"): b"second"})
    publisher = Publisher(site, cache)
    publisher.take_down(publisher.place(task("a/index.html", "3"), b"half of the third"))
    assert contents(site) == {"index.html": b"second", "a/index.html": b"page", "b/index.html": b"other"}


def test_a_file_may_take_the_place_of_a_folder(site: Path, cache: Cache) -> None:
    """And the other way round, though staging starts from a tree that has the other."""
    folder, file = {task("a/b.html"): b"in it"}, {task("a"): b"instead"}
    for wanted, found in ((folder, {"a/b.html": b"in it"}), (file, {"a": b"instead"})) * 3:
        published(site, cache, wanted)
        assert contents(site) == found


@pytest.mark.parametrize("damage", ["cut", "lost", "mark", "stray"])
def test_a_damaged_previous_site_spoils_nothing(site: Path, cache: Cache, damage: str) -> None:
    """A file cut short, a lost one, an unreadable mark, a file that nobody made."""
    published(site, cache, THREE)
    published(site, cache, THREE | {task("index.html", "2"): b"second"})
    previous = site.parent / ".site.previous"
    match damage:
        case "cut":
            (previous / "a/index.html").unlink()
            (previous / "a/index.html").write_bytes(b"p")
        case "lost":
            (previous / "a/index.html").unlink()
        case "mark":
            (previous / MARK).unlink()
            (previous / MARK).write_bytes(b"\xff\xfe")
        case _:
            (previous / "stray").mkdir()
            (previous / "stray/file.html").write_bytes(b"stray")
    published(site, cache, THREE | {task("index.html", "3"): b"third!"})
    assert contents(site) == {"index.html": b"third!", "a/index.html": b"page", "b/index.html": b"other"}


def test_a_kill_after_the_swap_leaves_no_wrong_memory(
    site: Path, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit is published, the process dies, the edit is taken back: the page is made again."""
    published(site, cache, TWO)
    monkeypatch.setattr(publish.Cache, "close", lambda _self: None)  # as if killed before the end
    with Cache(tmp_path / "scratch") as dying:
        published(site, dying, TWO | {task("index.html", "edited"): b"HOME"})
    with Cache(tmp_path / "scratch") as next_one:
        assert published(site, next_one, TWO)[1].written == ("index.html",)
    assert contents(site)["index.html"] == b"home"


PAGES = {task("index.html"): b"home " * 50, task("a.css"): b"p{}", task("b.png"): b"picture"}


def test_text_is_packed(site: Path, cache: Cache) -> None:
    """Beside every text file lie two that unpack to it, beside a picture none; the same again writes nothing."""
    published(site, cache, PAGES, precompressed=True)
    found = contents(site)

    assert found.keys() == {f"{name}{end}" for name in ("index.html", "a.css") for end in ("", ".gz", ".br")} | {
        "b.png"
    }
    for name in ("index.html", "a.css"):
        assert gzip.decompress(found[f"{name}.gz"]) == brotli.decompress(found[f"{name}.br"]) == found[name]
    assert published(site, cache, PAGES, precompressed=True) == ([], Published((), (), 7))


def test_packed_text_follows_its_page(site: Path, cache: Cache) -> None:
    """A changed page is packed anew, one whose packed file was damaged as well; a page that goes takes them along."""
    for number in range(4):  # the third begins from the first
        pages = {task("index.html", str(number)): b"%d" % number, task("a.css"): b"p{}"}
        published(site, cache, pages, precompressed=True)
        found = contents(site)
        assert gzip.decompress(found["index.html.gz"]) == brotli.decompress(found["index.html.br"]) == b"%d" % number
    (site / "a.css.gz").write_bytes(b"")
    done = published(site, cache, {task("a.css"): b"p{}"}, precompressed=True)[1]

    assert done == Published(("a.css.gz",), ("index.html", "index.html.br", "index.html.gz"), 2)
    assert gzip.decompress(contents(site)["a.css.gz"]) == b"p{}"


def test_packed_text_goes_with_the_setting(site: Path, cache: Cache) -> None:
    """Without it, no packed file is left that would be served in the place of a newer page."""
    published(site, cache, PAGES, precompressed=True)
    published(site, cache, PAGES)

    assert contents(site).keys() == {"index.html", "a.css", "b.png"}
