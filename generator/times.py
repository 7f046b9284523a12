"""Chinese expressions of time: the words of the document and the days they stand for.

`parse_when` understands what appears in Party-work documents: 2016年5月底前, 2016年6—11月,
2019年7月至2020年5月, 长期坚持, 每年年末, 自印发之日起, and the plain 2024-06-30, 2024-06, 2024.
The original words are kept beside the parsed start and end, and never rewritten.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Precision(StrEnum):
    """The smallest unit that the words name."""

    DAY = "day"
    MONTH = "month"
    HALF_YEAR = "half-year"
    YEAR = "year"
    NONE = "none"


class Kind(StrEnum):
    """What sort of time it is."""

    POINT = "point"
    DEADLINE = "deadline"
    SPAN = "span"
    RECURRING = "recurring"
    OPEN = "open-ended"


@dataclass(frozen=True, slots=True)
class When:
    """A time: `text` as written; `start` and `end` are inclusive days where they are known."""

    text: str
    start: dt.date | None
    end: dt.date | None
    precision: Precision
    kind: Kind

    def state(self, as_of: dt.date) -> str:
        """`done`, `now` or `next` on the given day; an open-ended time that has begun is `now`."""
        if self.end is not None and self.end < as_of:
            return "done"
        if self.start is not None and self.start > as_of:
            return "next"
        return "now"

    @property
    def sort_key(self) -> dt.date:
        """The last known day, for newest-first lists."""
        return self.end or self.start or dt.date.min


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of an expression, before it is known whether it starts or ends a span."""

    year: int | None
    month: int | None
    day: int | None
    half: int | None = None

    @property
    def precision(self) -> Precision:
        if self.day:
            return Precision.DAY
        if self.month:
            return Precision.MONTH
        return Precision.HALF_YEAR if self.half else Precision.YEAR

    def first(self) -> dt.date | None:
        if self.year is None:
            return None
        month = self.month or (7 if self.half == 2 else 1)
        return _date(self.year, month, self.day or 1)

    def last(self) -> dt.date | None:
        if self.year is None:
            return None
        month = self.month or (6 if self.half == 1 else 12)
        return _date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_POINT = re.compile(
    r"(?:(?P<year>\d{4})\s*年?)?\s*"
    r"(?:(?P<half>[上下])半年|(?:(?P<month>\d{1,2})\s*月份?)?\s*(?:(?P<day>\d{1,2})\s*[日号])?)"
    r"(?P<term>寒假|暑假)?(?P<tail>底|末|年底|年末|初)?"
)
_TERM_MONTHS = {"寒假": 1, "暑假": 7}
"""When a holiday begins: “2021年寒假前” of seed 003 is the January that its next sentence names."""

_NUMERIC = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?")
_SPAN = re.compile(r"\s*(?:[—–－~～]+|至|到)\s*|\s+-\s+")
_HYPHEN = re.compile(r"(?<=[月日号年末底\d])\s*-\s*(?=\d)")
_BEFORE = re.compile(r"(?P<words>.+?)(?P<before>以?前|之前|截止|为止)$")
_AFTER = re.compile(r"(?P<words>.+?)(?:起|以来|开始)$")
_OPEN = ("长期", "持续", "常态化", "自印发之日", "自发布之日", "不定期")
_RECURRING = re.compile(r"每(?:一|两|半)?(?:个)?(?:年度?|学年|学期|季度|月|周|天|日)|年度|定期|按年度")


def parse_day(text: str) -> dt.date | None:
    """One calendar day, or None where the text is no day (30 February included)."""
    found = parse_when(text)
    if found is None or found.precision is not Precision.DAY or found.kind is not Kind.POINT:
        return None
    return found.start


@lru_cache(maxsize=8192)
def parse_when(text: str) -> When | None:
    """The time that the words stand for, or None where they name none."""
    words = " ".join(text.translate(_FULL_WIDTH).split())
    if not words or len(words) > 60:
        return None
    if words.startswith(_OPEN):
        return When(text, None, None, Precision.NONE, Kind.OPEN)
    if _RECURRING.match(words):
        return When(text, None, None, Precision.NONE, Kind.RECURRING)
    before = _BEFORE.match(words)
    if before:
        return _deadline(text, before["words"])
    after = _AFTER.match(words)
    if after:
        point = _point(after["words"], None)
        start = point.first() if point else None
        if point is None or start is None:
            return None
        return When(text, start, None, point.precision, Kind.OPEN)
    parts = _split_span(words)
    if len(parts) == 2:
        return _span(text, parts[0], parts[1])
    point = _point(words, None)
    if point is None:
        return None
    first, last = point.first(), point.last()
    if first is None or last is None:
        return None
    return When(text, first, last, point.precision, Kind.POINT)


def _deadline(text: str, words: str) -> When | None:
    point = _point(words, None)
    last = point.last() if point else None
    if point is None or last is None:
        return None
    return When(text, None, last, point.precision, Kind.DEADLINE)


def _span(text: str, left: str, right: str) -> When | None:
    start = _point(_with_unit(left), None)
    end = _point(right, start) if start is not None else None
    if start is None or end is None:
        return None
    first, last = start.first(), end.last()
    if first is None or last is None or last < first:
        return None
    return When(text, first, last, end.precision, Kind.SPAN)


def _with_unit(left: str) -> str:
    """“2016年6” of “2016年6—11月” gets back the unit that only the second end spells out."""
    if re.fullmatch(r"\d{4}年\s*\d{1,2}", left):
        return left + "月"
    if re.fullmatch(r"\d{4}年\s*\d{1,2}月\s*\d{1,2}", left):
        return left + "日"
    return left


def _split_span(words: str) -> list[str]:
    """Two ends of a span; a date in hyphens such as 2024-06-30 is not a span."""
    if _NUMERIC.fullmatch(words):
        return [words]
    mark = _SPAN if _SPAN.search(words) else _HYPHEN
    return [part for part in mark.split(words, maxsplit=1) if part]


def _point(words: str, start: _Point | None) -> _Point | None:
    """One end; what the second end of a span leaves unsaid is taken from the first."""
    words = words.strip()
    numeric = _NUMERIC.fullmatch(words)
    if numeric:
        return _checked(_number(numeric["year"]), _number(numeric["month"]), _number(numeric["day"]))
    if start is not None and words.isdecimal() and len(words) <= 2:
        return _checked(start.year, int(words), None)
    named = _POINT.fullmatch(words)
    if named is None or not any(named.group("year", "month", "day", "half")):
        return None
    if "年" not in words and "月" not in words and "日" not in words and "号" not in words:
        return None
    year = _number(named["year"])
    month, day = _number(named["month"]), _number(named["day"])
    if start is not None:
        year = year or start.year
        month = month or (start.month if day else None)
    if month is None and named["term"]:
        month = _TERM_MONTHS[named["term"]]
    half = {"上": 1, "下": 2}.get(named["half"] or "")
    return _checked(year, month, day, half)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _checked(year: int | None, month: int | None, day: int | None, half: int | None = None) -> _Point | None:
    point = _Point(year, month, day, half)
    if year is not None and not 1900 <= year <= 2200:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and (year is None or month is None or _date(year, month, day) is None):
        return None
    return point


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
