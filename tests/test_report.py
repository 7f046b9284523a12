"""Findings and summaries as people and programs read them."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from generator.finding import Finding, Place
from generator.problem import Mend
from generator.report import as_json, as_line, print_findings, print_outcome, progress

ERROR = Finding("Y01", Place("data/a.yml", ("name",), 2, 7), "写法有误", "支部名称", "改成这样：\nname: 支部")
NOTE = Finding("P05", Place("data/b.yml"), "与名额有出入")


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (ERROR, "Y01 data/a.yml:2:7 [支部名称] 写法有误 → 改成这样：\nname: 支部"),
        (NOTE, "P05 data/b.yml 与名额有出入"),
        (Finding("F04", Place("a.yml", (), 1), "空"), "F04 a.yml:1 空"),
        (Finding("F04", Place("a.yml"), "空", fix="删掉"), "F04 a.yml 空 → 删掉"),
    ],
)
def test_one_line(finding: Finding, line: str) -> None:
    """Code, place as far as it is known, label, message, the right form."""
    assert as_line(finding) == line


def test_json() -> None:
    """A list of flat objects; what is not known is null or empty, and Chinese stays readable."""
    text = as_json([ERROR, NOTE])
    assert "写法有误" in text
    assert orjson.loads(text) == [
        {
            "code": "Y01",
            "severity": "error",
            "file": "data/a.yml",
            "line": 2,
            "column": 7,
            "path": ["name"],
            "label": "支部名称",
            "message": "写法有误",
            "fix": "改成这样：\nname: 支部",
        },
        {
            "code": "P05",
            "severity": "note",
            "file": "data/b.yml",
            "line": None,
            "column": None,
            "path": [],
            "label": "",
            "message": "与名额有出入",
            "fix": "",
        },
    ]


def test_no_findings_are_an_empty_list() -> None:
    """Still JSON."""
    assert orjson.loads(as_json([])) == []


def printed(capsys: pytest.CaptureFixture[str], root: Path, *findings: Finding, only_errors: bool = False) -> str:
    """What is printed of findings."""
    print_findings(findings, root, only_errors=only_errors)
    return capsys.readouterr().out


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one file."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.yml").write_text("# 支部\nname: [\n", encoding="utf-8")
    return tmp_path


def test_text_with_the_source_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line that it is about, every line of the right form, and a count at the end."""
    assert printed(capsys, root, ERROR, NOTE) == (
        "错误 Y01 data/a.yml:2:7\n"
        "      2 │ name: [\n"
        "        〔支部名称〕写法有误\n"
        "        → 改成这样：\n"
        "        → name: 支部\n"
        "\n"
        "说明 P05 data/b.yml\n"
        "        与名额有出入\n"
        "\n"
        "错误 1，提醒 0，说明 1\n"
    )


def test_the_other_line_is_shown_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both lines of a key that stands twice; and how many findings a machine could mend."""
    twice = Finding("Y02", Place("data/a.yml", (), 2, 1), "写过", mend=Mend(value="a"), also=(1,))
    assert printed(capsys, root, twice) == (
        "错误 Y02 data/a.yml:2:1\n"
        "      1 │ # 支部\n"
        "      2 │ name: [\n"
        "        写过\n"
        "\n"
        "错误 1，提醒 0，说明 0\n"
        "其中 1 处可以自动改正：fourones check --fix\n"
    )


def test_only_errors(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a build: what was left out, without the count, which its summary has."""
    assert printed(capsys, root, ERROR, NOTE, only_errors=True).startswith("错误 Y01")
    assert printed(capsys, root, NOTE, only_errors=True) == ""


def test_nothing_found(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Said in words."""
    assert printed(capsys, root) == "没有发现问题。\n"


@pytest.mark.parametrize(
    "line",
    ["name: [bold]粗[/bold]", "a: :smile: :100:", "path: C:\\", "text: [/]", "b: " + "长" * 200],
)
def test_source_is_printed_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    """No part of it is markup or an emoji; a very long line is cut."""
    (tmp_path / "a.yml").write_text("\n" * 99 + line + "\n", encoding="utf-8")
    out = printed(capsys, tmp_path, Finding("Y01", Place("a.yml", (), 100, 5), line, fix=line))
    assert out.splitlines()[:4] == [
        "错误 Y01 a.yml:100:5",
        f"    100 │ {line[:120]}",
        f"        {line}",
        f"        → {line}",
    ]


@pytest.mark.parametrize("line", [0, 3, 99])
def test_a_line_that_is_not_there(root: Path, capsys: pytest.CaptureFixture[str], line: int) -> None:
    """A file that changed in the meantime is no reason to fail."""
    out = printed(capsys, root, Finding("Y01", Place("data/a.yml", (), line), "有误"))
    assert "│" not in out


def test_a_file_that_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its line is shown as far as it can be."""
    (tmp_path / "a.yml").write_bytes("甲".encode("gbk") + b"\n")
    out = printed(capsys, tmp_path, Finding("F02", Place("a.yml", (), 1), "不是 UTF-8"))
    assert "      1 │ \ufffd\ufffd\n" in out


def test_summary(capsys: pytest.CaptureFixture[str]) -> None:
    """Line by line, as it is."""
    print_outcome(["记录：支部 1", "打开：/a/[b]/:100:/index.html"])
    assert capsys.readouterr().out == "记录：支部 1\n打开：/a/[b]/:100:/index.html\n"


def test_no_bar_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Logs stay clean."""
    with progress() as advance:
        assert advance is None
    assert capsys.readouterr() == ("", "")
