"""The reading of Han characters, titles in the order of their pinyin, and how a name is read aloud.

Two tables take the place of a library at every build (`scripts/pinyin_table.py` makes them): `pinyin.txt` holds the
usual reading of each character, enough to put a list in order as a dictionary does; `phrases.txt` the words in which
characters are read otherwise (重庆).
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

_RUNS = re.compile("[㐀-鿿]+|[^㐀-鿿]+")

LONGEST_PHRASE = 10
"""Characters of the longest word in the table."""

Phrases = Mapping[str, tuple[str, ...]]
"""Word → the syllables of its characters, without tones."""


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


def syllables(name: str) -> list[str]:
    """The syllables of a name, without tones; what is no Chinese is one as it stands: AI+重庆 → ai, chong, qing."""
    out: list[str] = []
    for run in _RUNS.findall(name):
        out += spoken(run, _phrases()) if "㐀" <= run[0] <= "鿿" else [re.sub(r"[^a-z0-9]", "", run.lower())]
    return [each for each in out if each]


LONGEST_ID = 40
"""Characters of a proposed id: it stands in addresses that people read out."""


def proposed_id(name: str, taken: Container[str]) -> str:
    """An id of the pinyin of a name that nothing has yet: xian-chang-ban-gong, xian-chang-ban-gong-2."""
    stem = ""
    for each in syllables(name):
        longer = f"{stem}-{each}" if stem else each
        if len(longer) > LONGEST_ID:
            break
        stem = longer
    stem = stem or "record"
    tries = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
    return next(each for each in tries if each not in taken)


def spoken(run: str, phrases: Phrases) -> Iterator[str]:
    """The syllables of a run of Han characters, the longest known word first; empty for what has no reading."""
    place = 0
    while place < len(run):
        words = (run[place : place + length] for length in range(LONGEST_PHRASE, 1, -1))
        known = next((phrases[word] for word in words if word in phrases), None) or (
            reading(run[place]).rstrip("12345"),
        )
        yield from known
        place += len(known)


@cache
def _table() -> dict[str, str]:
    text = (Path(__file__).parent / "pinyin.txt").read_text("utf-8")
    lines = (line.partition(" ") for line in text.splitlines())
    return {character: sound for sound, _space, characters in lines for character in characters}


@cache
def _phrases() -> Phrases:
    text = (Path(__file__).parent / "phrases.txt").read_text("utf-8")
    return {word: tuple(sounds) for word, *sounds in (line.split(" ") for line in text.splitlines())}
