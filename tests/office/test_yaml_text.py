"""Files are edited where they change, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.office.yaml_text import appended, edited, written
from generator.source import parse_yaml

TEXT = """# 说明
title: 旧 # 尾注
# 前注
points:
  - "一"   # 注一
  - 二

code: '007'
text: |
  第一行

  # 井号
year: 2025
"""
DATA = {"title": "旧", "points": ["一", "二"], "code": "007", "text": "第一行\n\n# 井号\n", "year": "2025"}
ORDER = ("title", "points", "code", "text", "place", "year")


def test_one_key_and_nothing_else() -> None:
    """Comments, quotes and order stay."""
    assert edited(TEXT, DATA, {**DATA, "title": "新"}, ORDER) == TEXT.replace("旧 #", "新 #")
    assert edited(TEXT, DATA, {**DATA, "code": "008"}, ORDER) == TEXT.replace("'007'", "'008'")
    assert edited(TEXT, DATA, {**DATA, "year": "2026"}, ORDER) == TEXT.replace("2025", "2026")


def test_items_of_a_list() -> None:
    """What is put in front, changed or taken out leaves the comments of the others."""
    after = {**DATA, "points": ["零", "一", "三"]}
    assert edited(TEXT, DATA, after, ORDER) == TEXT.replace('  - "一"', '  - 零\n  - "一"').replace("- 二", "- 三")
    assert edited(TEXT, DATA, {**DATA, "points": ["一"]}, ORDER) == TEXT.replace("  - 二\n", "")


def test_keys_that_come_and_go() -> None:
    """A new key stands where the model has it; one that goes leaves what stands around it."""
    assert edited(TEXT, DATA, {**DATA, "place": "村"}, ORDER) == TEXT.replace("year:", "place: 村\nyear:")
    without = {key: value for key, value in DATA.items() if key != "code"}
    assert edited(TEXT, DATA, without, ORDER) == TEXT.replace("code: '007'\n", "")


def test_a_text_of_several_lines() -> None:
    """Stays in the form in which it reads best."""
    after = edited(TEXT, DATA, {**DATA, "text": "甲\n\n乙"}, ORDER)
    assert after == TEXT.replace("  第一行\n\n  # 井号\n", "  甲\n\n  乙\n")


def test_a_record_of_a_list() -> None:
    """One record of units.yml; the comment before the next is its own."""
    text = "- id: a\n  name: 甲\n# 乙的说明\n- id: b\n  name: 乙\n"
    before = {"id": "a", "name": "甲"}
    after = {"id": "a", "name": "丙", "parent": "b"}
    assert edited(text, before, after, ("id", "name", "parent"), 0) == (
        "- id: a\n  name: 丙\n  parent: b\n# 乙的说明\n- id: b\n  name: 乙\n"
    )
    assert appended(text, {"id": "c", "brand": {"name": "x"}}) == f"{text}- id: c\n  brand:\n    name: x\n"


def test_maps_in_braces() -> None:
    """Stay in braces."""
    text = "people: [{name: 甲, consent: 是}, {name: 乙}]\n"
    before = {"people": [{"name": "甲", "consent": "是"}, {"name": "乙"}]}
    after = {"people": [{"name": "甲", "consent": "否"}, {"name": "乙"}]}
    assert edited(text, before, after, ("people",)) == text.replace("是", "否")


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n# 尾\n"])
def test_the_end_of_a_file(end: str) -> None:
    """With or without a last line end."""
    after = edited(f"a: 1\nb: 2{end}", {"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}, ("a", "b", "c"))
    assert parse_yaml(after)[0] == {"a": "1", "b": "3", "c": "4"}
    assert after.endswith(end.lstrip("\n"))


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"),
        min_size=1,
    )
)
@example("'\\")
@example("'C:\\d")
def test_any_text_comes_back(text: str) -> None:
    """Whatever is typed reads as it was typed, once for blank edges that the model takes away."""
    word = text.strip()
    if word:
        assert parse_yaml(written({"key": word, "list": [word]}))[0] == {"key": word, "list": [word]}


@given(st.lists(st.text("甲乙:#-'\"[]{}&*!|>%@` 0", min_size=1).map(str.strip).filter(bool), min_size=2))
def test_paragraphs_come_back(lines: list[str]) -> None:
    """Several lines too."""
    text = "\n".join(lines)
    assert parse_yaml(written({"text": text}))[0] == {"text": f"{text}\n"}


def test_raw_scalars() -> None:
    """What the loader takes as it is typed needs no quotes."""
    assert written({"a": "007", "b": "2024.10", "c": "10:30", "d": "是", "e": "null"}) == (
        "a: 007\nb: 2024.10\nc: 10:30\nd: 是\ne: 'null'\n"
    )
