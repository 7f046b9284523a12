"""Pure helpers for Chinese text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import text

DIGITS = "一二三四五六七八九"


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_numerals(number: int, numeral: str) -> None:
    """Ten alone is 十, not 一十."""
    assert text.chinese_number(number) == numeral


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(100, "一百"), (101, "一百零一"), (110, "一百一十"), (115, "一百一十五"), (120, "一百二十"), (999, "九百九十九")],
)
def test_hundreds(number: int, numeral: str) -> None:
    """As chapters of a thick volume are counted."""
    assert text.chinese_number(number) == numeral


@given(st.integers(1, 99))
def test_numerals_can_be_read_back(number: int) -> None:
    """Every number has a numeral of its own."""
    tens, mark, ones = text.chinese_number(number).rpartition("十")
    read = (DIGITS.find(tens) + 1 or 1) * 10 if mark else 0
    assert read + (DIGITS.index(ones) + 1 if ones else 0) == number


def test_dates() -> None:
    """Without leading noughts."""
    day = dt.date(2026, 1, 5)
    assert (text.chinese_date(day), text.chinese_month(day)) == ("2026年1月5日", "2026年1月")


def test_nearest_words() -> None:
    """Best first; what is too far off is not guessed."""
    assert text.nearest("herb", ["herbal", "herbs", "icu"]) == ["herbs", "herbal"]
    assert len(text.nearest("herb", ["herbs", "herba", "herbo", "herbi"])) == 3
    assert text.nearest("x", ["herbs"]) == []


def test_quoted_words() -> None:
    """Each in its own quotation marks."""
    assert (text.quoted(["甲", "乙"]), text.quoted([])) == ("“甲”“乙”", "")


@pytest.mark.parametrize(
    ("typed", "closed"),
    [
        ("共 28 名 Python 学员", "共28名Python学员"),
        ("one two 3", "one two 3"),
        ("甲 乙", "甲 乙"),
        ("约 （二） 项", "约（二）项"),
        ("95% 以上", "95%以上"),
        ("见“甲” 一文", "见“甲”一文"),
        ("", ""),
    ],
)
def test_spaces_between_han_and_latin(typed: str, closed: str) -> None:
    """Only those: a space between Latin words, or one that was meant between Han, stays."""
    assert text.closed_up(typed) == closed


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("", []),
        ("\n \n", []),
        ("甲\n乙", ["甲乙"]),
        ("甲\n  乙 \n丙", ["甲乙丙"]),
        ("甲\n\n乙", ["甲", "乙"]),
        ("甲\n \t\n\n\n乙\n", ["甲", "乙"]),
        ("one\ntwo", ["one two"]),
        ("one,\n  two 3\n(four)", ["one, two 3 (four)"]),
        ("用 Python\n写", ["用 Python写"]),
        ("写\nPython", ["写Python"]),
        ("one\n\ntwo", ["one", "two"]),
    ],
)
def test_paragraphs(typed: str, blocks: list[str]) -> None:
    """Parted by blank lines; a line end is nothing between Han, and a space between Latin words."""
    assert text.paragraphs(typed) == blocks


@pytest.mark.parametrize(
    ("words", "count"), [("", 0), ("党支部", 3), ("党支部，28 名", 5), ("Python 3", 2), ("，。！ ", 0), ("㐀", 1)]
)
def test_count_of_characters(words: str, count: int) -> None:
    """Han characters, and Latin words and numbers as one each; no punctuation."""
    assert text.han_count(words) == count


@pytest.mark.parametrize(("characters", "minutes"), [(0, 1), (1, 1), (524, 1), (526, 2), (3500, 10)])
def test_minutes_to_read(characters: int, minutes: int) -> None:
    """At 350 characters a minute, and at least one."""
    assert text.reading_minutes("字" * characters) == minutes


@pytest.mark.parametrize(
    ("limit", "cut"),
    [
        (20, "第一句话。第二句话比较长。"),
        (13, "第一句话。第二句话比较长。"),
        (12, "第一句话。第二句话比较…"),
        (8, "第一句话。第二…"),
        (7, "第一句话。"),
        (6, "第一句话。"),
        (5, "第一句话。"),
        (4, "第一句…"),
    ],
)
def test_shortened(limit: int, cut: str) -> None:
    """Whole where it fits; else after a sentence that ends in the second half, else with an ellipsis."""
    assert text.shortened("第一句话。第二句话比较长。", limit) == cut


@given(st.text(max_size=60), st.integers(2, 40))
def test_shortened_keeps_to_the_limit(words: str, limit: int) -> None:
    """Whatever is cut, it is the beginning, and short enough."""
    cut = text.shortened(words, limit)
    assert len(cut) <= limit
    assert (cut == words) == (len(words) <= limit)
    assert words.startswith(cut.removesuffix("…") if cut != words else cut)
