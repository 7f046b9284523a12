"""What a preview says of the files within its pages."""

from __future__ import annotations

from generator.finding import Finding, Place, found
from generator.pages.told import with_findings

PAGE = b"<html><body><p>x</p></body></html>"


def test_errors_first_and_escaped() -> None:
    """An error opens the block and stands before warnings; words of a record are words."""
    warning = found("P07", "data/branches/a.yml", message="建设中", fix="补上")
    error = Finding("S01", Place("data/branches/b.yml", (), 3), "没有“<script>”这一项", "titel", "是否想写 title？")
    page = with_findings(PAGE, [warning, error]).decode()

    assert page.startswith("<html><body><p>x</p><aside ")
    assert page.endswith("</aside></body></html>")
    assert "<details open><summary>检查：错误 1，提醒 1（只在预览时显示）</summary>" in page
    told = "错误 S01 data/branches/b.yml:3 〔titel〕没有“&lt;script&gt;”这一项<br>→ 是否想写 title？"
    assert page.index(told) < page.index("提醒 P07")


def test_warnings_are_folded() -> None:
    """Without errors the block is one line."""
    page = with_findings(PAGE, [found("P07", "data/branches/a.yml", message="建设中")])

    assert b"<details><summary>" in page


def test_nothing_to_tell() -> None:
    """Notes and no findings leave the page as it is, and so does what is no page."""
    assert with_findings(PAGE, []) == with_findings(PAGE, [found("F11", "a.gif", message="动图")]) == PAGE
    assert with_findings(b"no page", [found("P07", "a", message="b")]) == b"no page"


def test_a_long_list_is_cut() -> None:
    """Nobody reads hundreds of lines there; how many are left is said."""
    page = with_findings(PAGE, [found("P07", "a", message=str(number)) for number in range(100)]).decode()

    assert (page.count("<li>"), "还有40条" in page) == (61, True)
