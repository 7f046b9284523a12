"""Pure helpers for Chinese text: dates, numerals, nearest names, reading time."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable
from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_HAN = r"\u3400-\u9fff"
_WIDE = _HAN + r"，。、；：？！）】》”’（【《“‘"


def nearest(word: str, known: Iterable[str], count: int = 3) -> list[str]:
    """The known words most like this one, best first."""
    return difflib.get_close_matches(word, list(known), n=count, cutoff=0.6)


def quoted(words: Iterable[str]) -> str:
    """“甲”“乙”: names as they are shown in messages."""
    return "".join(f"“{word}”" for word in words)


def chinese_number(number: int) -> str:
    """1 to 999 in Chinese numerals: 一 … 十 … 九十九, 一百零一, 一百一十."""
    hundreds, rest = divmod(number, 100)
    if hundreds:
        joint = "" if rest == 0 else "零" if rest < 10 else "一" if rest < 20 else ""
        return _DIGITS[hundreds] + "百" + joint + (chinese_number(rest) if rest else "")
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def chinese_date(day: dt.date) -> str:
    """2026年11月15日."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_month(day: dt.date) -> str:
    """2026年11月."""
    return f"{day.year}年{day.month}月"


@lru_cache(maxsize=16384)
def closed_up(text: str) -> str:
    """Without the typed spaces between Han and Latin: that space is the browser's to set."""
    text = re.sub(rf"(?<=[{_WIDE}]) +(?=[0-9A-Za-z“（])", "", text)
    return re.sub(rf"(?<=[0-9A-Za-z%）”]) +(?=[{_WIDE}])", "", text)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: parted by blank lines, inner line ends closed up, a space between Latin words."""
    spaced = re.sub(r"(?<=[0-9A-Za-z,.;:?!)])[^\S\n]*\n[^\S\n]*(?=[0-9A-Za-z(])", " ", text)
    return [re.sub(r"\s*\n\s*", "", block.strip()) for block in re.split(r"\n\s*\n", spaced) if block.strip()]


def han_count(text: str) -> int:
    """How many characters a Chinese reader would count: Han characters and Latin words."""
    return len(re.findall(rf"[{_HAN}]", text)) + len(re.findall(r"[0-9A-Za-z]+", text))


def reading_minutes(text: str) -> int:
    """Minutes to read, at 350 characters a minute; at least one."""
    return max(1, round(han_count(text) / 350))


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut after a full stop where one is near, else with an ellipsis."""
    if len(text) <= limit:
        return text
    stop = max(text.rfind(mark, 0, limit) for mark in "。！？；")
    return text[: stop + 1] if stop > limit // 2 else text[: limit - 1] + "…"
