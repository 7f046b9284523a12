"""Findings for other programs: what each of them asks for, with everything that could break it escaped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import orjson

from generator.finding import CATALOGUE, Finding, Place
from generator.formats import FORMS, written
from generator.formats.fingerprint import fingerprints
from generator.formats.forge import as_github

ERROR = Finding("Y09", Place("data/甲, b:%.yml", ("name",), 2, 7), "有 100% 的“<b>”", "名称", "改成：\nname: <甲>")
TWICE = Finding("Y02", Place("data/a.yml", (), 3, 1), "写过", also=(1,))
NOTE = Finding("P05", Place("data/b.yml"), "有出入")


def shown(form: str, root: Path, *findings: Finding) -> str:
    """The findings in a form."""
    return written(form, findings, root)


def test_github() -> None:
    """One command a finding; per cent, line ends, colons and commas are escaped where they would end something."""
    assert as_github([ERROR, NOTE]) == (
        "::error file=data/甲%2C b%3A%25.yml,line=2,col=7,title=Y09 文字要加引号::"
        "〔名称〕有 100%25 的“<b>”%0A→ 改成：%0Aname: <甲>\n"
        "::notice file=data/b.yml,title=P05 批次数量与名额有出入::有出入"
    )


def test_gitlab(tmp_path: Path) -> None:
    """What its Code Quality report needs; a place is always given."""
    rows = orjson.loads(shown("gitlab", tmp_path, ERROR, NOTE))

    assert [sorted(row) for row in rows] == [["check_name", "description", "fingerprint", "location", "severity"]] * 2
    assert [row["severity"] for row in rows] == ["critical", "info"]
    assert [row["location"]["lines"]["begin"] for row in rows] == [2, 1]
    assert len({row["fingerprint"] for row in rows}) == 2


def test_fingerprints_stay() -> None:
    """Lines added above change none; equal findings are told apart."""
    moved = Finding("Y09", Place(ERROR.place.file, ("name",), 40, 1), ERROR.message)

    assert fingerprints([ERROR]) == fingerprints([moved])
    assert len(set(fingerprints([ERROR, moved, NOTE]))) == 3


def test_sarif(tmp_path: Path) -> None:
    """The properties that the schema of 2.1.0 requires, in their types; every result has its rule."""
    log = orjson.loads(shown("sarif", tmp_path, ERROR, NOTE))

    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run: dict[str, Any] = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "fourones"
    assert [rule["id"] for rule in rules] == list(CATALOGUE)
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    for result, finding in zip(run["results"], (ERROR, NOTE), strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["level"] in {"none", "note", "warning", "error"}
        assert finding.message in result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[\w%./~-]+", place["artifactLocation"]["uri"], re.ASCII)
        assert unquote(place["artifactLocation"]["uri"]) == finding.place.file
        assert place.get("region", {}).get("startLine", 1) >= 1


def test_html(tmp_path: Path) -> None:
    """One page by itself: no script, nothing from elsewhere, all text escaped, and the lines that it is about."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.yml").write_text("title: <甲>\nb: c\ntitle: 乙\n", encoding="utf-8")

    page = shown("html", tmp_path, TWICE, NOTE, ERROR)

    assert "<pre>1 │ title: &lt;甲&gt;\n3 │ title: 乙</pre>" in page
    assert "<b>”" not in page
    assert re.findall("<h2>(.*?)</h2>", page) == ["data/a.yml", "data/b.yml", "data/甲, b:%.yml"]
    assert re.search("<script|https?:|url\\(|@import|<link|<img", page) is None
    assert "错误 2，提醒 0，说明 1" in page


def test_nothing_found(tmp_path: Path) -> None:
    """No finding is no error of the writer."""
    texts = {form: shown(form, tmp_path) for form in FORMS}

    assert texts["github"] == ""
    assert orjson.loads(texts["gitlab"]) == []
    assert orjson.loads(texts["sarif"])["runs"][0]["results"] == []
    assert "没有发现问题。" in texts["html"]
