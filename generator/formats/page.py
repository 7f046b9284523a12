"""Findings as one page of HTML, to be printed or sent: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from generator.finding import CATALOGUE, Finding, Severity

_TEMPLATE = Path(__file__).with_name("page.html.j2")
_LONGEST = 120


def as_html(findings: Sequence[Finding], sources: Mapping[str, Sequence[str]]) -> str:
    """The page: a count, then file by file what is wrong, each with its lines in `sources`."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    files = [
        (name, [(finding, _shown(finding, sources.get(name, ()))) for finding in group])
        for name, group in groupby(findings, key=lambda finding: finding.place.file)
    ]
    counts = [(severity.word, sum(each.severity is severity for each in findings)) for severity in Severity]
    return template.render(files=files, counts=counts, catalogue=CATALOGUE)


def _shown(finding: Finding, lines: Sequence[str]) -> list[tuple[int, str]]:
    """Number and text of each line that one has to see."""
    numbers = sorted({*finding.also, finding.place.line or 0})
    return [(number, lines[number - 1][:_LONGEST]) for number in numbers if 0 < number <= len(lines)]
