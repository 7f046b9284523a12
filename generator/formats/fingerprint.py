"""What tells a finding from all others, and stays the same while lines are added above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.digest import digest_of
from generator.finding import Finding


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for each finding: of its code, file, key path and words; a number tells apart those that share them all."""
    seen: Counter[str] = Counter()
    out = []
    for finding in findings:
        own = digest_of([finding.code, finding.place.file, [str(step) for step in finding.place.path], finding.message])
        seen[own] += 1
        out.append(own if seen[own] == 1 else digest_of([own, seen[own]]))
    return out
