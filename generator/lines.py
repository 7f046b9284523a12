"""The lines of a YAML text as staff write it, told apart even where the text is no YAML.

A parser stops at the first mistake; this reader never does. It knows block lists and mappings, literal text, and
quotes and brackets that run over several lines: as much as is needed to say what a line was meant to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
"""Characters without width, as web pages and chats leave them."""

_SPACE = r"[ \t\u3000\xa0\u2000-\u200a" + INVISIBLE + "]"
_LINE = re.compile(
    rf"(?P<lead>{_SPACE}*)(?P<dashes>(?:-(?:{_SPACE}+|$))*)"
    rf"(?:(?P<key>[^\s:：#\"'\[\]{{}},，。、；（）“”‘’&*!|>%@`-][^\s:：\"'{{}},，。、；（）“”‘’]*|\"[^\"]*\"|'[^']*')"
    rf"(?P<colon>{_SPACE}*[:：]{_SPACE}*))?(?P<value>.*)"
)
_LITERAL = re.compile(r"[|>][-+1-9]*(?:\s+#.*)?")
_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?:\s.*)?")


_LONGEST = 4_000
"""How long a value may be before the search for its end is given up."""


class Sort(Enum):
    """What a line is."""

    EMPTY = auto()
    COMMENT = auto()
    ENTRY = auto()
    LITERAL = auto()
    GOES_ON = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line, `start` being the offset of its first character. An entry has a lead of white space, any number of
    dashes, perhaps a key with its colon (and the spaces about that), and what follows.
    """

    number: int
    start: int
    text: str
    sort: Sort
    lead: str = ""
    dashes: str = ""
    key: str = ""
    colon: str = ""
    value: str = ""

    @property
    def column(self) -> int:
        """How far in the key or the value stands."""
        return len(self.lead) + len(self.dashes)

    @property
    def value_start(self) -> int:
        """The offset of the value in the text."""
        return self.start + len(self.lead) + len(self.dashes) + len(self.key) + len(self.colon)


def read_lines(text: str) -> Iterator[Line]:
    """The lines of a text, in order."""
    start = 0
    literal: int | None = None
    open_value = ""
    last: Line | None = None
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.rstrip("\r")
        lead = bare[: len(bare) - len(bare.lstrip())]
        if literal is not None and bare.strip() and len(lead) <= literal:
            literal = None
        if not bare.strip(INVISIBLE + " \t\u3000\xa0"):
            yield Line(number, start, bare, Sort.EMPTY)
        elif literal is not None:
            yield Line(number, start, bare, Sort.LITERAL, lead)
        elif open_value and not _outside(last, bare, lead):
            open_value += "\n" + bare
            yield Line(number, start, bare, Sort.GOES_ON, lead)
            open_value = open_value if len(open_value) < _LONGEST and _stays_open(open_value, bare) else ""
        elif bare.lstrip().startswith("#"):
            yield Line(number, start, bare, Sort.COMMENT, lead)
        elif _DOCUMENT.fullmatch(bare):
            yield Line(number, start, bare, Sort.COMMENT)
            last = None
        else:
            entry = _entry(number, start, bare)
            if last is not None and _goes_on(last, entry):
                yield Line(number, start, bare, Sort.GOES_ON, lead)
            else:
                yield entry
                last = entry
                literal = len(entry.lead) + len(entry.dashes) if _LITERAL.fullmatch(entry.value.rstrip()) else None
                if literal is not None and entry.dashes and not entry.key:
                    literal = len(entry.lead)
                open_value = entry.value if is_open(entry.value) else ""
        start += len(line) + 1


def _entry(number: int, start: int, text: str) -> Line:
    match = _LINE.match(text)
    assert match is not None  # every part may be empty
    return Line(
        number, start, text, Sort.ENTRY, match["lead"], match["dashes"], match["key"] or "", match["colon"] or "",
        match["value"],
    )  # fmt: skip


def _goes_on(last: Line, entry: Line) -> bool:
    """Whether a line goes on with the plain text of the last entry: further in, and neither key nor item."""
    if not last.value.strip() or entry.dashes or (entry.key and "\n" not in entry.colon and _is_key(entry)):
        return False
    return len(entry.lead) > len(last.lead)


def _outside(last: Line | None, bare: str, lead: str) -> bool:
    """Whether a line cannot belong to the open value of the last entry: it stands as far out, and closes nothing."""
    return last is not None and len(lead) <= len(last.lead) and bare.strip()[:1] not in ("]", "}")


def _is_key(entry: Line) -> bool:
    return entry.colon.startswith(":") and (entry.colon != ":" or not entry.value)


def _stays_open(value: str, line: str) -> bool:
    """Whether a value is still open after the line that it now ends with."""
    closers = value.strip()[0] if value.strip()[0] in "'\"" else "]}"
    return not any(closer in line for closer in closers) or is_open(value)


def is_open(value: str) -> bool:
    """Whether a quote or a bracket that a value starts with is not closed in it."""
    value = value.strip()
    if value[:1] in ("'", '"'):
        return closing_quote(value) is None
    if value[:1] in ("[", "{"):
        return closing_bracket(value) is None
    return False


def closing_quote(value: str) -> int | None:
    """Where the quote that the value starts with ends."""
    mark = value[0]
    at = 1
    while at < len(value):
        if (mark == '"' and value[at] == "\\") or (mark == "'" and value[at : at + 2] == "''"):
            at += 2
        elif value[at] == mark:
            return at
        else:
            at += 1
    return None


def closing_bracket(value: str) -> int | None:
    """Where the bracket that the value starts with ends; brackets within quotes do not count."""
    depth = 0
    at = 0
    while at < len(value):
        char = value[at]
        if char in "'\"" and value[at - 1] in " [{,:":
            closed = closing_quote(value[at:])
            if closed is None:
                return None
            at += closed
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return None
