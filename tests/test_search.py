"""The search index: words of one character, passages that do not run together, and what Pagefind makes of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import orjson
import pytest

from generator import search
from generator.search import as_html, readings, search_tasks, spaced, title_words
from generator.task import Stage
from generator.views.search import SearchDocument

DOCUMENT = SearchDocument(
    url="cases/bedside/",
    title="床旁 15 分钟",
    kind="典型案例",
    where="附属医院党委",
    date="2026年3月1日",
    summary="每天十五分钟。",
    names=("床旁 15 分钟",),
    passages=("附属医院党委", "交班<后>，查房"),
    facets=(("kind", ("典型案例",)), ("year", ("2026年",))),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("党建引领", "党 建 引 领"),
        ("教党〔2018〕25号", "教 党 〔2018〕 25 号"),
        ("用 AI agents 做党建，有“双带头人”。", "用␣ AI␣ agents␣ 做 党 建， 有 “双 带 头 人”。"),
        ("1+1 与ＡＢ１", "1+ 1␣ 与 AB1"),
        ("䶮堃𬭎", "䶮 堃 𬭎"),
        ("，。 ", ""),
    ],
)
def test_every_han_character_is_a_word(text: str, words: str) -> None:
    """Marks stay with their word, Latin words stay whole, a space of the text is kept as a sign."""
    assert spaced(text) == words


def test_words_of_a_title_are_moved() -> None:
    """Han characters into another plane, other words behind a sign: a query can ask for titles alone."""
    assert title_words("一A2龥") == [chr(0x20000), "ʈa2", chr(0x20000 + 0x9FA5 - 0x4E00)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("药学院",), ["yaoxueyuan", "yxy"]),
        (("重庆银行",), ["chongqingyinhang", "cqyh"]),
        (("AI+党建",), ["aidangjian", "adj"]),
        (("样板", "样板"), ["yangban", "yb"]),
        (("——",), []),
    ],
)
def test_readings_of_names(names: tuple[str, ...], expected: list[str]) -> None:
    """Full pinyin and initials, each once; words with several readings are read as words."""
    assert readings(names) == expected


def test_document_as_pagefind_reads_it() -> None:
    """What a result shows is not searched, passages are parted, text is never markup."""
    assert as_html(DOCUMENT) == (
        '<!doctype html><html lang="qaa"><body data-pagefind-body><div data-pagefind-ignore="index">'
        '<b data-pagefind-meta="title">床旁 15 分钟</b><b data-pagefind-meta="url">cases/bedside/</b>'
        '<b data-pagefind-meta="kind">典型案例</b><b data-pagefind-meta="where">附属医院党委</b>'
        '<b data-pagefind-meta="date">2026年3月1日</b><b data-pagefind-meta="summary">每天十五分钟。</b>'
        '<b data-pagefind-filter="kind">典型案例</b><b data-pagefind-filter="year">2026年</b></div>'
        "<p>床 旁␣ 15␣ 分 钟 ǁ 附 属 医 院 党 委 ǁ 交 班 &lt;后&gt;， 查 房 ǂ "
        f"{chr(ord('床') + search.TITLE)} {chr(ord('旁') + search.TITLE)} ʈ15 {chr(ord('分') + search.TITLE)} "
        f"{chr(ord('钟') + search.TITLE)} ǁ chuangpang15fenzhong cp1fz</p></body></html>\n"
    )


def test_files_of_the_index(tmp_path: Path) -> None:
    """Pagefind's script, words and records, our settings; none of its ready-made pages."""
    tasks, findings = search_tasks([DOCUMENT], [("微视频", "短片")], tmp_path)
    made = {task.path.removeprefix("search/index/"): task.func(*task.args) for task in tasks}
    assert findings == []
    assert {task.stage for task in tasks} == {Stage.INDEX}
    assert {"pagefind.js", "pagefind-entry.json", "wasm.unknown.pagefind", "settings.json"} <= made.keys()
    assert [name for name in made if "ui" in name or "highlight" in name] == []
    assert [name.split("/")[0] for name in made if name.endswith(".pf_fragment")] == ["fragment"]
    assert orjson.loads(made["settings.json"])["synonyms"] == [["微视频", "短片"]]


def test_the_same_documents_are_indexed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is kept below the scratch folder, in its last state only, and made anew for other documents."""
    first, _findings = search_tasks([DOCUMENT], [], tmp_path)
    runs: list[object] = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: (runs.append(a), run(*a, **k))[1])
    again, _findings = search_tasks([DOCUMENT], [], tmp_path)
    assert (runs, [task.key for task in again]) == ([], [task.key for task in first])
    search_tasks([DOCUMENT, DOCUMENT], [], tmp_path)
    assert (len(runs), len(list((tmp_path / "search").iterdir()))) == (1, 1)


def test_a_failed_index_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other pages are built; the next build tries again."""
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: tmp_path / "nothing")
    tasks, findings = search_tasks([DOCUMENT], [], tmp_path)
    assert tasks == []
    assert [(finding.code, finding.place.file) for finding in findings] == [("B03", "search/index")]
    assert list((tmp_path / "search").iterdir()) == []
