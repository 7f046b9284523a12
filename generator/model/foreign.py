"""Numbers, days and flags as other programs and other habits write them, in our form where only one can be meant."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from generator.text import chinese_number

_UNITS = "人名项个次年月天件篇份场门期届位条户岁元本册部"
_NUMBER = re.compile(rf"(?P<digits>\d{{1,3}}(?:[,，]\d{{3}})+|\d+)(?P<rest>\.\d+)?\s*(?:余)?(?P<unit>[{_UNITS}]|年度)?")
_ABOUT = ("余", "约", "多", "近")
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_SPOKEN = re.compile(
    r"(?P<year>[〇○零一二三四五六七八九]{4})年"
    r"(?P<month>[一二三四五六七八九十]+)月(?P<day>[一二三四五六七八九十]+)[日号]"
)
_NAMED = re.compile(r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?")
_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_SMALL = {chinese_number(number): number for number in range(1, 100)}

_YES = {"y", "t", "on", "1", "对", "是的", "✓", "✔", "☑", "√", "✅"}
_NO = {"n", "f", "off", "0", "不是", "没有", "✗", "✘", "x", "☐", "❌"}


def plain_number(text: str, *, whole: bool) -> str:
    """28人 → 28, ２８ → 28, 1,200 → 1200; empty where it is no such number, or only about one."""
    words = unicodedata.normalize("NFKC", text).strip()
    match = _NUMBER.fullmatch(words)
    if match is None or any(word in words for word in _ABOUT) or (whole and match["rest"]):
        return ""
    return re.sub("[,，]", "", match["digits"]) + (match["rest"] or "")


def plain_flag(text: str) -> str:
    """Y, ✓ and 对 → 是; N, ✗ and 没有 → 否; else empty."""
    word = unicodedata.normalize("NFKC", text).strip().lower()
    return "是" if word in _YES else "否" if word in _NO else ""


def plain_day(text: str) -> str:
    """20240630, 2024-06-30 00:00:00 and 二〇二四年六月三十日 → 2024-06-30; empty where it is no day.

    A moment of another time zone may be another day here, and is left alone.
    """
    words = unicodedata.normalize("NFKC", text).strip()
    moment = _MOMENT.fullmatch(words)
    if moment is not None:
        return _iso(*moment["day"].split("-")) if not moment["zone"] or moment["zone"] == "+08:00" else ""
    compact = _COMPACT.fullmatch(words)
    if compact is not None:
        return _iso(compact["year"], compact["month"], compact["day"])
    spoken = _SPOKEN.fullmatch(words)
    if spoken is None:
        return ""
    year = "".join(_DIGITS[char] for char in spoken["year"])
    month, day = _SMALL.get(spoken["month"]), _SMALL.get(spoken["day"])
    return _iso(year, str(month), str(day)) if month and day else ""


def impossible_day(text: str) -> str:
    """What is wrong with 2024-02-30 or 2024-13-1: “2024年2月没有30日”; empty where it has no such form."""
    match = _NAMED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None or _iso(*match.group("year", "month", "day")):
        return ""
    year, month, day = (int(part) for part in match.group("year", "month", "day"))
    return f"没有{month}月" if not 1 <= month <= 12 else f"{year}年{month}月没有{day}日"


def _iso(year: str, month: str, day: str) -> str:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
