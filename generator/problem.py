"""What is wrong with a text, and how a machine may put it right without guessing.

A mend is computed where the mistake is recognised, and applied by `generator.editing.mend` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` in the place of the characters from `start` to `end` of the decoded file."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mend:
    """One safe correction, in one of four forms: `edits` of the text; `encoding`, the one that the file is really in;
    `value`, the YAML that the value at the finding's key path should be; `quote`, that value as typed, in quotes.
    """

    edits: tuple[Edit, ...] = ()
    encoding: str = ""
    value: str = ""
    quote: bool = False

    @classmethod
    def from_plain(cls, row: Mapping[str, Any] | None) -> Mend | None:
        """The mend that plain data tells of, as orjson writes and reads it."""
        return cls(**{**row, "edits": tuple(Edit(**edit) for edit in row["edits"])}) if row else None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the text itself; lines and columns count from 1. `also` names the other lines that
    one has to see to understand it, `shown` as much of personal data as may be repeated.
    """

    code: str
    message: str
    fix: str = ""
    line: int | None = None
    column: int | None = None
    mend: Mend | None = None
    also: tuple[int, ...] = ()
    shown: str = ""

    @classmethod
    def from_plain(cls, row: Mapping[str, Any]) -> Problem:
        """The problem that plain data tells of, as orjson writes and reads it."""
        return cls(**{**row, "mend": Mend.from_plain(row["mend"]), "also": tuple(row["also"])})


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that a file may have: all of them, and those that hold a list wherever they stand."""

    known: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()


NO_KEYS = Keys()


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; where two overlap, the first one is made."""
    parts: list[str] = []
    reached = 0
    for edit in sorted(set(edits), key=lambda each: (each.start, each.end, each.text)):
        if edit.start < reached:
            continue
        parts += text[reached : edit.start], edit.text
        reached = edit.end
    return "".join((*parts, text[reached:]))
