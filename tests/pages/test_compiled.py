"""Templates are compiled once for a make of our code, where that may be written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.pages.compiled import compiled


@pytest.fixture(autouse=True)
def _writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python may keep what it has compiled."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def environment(home: Path, source: str = "{{ word }}", *, escaped: bool = True) -> Environment:
    """One of a single template."""
    name = "escaped" if escaped else "plain"
    return Environment(loader=DictLoader({"a": source}), autoescape=escaped, bytecode_cache=compiled(name, home))


def found(env: Environment, monkeypatch: pytest.MonkeyPatch) -> str:
    """What comes of the template, which must have been compiled before."""
    monkeypatch.setattr(env, "_generate", lambda *_given, **_more: pytest.fail("compiled again"))
    return env.get_template("a").render(word="<b>")


def test_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second environment finds what the first has compiled; another text is compiled anew."""
    environment(tmp_path).get_template("a")

    assert found(environment(tmp_path), monkeypatch) == "&lt;b&gt;"
    with pytest.raises(pytest.fail.Exception, match="compiled again"):
        found(environment(tmp_path, "{{ word }}!"), monkeypatch)


def test_each_make_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What escapes never takes what does not; what other code has compiled goes."""
    old = tmp_path / "templates-old"
    old.mkdir()
    environment(tmp_path, escaped=False).get_template("a")

    with pytest.raises(pytest.fail.Exception, match="compiled again"):
        found(environment(tmp_path), monkeypatch)
    assert found(environment(tmp_path, escaped=False), monkeypatch) == "<b>"
    assert not old.exists()


def test_where_nothing_may_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python is told to keep nothing, or a file stands in the way: templates are compiled each time."""
    (tmp_path / "file").write_text("", "utf-8")
    assert compiled("pages", tmp_path / "file") is None
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled("pages", tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is made all the same."""
    cache = compiled("pages", tmp_path)

    def full(*_given: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jinja2.bccache.tempfile.NamedTemporaryFile", full)
    env = Environment(loader=DictLoader({"a": "{{ word }}"}), bytecode_cache=cache)
    assert env.get_template("a").render(word="甲") == "甲"


def test_a_file_that_was_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is compiled again."""
    environment(tmp_path).get_template("a")
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    for length in (1, 4, 20):
        kept.write_bytes(kept.read_bytes()[:length])
        assert environment(tmp_path).get_template("a").render(word="<b>") == "&lt;b&gt;"
