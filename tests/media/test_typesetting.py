"""Titles in lines: what may stand where, and how even the lines are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.media.typesetting import Block, broken, pieces_of, shortened


def measure(text: str) -> float:
    """One em for what is Chinese, half for everything else."""
    return sum(0.5 if ord(char) < 0x250 else 1.0 for char in text)


def lines(text: str, width: float, most: int = 4) -> list[str]:
    """The lines of a text, of at most so many ems."""
    block = broken(pieces_of(text, measure), width, most)
    assert block is not None
    return said(block)


def said(block: Block) -> list[str]:
    """What stands on the lines."""
    return ["".join(piece.text for piece in line) for line in block.lines]


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("标本云库", 4, ["标本云库"]),
        ("甲乙丙丁戊己庚辛", 5, ["甲乙丙丁", "戊己庚辛"]),
        ("甲乙丙丁戊己，庚辛", 7, ["甲乙丙丁戊己，", "庚辛"]),
        ("甲乙丙丁：戊己庚辛壬癸", 7, ["甲乙丙丁：", "戊己庚辛壬癸"]),
        ("甲乙丙丁戊《己》庚辛", 5, ["甲乙丙丁戊", "《己》庚辛"]),
        ("甲乙丙“丁戊己庚”", 5, ["甲乙丙", "“丁戊己庚”"]),
        ("甲乙丙丁2026年度", 5, ["甲乙丙丁", "2026年度"]),
        ("甲乙教师党支部丙丁", 6, ["甲乙教师", "党支部丙丁"]),
        ("甲乙丙丁的戊己庚辛", 5, ["甲乙丙丁的", "戊己庚辛"]),
        ("甲|乙丙丁戊己", 5, ["甲", "乙丙丁戊己"]),
        ("甲乙丙——丁戊己庚", 6, ["甲乙丙——", "丁戊己庚"]),
        ("Deep learning for care", 7, ["Deeplearning", "forcare"]),
    ],
)
def test_where_lines_break(text: str, width: float, wanted: list[str]) -> None:
    """After a stop, before a mark that opens, at the mark of the record; not in numbers, quotations or known words."""
    assert lines(text, width) == wanted


CHARACTERS = st.sampled_from([*"一丁七万丈三上下", *"，。、：？！”）》", *"“（《", "Ab", "2026", "——", " ", "|"])


@given(st.lists(CHARACTERS, min_size=1, max_size=40).map("".join), st.integers(6, 20))
def test_no_line_begins_or_ends_wrongly(text: str, width: int) -> None:
    """Whatever the text: nothing is lost, no line is too wide, none begins with a closing mark (but for the
    text's own first) or ends with an opening one.
    """
    groups = pieces_of(text, measure)
    block = broken(groups, width, 40) if groups else None
    if block is None:
        assert not groups or any(sum(piece.width for piece in group) > width - 1 for group in groups)
        return
    whole = "".join(piece.text for group in groups for piece in group)
    assert "".join(said(block)) == whole
    assert all(each <= width + 1e-9 for each in block.widths)
    assert all(line[0] not in "，。、：？！”）》" for line in said(block)[1:])
    assert all(line[-1] not in "“（《" for line in said(block)[:-1])


def test_marks_at_the_ends_of_a_line_take_half() -> None:
    """Ten ems of characters and marks are nine wide: both ends are flush."""
    block = broken(pieces_of("《甲乙丙丁戊己庚辛》", measure), 20, 1)
    assert block is not None
    assert block.widths == (9.0,)


def test_marks_that_meet_take_half() -> None:
    """》（ is as wide as a character and a half."""
    block = broken(pieces_of("甲》（乙", measure), 20, 1)
    assert block is not None
    assert block.widths == (3.5,)


def test_room_between_chinese_and_latin() -> None:
    """An eighth on either side, whether or not a space was typed; Latin words keep their space."""
    widths = [broken(pieces_of(text, measure), 20, 1) for text in ("甲CT乙", "甲 CT 乙", "a b")]
    assert [block.widths[0] for block in widths if block] == [3.25, 3.25, 1.5]


def test_too_long_for_so_many_lines() -> None:
    """None; cut with an ellipsis where there is no other way."""
    groups = pieces_of("甲乙丙丁戊己庚辛", measure)
    assert broken(groups, 3, 2) is None
    cut = shortened(groups, 3, 2, measure)
    assert (said(cut), cut.whole) == (["甲乙丙", "丁戊…"], False)


def test_nothing_fits_at_all() -> None:
    """An ellipsis alone says that there was something."""
    assert said(shortened(pieces_of("甲", measure), 0.5, 1, measure)) == ["…"]
