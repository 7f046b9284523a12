"""The summary of a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build.outcome import Outcome
from generator.build.publish import Published
from generator.finding import Finding, Severity, found

FINDINGS = (
    found("Y01", "a.yml", message="有误"),
    found("P06", "b.yml", message="提醒"),
    found("P12", "b.yml", message="提醒"),
    found("P05", "c.yml", message="说明"),
)


def outcome(findings: tuple[Finding, ...], published: Published | None, refused: str = "") -> Outcome:
    """A build of two branches and one studio."""
    return Outcome({"支部": 2, "工作室": 1}, findings, 9, published, 1.26, Path("site"), refused)


def test_summary_of_a_publication() -> None:
    """Records, findings, files, time, and where to look."""
    done = outcome((), Published(("a", "b"), ("c",), 40))
    assert list(done.lines()) == [
        "记录：支部 2，工作室 1",
        "检查：错误 0，提醒 0，说明 0",
        "网页：9 页；写入文件 2，删除 1，未变 40",
        "用时：1.3 秒",
        "打开：site/index.html",
    ]


def test_summary_of_a_refusal() -> None:
    """No files, and the reason in the place of the address."""
    assert list(outcome(FINDINGS, None, "有错误").lines()) == [
        "记录：支部 2，工作室 1",
        "检查：错误 1，提醒 2，说明 1（fourones check 逐条列出）",
        "用时：1.3 秒",
        "未发布：有错误",
    ]


@pytest.mark.parametrize(("severity", "count"), [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.NOTE, 1)])
def test_number_of_findings(severity: Severity, count: int) -> None:
    """By severity."""
    assert outcome(FINDINGS, None).number(severity) == count
