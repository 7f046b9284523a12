"""What is wrong in the files, shown within the pages of a preview; a built site has nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator.finding import Finding, Severity

_SHOWN = 60
"""Findings that the block lists; more nobody reads there."""

_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:99;max-height:45vh;overflow:auto;background:#fff;color:#1f1b18;"
    "border-top:3px solid #9e1b1e;font:14px/1.6 sans-serif;padding:.4rem 1rem;box-shadow:0 -4px 16px #0003"
)


def with_findings(page: bytes, findings: Iterable[Finding]) -> bytes:
    """The page with a block of errors and warnings at its foot, folded unless there are errors."""
    block = "".join(_block([each for each in findings if each.severity is not Severity.NOTE]))
    before, end, after = page.rpartition(b"</body>")
    return before + block.encode() + end + after if end else page


def _block(told: list[Finding]) -> Iterator[str]:
    if not told:
        return
    errors = sum(each.severity is Severity.ERROR for each in told)
    told.sort(key=lambda each: (each.severity is not Severity.ERROR, each.sort_key))
    yield f'<aside style="{_STYLE}" aria-label="检查结果"><details{" open" if errors else ""}>'
    yield f"<summary>检查：错误 {errors}，提醒 {len(told) - errors}（只在预览时显示）</summary><ol>"
    for each in told[:_SHOWN]:
        place = f"{each.place.file}{f':{each.place.line}' if each.place.line else ''}"
        label = f"〔{each.label}〕" if each.label else ""
        words = f"{each.severity.word} {each.code} {place} {label}{each.message}"
        yield f"<li>{escape(words)}{f'<br>→ {escape(each.fix)}' if each.fix else ''}</li>"
    if len(told) > _SHOWN:
        yield f"<li>还有{len(told) - _SHOWN}条，用 fourones check 看</li>"
    yield "</ol></details></aside>"
