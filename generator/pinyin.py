"""The reading of Han characters, and titles in the order of their pinyin.

The table `pinyin.txt` holds the usual reading of each character (`scripts/pinyin_table.py`): enough to put
a list in order, as a dictionary does, without a library at every build.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path


def alphabetical(titles: Iterable[str]) -> list[int]:
    """The places of the titles in the order of their pinyin: what is first, second and so on."""
    keys = [title_key(each) for each in titles]
    return sorted(range(len(keys)), key=keys.__getitem__)


@lru_cache(maxsize=16384)
def title_key(title: str) -> tuple[tuple[str, str], ...]:
    """Figures, Latin letters, then characters by reading, tone and code; quotation marks and brackets do not count."""
    plain = unicodedata.normalize("NFKC", title).lower()
    return tuple((reading(each) or each, each) for each in plain if each.isalnum())


def reading(character: str) -> str:
    """`zhong4` for 重; empty for what has no reading."""
    return _table().get(character, "")


@cache
def _table() -> dict[str, str]:
    text = (Path(__file__).parent / "pinyin.txt").read_text("utf-8")
    lines = (line.partition(" ") for line in text.splitlines())
    return {character: sound for sound, _space, characters in lines for character in characters}
