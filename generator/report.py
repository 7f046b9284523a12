"""The only printer: findings as annotated source lines or JSON, progress, and the summary of a build."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from generator.encoding import shown_lines
from generator.finding import Finding, Severity
from generator.task import Stage

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
_STAGES = {Stage.DERIVE: "图片", Stage.RENDER: "网页", Stage.BIND: "成果汇编", Stage.INDEX: "搜索"}
_DIFF = {"-": "red", "+": "green", "@": "dim"}

_REFRESH = 25
"""After how many finished tasks a progress bar is drawn again."""


def as_json(findings: Iterable[Finding]) -> str:
    """A JSON list: code, severity, file, line, column, path, label, message, fix."""
    rows = [
        {
            "code": f.code,
            "severity": f.severity.value,
            "file": f.place.file,
            "line": f.place.line,
            "column": f.place.column,
            "path": list(f.place.path),
            "label": f.label,
            "message": f.message,
            "fix": f.fix,
        }
        for f in findings
    ]
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2).decode()


def as_line(finding: Finding) -> str:
    """One finding in one line, as the catalogue of tests and logs hold it."""
    place = ":".join(str(part) for part in (finding.place.file, finding.place.line, finding.place.column) if part)
    label = f" [{finding.label}]" if finding.label else ""
    fix = f" → {finding.fix}" if finding.fix else ""
    return f"{finding.code} {place}{label} {finding.message}{fix}"


def print_findings(findings: Iterable[Finding], root: Path, *, only_errors: bool = False) -> None:
    """Findings with the source line that each is about, then a count."""
    console = Console(highlight=False, soft_wrap=True)
    shown = [f for f in findings if f.severity is Severity.ERROR or not only_errors]
    texts: dict[str, list[str]] = {}
    for finding in shown:
        if finding.place.file not in texts:
            texts[finding.place.file] = shown_lines(root / finding.place.file)
        _print_one(console, finding, texts[finding.place.file])
    if not only_errors:
        counts = {s: sum(f.severity is s for f in shown) for s in Severity}
        console.print("，".join(f"{s.word} {n}" for s, n in counts.items()) if shown else "没有发现问题。")
        mendable = sum(f.mend is not None for f in shown)
        if mendable:
            console.print(f"其中 {mendable} 处可以自动改正：fourones check --fix")


def _print_one(console: Console, finding: Finding, lines: list[str]) -> None:
    head = f"{finding.severity.word} {finding.code}"
    place = ":".join(str(part) for part in (finding.place.file, finding.place.line, finding.place.column) if part)
    label = f"〔{finding.label}〕" if finding.label else ""
    console.print(Text.assemble((head, _COLOURS[finding.severity]), f" {place}"))
    for line in sorted({*finding.also, finding.place.line or 0}):
        if 0 < line <= len(lines):
            console.print(Text.assemble((f"  {line:>5} │", "dim"), f" {lines[line - 1][:120]}"))
    console.print(Text(f"        {label}{finding.message}"))
    for part in finding.fix.splitlines():
        console.print(Text.assemble(("        →", "green"), f" {part}"))
    console.print()


def print_diff(heading: str, lines: Iterable[str], *, to_errors: bool = False) -> None:
    """What changes in one file: a heading, then the lines that go and those that come."""
    console = Console(highlight=False, soft_wrap=True, stderr=to_errors)
    console.print(Text(heading, "bold"))
    for line in lines:
        console.print(Text(f"  {line}", _DIFF.get(line[:1], "")))
    console.print()


def print_parts(heading: str, parts: Iterable[tuple[str, str]]) -> None:
    """A heading, and below it some named texts; those of several lines are set off."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(heading, "bold"))
    for name, text in parts:
        lines = text.splitlines()
        console.print()
        console.print(Text.assemble((f"{name}：", "green"), lines[0] if len(lines) == 1 else ""))
        for line in lines if len(lines) > 1 else ():
            console.print(Text(f"    {line}"))


def print_outcome(lines: Iterable[str]) -> None:
    """The summary of a build."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text(line))


@contextlib.contextmanager
def progress() -> Iterator[Callable[[Stage, int, int], None] | None]:
    """A progress bar a stage on a terminal; nothing where there is none."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # no refreshing thread: a process with threads must not be forked (see generator.build.fork)
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bars:
        known = {stage: bars.add_task(word, total=None, visible=False) for stage, word in _STAGES.items()}

        def advance(stage: Stage, done: int, total: int) -> None:
            bars.update(known[stage], completed=done, total=total, visible=True)
            if done % _REFRESH == 0 or done == total:
                bars.refresh()

        yield advance


def quiet_host() -> None:
    """Only warnings of MkDocs are shown; the summary is ours."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)


def follow_host() -> None:
    """While serving, each rebuild says its summary, and MkDocs only what is wrong."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("mkdocs.plugins.fourones").setLevel(logging.INFO)
