"""Plain data as a file: read again, it is what it was."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.aggregate.written import UnwritableError, file_of
from generator.model.files import VOCABULARIES, file_type
from generator.source import parse_source

BRANCH = file_type("data/branches/icu.yml")


def test_a_file() -> None:
    """Keys in the order of the model, numbers and days bare, lists by line; the first line says where it comes from."""
    assert BRANCH is not None
    data = {
        "idea": "一句。\n\n两句: 都在",
        "name": "007",
        "members": 23,
        "secretary": {"since": "2021-03", "double_leader": True},
        "evidence": [{"id": "e1", "title": "# 不是注释", "date": dt.date(2026, 5, 1)}],
    }
    assert file_of(BRANCH, data, "来自甲\n大学").decode() == (
        "# 来自甲 大学\nname: 007\nmembers: 23\nsecretary:\n  double_leader: 是\n  since: 2021-03\n"
        "idea: |-\n  一句。\n\n"
        '  两句: 都在\nevidence:\n  - id: e1\n    title: "# 不是注释"\n    date: 2026-05-01\n'
    )


@given(st.text(max_size=30))
def test_any_text(text: str) -> None:
    """Is itself again, or cannot be written, which is said; it never becomes something else."""
    assert BRANCH is not None
    try:
        raw = file_of(BRANCH, {"name": text, "aliases": [text]}, "说明")
    except UnwritableError:
        return
    assert parse_source(raw, front_matter=False).data == {"name": text, "aliases": [text]}


def test_what_is_too_long() -> None:
    """A file that nobody could read is not written."""
    with pytest.raises(UnwritableError):
        file_of(VOCABULARIES, {"levels": [{"code": "x" * 1_000_001, "label": "甲"}]}, "说明")
