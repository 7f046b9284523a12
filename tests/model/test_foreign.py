"""Numbers, days and flags as other programs write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.fields import _FALSE, _TRUE
from generator.model.foreign import impossible_day, plain_day, plain_flag, plain_number
from generator.text import chinese_number
from generator.times import parse_day, parse_when

WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")


@settings(deadline=None, database=None, derandomize=True)
@given(st.integers(0, 10**9), st.sampled_from(["", "人", "名", "项", "年", " 人"]), st.booleans(), st.booleans())
def test_the_number_is_the_one_that_was_written(number: int, unit: str, commas: bool, wide: bool) -> None:
    """Thousands, full-width digits and a unit make no other number of it."""
    written = f"{number:,}" if commas else str(number)

    assert plain_number((written.translate(WIDE) if wide else written) + unit, whole=True) == str(number)


@pytest.mark.parametrize(
    "text", ["", "约28人", "28余人", "近30", "28多", "1,2", "1,20,000", "28-30", "2.5", "-3", "85%", "二十八", "28 30"]
)
def test_no_certain_whole_number(text: str) -> None:
    """What is only about a number, or may be another, is asked about."""
    assert plain_number(text, whole=True) == ""


def test_fractions() -> None:
    """Where the field takes them."""
    assert plain_number("０.85", whole=False) == "0.85"


@settings(deadline=None, database=None, derandomize=True)
@given(st.dates(dt.date(1921, 1, 1), dt.date(2099, 12, 31)))
def test_the_day_is_the_one_that_was_written(day: dt.date) -> None:
    """Without marks, with a time, and in Chinese numerals."""
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    spoken = f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"
    for text in (f"{day:%Y%m%d}", f"{day} 00:00:00", f"{day}T08:00:00+08:00", spoken):
        assert plain_day(text) == day.isoformat()


@pytest.mark.parametrize("text", ["45473", "2024", "2024-06", "20241301", "2024-06-30T23:00:00Z", "30/6/2024", "去年"])
def test_no_certain_day(text: str) -> None:
    """A serial number, another time zone, or the order of another country."""
    assert plain_day(text) == ""


@pytest.mark.parametrize("text", ["2024年6月30日", "2024/6/30", "2024.6.30", "2024-6-30", "２０２４年６月３０日"])
def test_forms_that_need_no_mending(text: str) -> None:
    """They are understood as they are."""
    assert parse_day(text) == dt.date(2024, 6, 30)
    assert parse_when("2024.6") is not None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2024-02-30", "2024年2月没有30日"),
        ("2023年2月29日", "2023年2月没有29日"),
        ("2024/13/1", "没有13月"),
        ("2024-02-29", ""),
        ("去年", ""),
    ],
)
def test_days_that_are_not(text: str, wrong: str) -> None:
    """What the calendar lacks is named."""
    assert impossible_day(text) == wrong


@pytest.mark.parametrize(
    ("text", "flag"), [("Y", "是"), ("✓", "是"), ("1", "是"), ("N", "否"), ("0", "否"), ("可能", "")]
)
def test_flags(text: str, flag: str) -> None:
    """Signs of other forms; a word that is neither is asked about."""
    assert plain_flag(text) == flag


@pytest.mark.parametrize("word", ["是", "否", "√", "×"])
def test_flags_that_need_no_mending(word: str) -> None:
    """They are understood as they are."""
    assert word in _TRUE | _FALSE
