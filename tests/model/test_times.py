"""Times as Party-work documents write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.times import Kind, Precision, When, parse_day, parse_when

Expected = tuple[str | None, str | None, str, str]

SEEDS: list[tuple[str, Expected]] = [
    # seed 000, 四、实施步骤
    ("2016年5月底前", (None, "2016-05-31", "month", "deadline")),
    ("2016年6—11月", ("2016-06-01", "2016-11-30", "month", "span")),
    ("2016年12月底前", (None, "2016-12-31", "month", "deadline")),
    ("每学期", (None, None, "none", "recurring")),
    ("每年", (None, None, "none", "recurring")),
    # seed 001, the notice and its task table
    ("2023年6月28日", ("2023-06-28", "2023-06-28", "day", "point")),
    ("2023年9月", ("2023-09-01", "2023-09-30", "month", "point")),
    ("2023年12月", ("2023-12-01", "2023-12-31", "month", "point")),
    ("长期坚持", (None, None, "none", "open-ended")),
    ("不定期", (None, None, "none", "open-ended")),
    ("每年初", (None, None, "none", "recurring")),
    ("每季度召开1次", (None, None, "none", "recurring")),
    # seed 002, 四、组织实施
    ("2023年6月-2023年7月", ("2023-06-01", "2023-07-31", "month", "span")),
    ("2023年7月31日前", (None, "2023-07-31", "day", "deadline")),
    ("2023年9月-2026年5月", ("2023-09-01", "2026-05-31", "month", "span")),
    ("2026年6月-8月", ("2026-06-01", "2026-08-31", "month", "span")),
    ("2023年6月16日", ("2023-06-16", "2023-06-16", "day", "point")),
    ("按年度", (None, None, "none", "recurring")),
    # seed 003, 五、时间安排
    ("2019-06-25", ("2019-06-25", "2019-06-25", "day", "point")),
    ("2019年6月", ("2019-06-01", "2019-06-30", "month", "point")),
    ("2019年7月至2020年5月", ("2019-07-01", "2020-05-31", "month", "span")),
    ("2020年6月底前", (None, "2020-06-30", "month", "deadline")),
    ("2020年7月至2021年1月", ("2020-07-01", "2021-01-31", "month", "span")),
    ("2020年底前", (None, "2020-12-31", "year", "deadline")),
    ("2021年寒假前", (None, "2021-01-31", "month", "deadline")),
    ("2021年1月寒假前", (None, "2021-01-31", "month", "deadline")),
    # seed 004
    ("每年年末", (None, None, "none", "recurring")),
    ("每半年", (None, None, "none", "recurring")),
    ("自印发之日起", (None, None, "none", "open-ended")),
    ("2019年04月25日", ("2019-04-25", "2019-04-25", "day", "point")),
]

OTHERS: list[tuple[str, Expected]] = [
    ("2024", ("2024-01-01", "2024-12-31", "year", "point")),
    ("2024-02", ("2024-02-01", "2024-02-29", "month", "point")),
    ("2024.6.30", ("2024-06-30", "2024-06-30", "day", "point")),
    ("2024/6/30", ("2024-06-30", "2024-06-30", "day", "point")),
    ("２０２４年６月", ("2024-06-01", "2024-06-30", "month", "point")),
    ("2023年 6月\u00a016日", ("2023-06-16", "2023-06-16", "day", "point")),
    ("2024年上半年", ("2024-01-01", "2024-06-30", "half-year", "point")),
    ("2024年下半年", ("2024-07-01", "2024-12-31", "half-year", "point")),
    ("2024年9月起", ("2024-09-01", None, "month", "open-ended")),
    ("2023-2024", ("2023-01-01", "2024-12-31", "year", "span")),
    ("2024-06-30至2024-07-05", ("2024-06-30", "2024-07-05", "day", "span")),
    ("2024-06-30 - 2024-07-05", ("2024-06-30", "2024-07-05", "day", "span")),
    ("2024年6月30日—7月5日", ("2024-06-30", "2024-07-05", "day", "span")),
    ("2024年6月3—5日", ("2024-06-03", "2024-06-05", "day", "span")),
]

NO_TIMES = [
    "",
    " ",
    "3年以上",
    "18个月",
    "任期",
    "2016年前后",
    "十八大",
    "[2016]1号",
    "晋高工[2016]1号",
    "上个月",
    "2024年13月",
    "2024-02-30",
    "2024年6月31日",
    "1800年",
    "2016年6月—²",
    "2024年9月—2023年1月",
    "6月底前",
    "年" * 61,
]


def expected(text: str, parts: Expected) -> When:
    """The whole value that a text must give."""
    first, last, precision, kind = parts
    start = dt.date.fromisoformat(first) if first else None
    end = dt.date.fromisoformat(last) if last else None
    return When(text, start, end, Precision(precision), Kind(kind))


@pytest.mark.parametrize(("text", "parts"), [*SEEDS, *OTHERS])
def test_expressions(text: str, parts: Expected) -> None:
    """Every expression of the real documents gives its days, and keeps its words."""
    assert parse_when(text) == expected(text, parts)


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text: str) -> None:
    """What names no time, or a day that does not exist, is refused rather than guessed."""
    assert parse_when(text) is None


def test_day() -> None:
    """One day is a day, however it is written."""
    assert [parse_day(text) for text in ("2024-02-29", "2024年2月29日")] == [dt.date(2024, 2, 29)] * 2


@pytest.mark.parametrize("text", ["2024-02-30", "2024-02", "2024年2月29日前", "2024年2月1—29日", "长期坚持"])
def test_no_day(text: str) -> None:
    """A month, a deadline, a span and an impossible day are no days."""
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("2026年10月", "done"),
        ("2026年11月", "now"),
        ("2026年12月", "next"),
        ("2026年12月底前", "now"),
        ("长期坚持", "now"),
        ("2026年12月起", "next"),
    ],
)
def test_state(text: str, state: str) -> None:
    """A time is over, running or to come on a day; what has no end is never over."""
    when = parse_when(text)

    assert when is not None
    assert when.state(dt.date(2026, 11, 15)) == state


PIECES = st.sampled_from([*"0123456789²٣年月日号底末前起至到—-～~./ ", "上半年", "寒假", "每", "长期", "2024", "12"])


@settings(deadline=None, database=None, derandomize=True, max_examples=600)
@given(st.one_of(st.text(max_size=70), st.lists(PIECES, max_size=14).map("".join)))
def test_nothing_raises(text: str) -> None:
    """No text makes the parser raise, and what it understands never ends before it starts."""
    when = parse_when(text)

    if when is not None and when.start is not None and when.end is not None:
        assert when.start <= when.end


@settings(deadline=None, database=None, derandomize=True)
@given(st.dates(dt.date(1921, 1, 1), dt.date(2100, 12, 31)))
def test_any_day_is_read_back(day: dt.date) -> None:
    """A day written in either form is the same day."""
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day.year}年{day.month}月{day.day}日") == day
