"""The editor as the site serves it: complete in Chinese, asking nobody else, and only the release that is known."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from generator.admin import vendor as module
from generator.admin.vendor import VendorError, patched, vendor
from tests.admin.editor import package


@pytest.fixture(scope="module")
def cms() -> Path:
    """The package as npm has it."""
    return package()


def keys(words: dict[str, Any], above: str = "") -> Iterator[str]:
    """The names of all messages."""
    for name, value in words.items():
        if isinstance(value, dict):
            yield from keys(value, f"{above}{name}.")
        else:
            yield above + name


def test_all_words_are_chinese(cms: Path) -> None:
    """Every message that the editor has in English it has in Chinese, in its own words or in ours."""
    files = patched(cms).files
    words = next(orjson.loads(content) for name, content in files.items() if name.endswith("locales/zh-CN.json"))
    english = orjson.loads((cms / "locales/en-US.json").read_bytes())

    assert sorted(set(keys(english)) - set(keys(words))) == []


def test_no_address_elsewhere_is_left(cms: Path) -> None:
    """What the script loads by itself is among the files."""
    files = patched(cms).files
    script = files["sveltia-cms.js"].decode()

    assert [word for word in ("unpkg.com", "jsdelivr.net", "githubstatus.com/api") if word in script] == []
    fonts = [name for name in files if name.endswith(".woff2")]
    assert [name for name in fonts if f"url({name})" not in script] == []
    assert len(fonts) == script.count("url(vendor/fonts/") == 3


def test_another_release_is_refused(cms: Path, tmp_path: Path) -> None:
    """One more address elsewhere, and nothing of it is used."""
    copy = Path(shutil.copytree(cms, tmp_path / "cms", ignore=shutil.ignore_patterns("*.map")))
    script = copy / "dist/sveltia-cms.js"
    script.write_text(script.read_text("utf-8") + "\nfetch(`https://unpkg.com/@sveltia/cms`);\n", "utf-8")

    with pytest.raises(VendorError, match="有 2 处"):
        patched(copy)


def test_without_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no editor, and no error."""
    monkeypatch.setattr(module.shutil, "which", lambda _name: None)

    assert vendor(tmp_path) is None


def test_npm_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its last words are told, and the next build tries again."""
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho npm error network >&2\nexit 1\n", "utf-8")
    npm.chmod(0o755)
    monkeypatch.setattr(module.shutil, "which", lambda _name: str(npm))

    for _time in range(2):
        with pytest.raises(VendorError, match="npm error network"):
            vendor(tmp_path)
