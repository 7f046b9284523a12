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


_SURNAMES = {
    "单": "shan4", "曾": "zeng1", "解": "xie4", "任": "ren2", "仇": "qiu2", "区": "ou1", "查": "zha1", "盖": "ge3",
    "朴": "piao2", "翟": "zhai2", "华": "hua4", "纪": "ji3", "乐": "yue4", "宁": "ning4", "召": "shao4", "种": "chong2",
    "覃": "qin2", "折": "she2", "尉": "yu4", "缪": "miao4", "冼": "xian3", "员": "yun4", "秘": "bi4", "繁": "po2",
}  # fmt: skip
"""Characters that are read otherwise as surnames."""


def name_key(name: str) -> tuple[tuple[str, str], ...]:
    """Like `title_key`, for the name of a person: the surname as surnames are read."""
    key = title_key(name)
    return ((_SURNAMES.get(name[:1], key[0][0]), key[0][1]), *key[1:]) if key else key


def reading(character: str) -> str:
    """`zhong4` for 重; empty for what has no reading."""
    return _table().get(character, "")


@cache
def _table() -> dict[str, str]:
    text = (Path(__file__).parent / "pinyin.txt").read_text("utf-8")
    lines = (line.partition(" ") for line in text.splitlines())
    return {character: sound for sound, _space, characters in lines for character in characters}
