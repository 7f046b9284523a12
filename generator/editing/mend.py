"""Findings that carry a mend are mended, in memory: bytes in, bytes out, and nothing else is touched.

What a mend is, is decided where the mistake is recognised. Here it is only applied, again and again until nothing is
left that one could mend, since one mistake may hide another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.encoding import decode, plain_text
from generator.finding import Finding
from generator.model.files import FileType
from generator.model.judge import Context, judged
from generator.problem import Edit, applied
from generator.quoting import quoted_value
from generator.source import spans

_ROUNDS = 8
"""More than the depth to which mistakes hide each other: encoding, soft breaks, keys, quotes, values."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The bytes of a file, and what was mended in them, round by round."""

    raw: bytes
    done: tuple[Finding, ...]


def mended(raw: bytes, name: str, kind: FileType, context: Context) -> Mended:
    """The file of this name with all mended that is certain; a file without such mistakes byte for byte as it was."""
    done: list[Finding] = []
    for _round in range(_ROUNDS):
        findings = _first([finding for finding in judged(raw, name, kind, context) if finding.mend is not None])
        after = _once(raw, findings, kind)
        if after == raw:
            break
        done += findings
        raw = after
    return Mended(raw, tuple(done))


def _first(findings: list[Finding]) -> list[Finding]:
    """What comes first: a foreign encoding by itself, since nothing has its place before."""
    return [finding for finding in findings if finding.mend is not None and finding.mend.encoding] or findings


def _once(raw: bytes, findings: Sequence[Finding], kind: FileType) -> bytes:
    """The bytes after one round."""
    for finding in findings:
        if finding.mend is not None and finding.mend.encoding:
            return plain_text(raw, finding.mend.encoding).encode()
    text, _problem = decode(raw)
    if not text:
        return raw
    edits = [*_typed(findings), *_valued(text, findings, kind)]
    return applied(text, edits).encode() if edits else raw


def _typed(findings: Iterable[Finding]) -> Iterable[Edit]:
    for finding in findings:
        if finding.mend is not None:
            yield from finding.mend.edits


def _valued(text: str, findings: Sequence[Finding], kind: FileType) -> Iterable[Edit]:
    """The edits of values that a key path names; one that stands over several lines is left alone."""
    asked = [finding for finding in findings if finding.mend is not None and (finding.mend.value or finding.mend.quote)]
    places = spans(text, [finding.place.path for finding in asked], front_matter=kind.front_matter)
    for finding, place in zip(asked, places, strict=True):
        assert finding.mend is not None
        if place is None:
            continue
        typed = text[place.start : place.end].rstrip()
        right = quoted_value(typed) if finding.mend.quote else finding.mend.value
        if _separate(right) and not place.in_brackets:
            right = _as_items(right, text[text.rfind("\n", 0, place.start) + 1 : place.start])
        if right and "\n" not in typed:
            yield Edit(place.start, place.start + len(typed), right)


def _separate(value: str) -> bool:
    """Whether a value is several items, which only brackets can hold in one place."""
    return ", " in value and value[0] not in "[\"'"


def _as_items(value: str, before: str) -> str:
    """Several items as lines of a list, each after what stands before the first; empty where that is no dash."""
    return f"\n{before}".join(value.split(", ")) if re.fullmatch(r" *- +", before) else ""
