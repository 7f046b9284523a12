"""Changes of files: what they were and what they become, as lines that people read, and put on the disk at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.encoding import decode
from generator.finding import Finding
from generator.placing import placed

_VISIBLE = str.maketrans(
    {
        "\t": "〔Tab〕",
        "\u3000": "〔全角空格〕",
        "\xa0": "〔不间断空格〕",
        "\x0b": "〔软回车〕",
        "\u2028": "〔软回车〕",
        "\u2029": "〔软回车〕",
        "\u200b": "〔零宽字符〕",
        "\ufeff": "〔零宽字符〕",
        "\r": "〔回车〕",
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """One file, by its path from the root, before and after; `done` are the findings that were mended."""

    name: str
    before: bytes
    after: bytes
    done: tuple[Finding, ...] = ()


def diff_lines(change: Change) -> Iterator[str]:
    """The unified diff of a change, without line ends; white space that nobody sees is named in what goes."""
    before, after = (_lines(raw) for raw in (change.before, change.after))
    old, new = f"{change.name}（原来）", f"{change.name}（改后）"
    if before == after:
        yield "（只换了编码或行末，文字没有变）"
    for line in difflib.unified_diff(before, after, old, new, n=1, lineterm=""):
        yield line.translate(_VISIBLE) if line.startswith("-") else line.rstrip("\r")


def _lines(raw: bytes) -> list[str]:
    text, _problem = decode(raw)
    return text.removesuffix("\n").split("\n")


def write_change(root: Path, change: Change) -> None:
    """Puts the new bytes in the place of the file, or of what a link stands for, so that it is never half there.
    Raises OSError.
    """
    placed((root / change.name).resolve(), change.after)
