"""Titles in the order of their pinyin, and names read aloud."""

from __future__ import annotations

import pytest
from pypinyin import lazy_pinyin

from generator.pinyin import alphabetical, reading, syllables, title_key


def test_titles_stand_as_in_a_dictionary() -> None:
    """Figures, Latin letters, then characters by reading and tone; quotation marks do not count."""
    titles = ["资料", "重症护理", "“安全”课", "8号楼", "ABC", "北京", "阿里"]
    assert [titles[place] for place in alphabetical(titles)] == [
        "8号楼", "ABC", "阿里", "“安全”课", "北京", "重症护理", "资料",
    ]  # fmt: skip


def test_a_reading_is_one_character() -> None:
    """With its tone; what is no character has none and stands for itself."""
    assert (reading("重"), reading("绿"), reading("A")) == ("zhong4", "lv4", "")
    assert title_key("A重！") == (("a", "a"), ("zhong4", "重"))


@pytest.mark.parametrize(
    "name", ["重庆银行", "音乐学院", "行政长官", "会计学院", "校长办公室", "都江堰", "的确良", "绿地"]
)
def test_words_are_read_as_the_library_reads_them(name: str) -> None:
    """The tables stand for it where a character has several readings."""
    assert syllables(name) == lazy_pinyin(name)


def test_what_is_no_chinese_is_a_syllable_as_it_stands() -> None:
    """Without marks and spaces; marks alone are none."""
    assert syllables("“双带头人”工作室 2.0——AI Lab") == [
        "shuang", "dai", "tou", "ren", "gong", "zuo", "shi", "20ailab",
    ]  # fmt: skip
