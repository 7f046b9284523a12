"""What a document is found by."""

from __future__ import annotations

import pytest

from generator.search.grams import entries, folded, readings, runs, shard_of
from tests.search.documents import document


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("教党〔2018〕25号", "教党201825号"),
        ("用 AI_agents 做党建，有“双带头人”。", "用aiagents做党建有双带头人"),
        ("ＡＢ１与Ｃ", "ab1与c"),
        ("İΣς", "iσς"),
        ("䶮堃𬭎𲎯", "䶮堃𬭎𲎯"),
        ("，。 ", ""),
    ],
)
def test_letters_and_digits_alone_are_kept(text: str, plain: str) -> None:
    """Small and narrow, one character for one; Han of all planes, assigned since this Python or not."""
    assert folded(text) == plain


def test_runs_end_with_their_passage() -> None:
    """None passes over a border, the last two characters stand for themselves, a single one for nothing."""
    assert runs(["党支部，书", "记", "𬭎堃"]) == {"党支部", "支部书", "部书.", "𬭎堃."}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("药学院",), {"yaoxueyuan", "yxy"}),
        (("重庆银行",), {"chongqingyinhang", "cqyh"}),
        (("AI+党建",), {"aidangjian", "adj"}),
        (("样板", "样板"), {"yangban", "yb"}),
        (("双" * 13,), {"shuang" * 4, "s" * 13}),
        (("——", "一"), {"yi"}),
    ],
)
def test_readings_of_names(names: tuple[str, ...], expected: set[str]) -> None:
    """Full pinyin and initials, as far as anybody types; words with several readings are read as words."""
    assert readings(names) == expected


def test_entries_of_a_document() -> None:
    """Runs of all texts; those of the title, and its characters, once more with a mark; how its names are read."""
    assert entries(document("床旁", "查房后")) == {
        "床旁.",
        "查房后",
        "房后.",
        "床旁.!",
        "床!",
        "旁!",
        "ch~uangpang",
        "cp~",
    }


def test_keys_are_spread_over_the_shards() -> None:
    """4,096 neighbouring pairs of characters: no shard of 64 gets more than twice its share."""
    places = [shard_of(chr(0x4E00 + a) + chr(0x5E00 + b), 64) for a in range(64) for b in range(64)]
    assert max(places.count(place) for place in range(64)) <= 128
