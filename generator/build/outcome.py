"""What a build did, in numbers and findings, and the summary of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.build.publish import Published
from generator.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """`counts` is records by label of their type; `refused` says why nothing was published; `elsewhere` what other
    machines did, where any were asked.
    """

    counts: dict[str, int]
    findings: tuple[Finding, ...]
    pages: int
    published: Published | None
    seconds: float
    target: Path
    refused: str = ""
    parsed: int = 0
    elsewhere: str = ""

    def number(self, severity: Severity) -> int:
        """How many findings of one severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def lines(self) -> Iterator[str]:
        """The summary in a few lines."""
        yield "记录：" + "，".join(f"{label} {count}" for label, count in self.counts.items())
        yield (
            f"检查：错误 {self.number(Severity.ERROR)}，提醒 {self.number(Severity.WARNING)}，"
            f"说明 {self.number(Severity.NOTE)}" + ("（fourones check 逐条列出）" if self.findings else "")
        )
        if self.published is not None:
            yield (
                f"网页：{self.pages} 页；写入文件 {len(self.published.written)}，"
                f"删除 {len(self.published.removed)}，未变 {self.published.unchanged}"
            )
        if self.elsewhere:
            yield f"分工：{self.elsewhere}"
        yield f"用时：{self.seconds:.1f} 秒"
        yield f"未发布：{self.refused}" if self.refused else f"打开：{self.target / 'index.html'}"
