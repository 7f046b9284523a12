"""Numbers as text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.search.postings import read, written

NUMBERS = st.sets(st.integers(0, 99_999), min_size=1).map(sorted)


@given(NUMBERS, st.integers(0, 200_000))
def test_what_is_written_is_read(numbers: list[int], more: int) -> None:
    """In either form, and no character of it would end a string or an entry."""
    text = written(numbers, numbers[-1] + 1 + more)
    assert read(text) == numbers
    assert text.isascii()
    assert not set(text) & set('"\\ ')


def test_two_forms() -> None:
    """Distances, of one character up to 63 and of two up to 1,791; six numbers a character where many are there."""
    assert written([0, 63, 127, 1918, 3710], 90_000) == "A/!A}/!!A"
    assert written([0, 5, 6, 7], 12) == "~hw"
    assert written(list(range(40)), 40) == "~//////8"
