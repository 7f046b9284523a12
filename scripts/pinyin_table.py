"""Writes the two tables of `generator/pinyin.py`: the usual reading of every Han character of the basic block, and
the words in which one is read otherwise.

    python -m scripts.pinyin_table

Asking pypinyin itself at every build would cost 0.2 s before the first title, and 0.1 ms for each. In `pinyin.txt`
one line is a reading, in the order of the alphabet and the tones, with its characters in the order of the code; in
`phrases.txt` a line is a word with its syllables. Of pypinyin's 47,000 words those are kept, shorter ones first,
whose reading does not follow from characters and the words kept before.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, lazy_pinyin, pinyin
from pypinyin.phrases_dict import phrases_dict

from generator.pinyin import LONGEST_PHRASE, spoken

FIRST, LAST = 0x4E00, 0x9FFF
FOLDER = Path(__file__).parent.parent / "generator"


def main() -> None:
    """Characters first, since the words are judged by them."""
    (FOLDER / "pinyin.txt").write_text("\n".join(characters()) + "\n", encoding="utf-8")
    (FOLDER / "phrases.txt").write_text("\n".join(phrases()) + "\n", encoding="utf-8")


def characters() -> list[str]:
    """Reads them one by one, so that no phrase decides."""
    by_reading: defaultdict[str, list[str]] = defaultdict(list)
    for code in range(FIRST, LAST + 1):
        reading = pinyin(chr(code), style=Style.TONE3, neutral_tone_with_five=True, errors="ignore", v_to_u=False)
        if reading and reading[0]:
            by_reading[reading[0][0]].append(chr(code))
    return [f"{reading} {''.join(by_reading[reading])}" for reading in sorted(by_reading)]


def phrases() -> list[str]:
    """Words that are not read as their characters are."""
    kept: dict[str, tuple[str, ...]] = {}
    for word in sorted(phrases_dict, key=lambda word: (len(word), word)):
        sounds = tuple(lazy_pinyin(word))
        if len(sounds) == len(word) <= LONGEST_PHRASE and sounds != tuple(spoken(word, kept)):
            kept[word] = sounds
    return [" ".join((word, *kept[word])) for word in sorted(kept)]


if __name__ == "__main__":
    main()
