"""What stands in a tree, and what of it is not as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build.cache import Cache
from generator.build.contents import Astray, Contents, Memory, astray, digest_in, entry_of, key_in, size_in
from generator.build.manifest import manifest
from generator.build.tree import MARK


@pytest.mark.parametrize("key", ["key", "a key with spaces", "", "键\n"])
def test_an_entry(key: str) -> None:
    """What was put into it comes out again."""
    entry = entry_of(key, b"abc")
    assert (digest_in(entry), size_in(entry), key_in(entry)) == (ABC, 3, key)


ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_what_is_astray(tmp_path: Path) -> None:
    """Another size, not there, not known; what is hidden at the top is left alone."""
    names = ("kept.html", "a/kept.html", "a/cut.html", "lost.html")
    contents = {name: entry_of("key", b"abc") for name in names}
    for name in ("kept.html", "a/kept.html", "a/stray.html", "a/.stray", ".hidden/file", MARK):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"abc")
    (tmp_path / "a/cut.html").write_bytes(b"ab")
    found = astray(tmp_path, contents)
    assert found == Astray(frozenset({"lost.html"}), frozenset({"a/cut.html", "a/stray.html", "a/.stray"}))
    assert [name for name in names if name in found] == ["a/cut.html", "lost.html"]
    assert astray(tmp_path / "none", contents) == Astray(lost=frozenset(names))


@pytest.mark.parametrize("held", [None, {}])
def test_what_is_known_of_a_tree(tmp_path: Path, held: dict[str, Contents] | None) -> None:
    """What was kept under its mark, until it is forgotten; nothing of a tree that has none."""
    (tmp_path / MARK).write_text(manifest([("a.html", ABC)], "about"), "utf-8")
    mark = manifest([("a.html", ABC)], "").partition("\n")[0]
    contents = {"a.html": entry_of("key", b"abc")}
    with Cache(tmp_path / "scratch") as cache:
        memory = Memory(cache, held)
        assert memory.of(tmp_path) == {}
        memory.keep(mark, contents)
        assert memory.of(tmp_path) == contents
        assert memory.of(tmp_path / "scratch") == {}
        memory.forget(mark)
        assert memory.of(tmp_path) == {}
