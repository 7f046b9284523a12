"""Titles in the order of their pinyin."""

from __future__ import annotations

from generator.pinyin import alphabetical, reading, title_key


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
