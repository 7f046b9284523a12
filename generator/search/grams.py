"""What a document is found by: every run of three characters of its texts, the same of its title, and how it is read.

An entry of the index is a string. Its first two characters are its key, by which a reader's browser knows where to
look; the rest tells what it is: 党支部 (a run of the text), 党支. (党支 at the end of a passage), 党支部! (in the
title), 党! (a single character of the title), ya~oxueyuan (a reading). Runs of two need no entries of their own: they
are all that begins with their key. `theme/assets/js/search-engine.js` does the same with a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.pinyin import syllables
from generator.views.search_document import SearchDocument

END, TITLE, READING = ".", "!", "~"
LONGEST_READING = 24
"""Letters of a reading that are kept; nobody types more."""

# Han beyond the basic plane is taken for letters whether this Python's table of Unicode knows it or not
_KEPT = re.compile(r"[\w\U00020000-\U0003ffff]+")
_WIDE = re.compile("[\uff10-\uff19\uff41-\uff5a]")
_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF41, 0xFF5B))}
_RUN = re.compile(rf"(?=([^{END}]{{2}}.))")


def folded(text: str) -> str:
    """Letters and digits alone, small and narrow: “ＡＢ〔2018〕” → “ab2018”.

    İ and Σ are taken by themselves, since what becomes of them is not one character, or depends on those beside it.
    """
    small = text.replace("İ", "i").replace("Σ", "σ").replace("_", " ").lower()
    kept = "".join(_KEPT.findall(small))
    return kept.translate(_NARROW) if _WIDE.search(kept) else kept


def runs(passages: Iterable[str]) -> set[str]:
    """All runs of three characters, and the last two of each passage with a mark; none passes over a border."""
    return set(_RUN.findall("".join([f"{folded(each)}{END}" for each in passages])))


def readings(names: Iterable[str]) -> set[str]:
    """Pinyin without tones and initials of each name: 药学院 → yaoxueyuan, yxy."""
    spoken = [syllables(name) for name in names]
    both = {"".join(each) for each in spoken} | {"".join(syllable[0] for syllable in each) for each in spoken}
    return {each[:LONGEST_READING] for each in both if len(each) > 1}


def entries(document: SearchDocument) -> set[str]:
    """All entries that lead to a document."""
    title = folded(document.title)
    return (
        runs((document.title, *document.passages))
        | {f"{run}{TITLE}" for run in runs((document.title, *document.known_as))}
        | {f"{character}{TITLE}" for character in title}
        | {f"{each[:2]}{READING}{each[2:]}" for each in readings(document.names)}
    )


def shard_of(key: str, shards: int) -> int:
    """Where a key stands; `shards` is a power of two. The numbers stay within what JavaScript multiplies exactly."""
    number = 0
    for character in key:
        number = (number * 31 + ord(character)) & 0xFFFFFFFF
    return ((number * 0x9E3779B1 & 0xFFFFFFFF) >> 12) % shards
