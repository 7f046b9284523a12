"""The reader of lines, which never fails."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lines import Sort, read_lines

E, L, G, C, N = Sort.ENTRY, Sort.LITERAL, Sort.GOES_ON, Sort.COMMENT, Sort.EMPTY


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("a: b\n", [E, N]),
        ("a：b", [E]),
        ("# a\n\n  # b", [C, N, C]),
        ("a: |\n  b：c\n\n  # d\ne: f", [E, L, N, L, E]),
        ("a:\n  - |-\n    b\n  - c", [E, E, L, E]),
        ("a: b\n  c d\ne: f", [E, G, E]),
        ("a: b\n  c: d", [E, E]),
        ("a: 'b\n  c: d'\ne: f", [E, G, E]),
        ("a: 'b\nc: d", [E, E]),
        ("a: [b,\n  c: d\n]\ne: f", [E, G, G, E]),
        ("a: [b\nc: d", [E, E]),
        ("---\na: b\n---", [C, E, C]),
    ],
)
def test_sorts(text: str, sorts: list[Sort]) -> None:
    """Entries, literal text, what goes on, comments, empty lines; a quote left open ends with its key."""
    assert [line.sort for line in read_lines(text)] == sorts


def test_parts_of_an_entry() -> None:
    """All of a line, in its parts, and where the value stands in the text."""
    (line,) = read_lines("\u3000- -  name ： 甲 # 乙")

    assert (line.lead, line.dashes, line.key, line.colon, line.value) == ("\u3000", "- -  ", "name", " ： ", "甲 # 乙")
    assert (line.column, line.value_start) == (6, 13)


@settings(deadline=None, database=None, derandomize=True, max_examples=300)
@given(st.text(alphabet="a甲:： -\n\t\u3000|>[]{}\"'#，\r", max_size=60))
def test_every_line_is_read(text: str) -> None:
    """As many lines as there are, each where it is, and an entry is the sum of its parts."""
    lines = list(read_lines(text))

    assert [line.number for line in lines] == list(range(1, text.count("\n") + 2))
    assert all(text.startswith(line.text, line.start) for line in lines)
    assert all(
        line.text == line.lead + line.dashes + line.key + line.colon + line.value
        for line in lines
        if line.sort is Sort.ENTRY
    )
