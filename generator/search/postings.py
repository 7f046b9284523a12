"""Rising numbers as printable text, short and quick to read: what follows an entry of the index.

Each number is told by its distance from the one before; a distance ends with a character of `_LAST`, and those
before it are of `_MORE`. Where more than a sixth of all numbers are there, one character for each six of them is
shorter: it stands for their six bits. Neither form holds a quotation mark, a backslash or a space.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from operator import sub

_LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_MORE = "!#$%&'()*,-.:;<=>?@[]^_`{|}"
_DENSE = "~"
_LAST_VALUES = {character: value for value, character in enumerate(_LAST)}
_MORE_VALUES = {character: value for value, character in enumerate(_MORE)}


class _Distances(dict[int, str]):
    """Distance → its text; each is made once."""

    def __missing__(self, distance: int) -> str:
        rest, last = divmod(distance, len(_LAST))
        text = _LAST[last]
        while rest:
            rest, more = divmod(rest - 1, len(_MORE))
            text = _MORE[more] + text
        self[distance] = text
        return text


_distances = _Distances()


def written(numbers: Sequence[int], count: int) -> str:
    """Rising numbers below `count` as text."""
    if len(numbers) > count // 6 + 1:
        return _bits(numbers, count)
    first = _distances[numbers[0]]
    if len(numbers) == 1:  # as most lists of a large index are
        return first
    return first + "".join(map(_distances.__getitem__, map(sub, numbers[1:], numbers)))


def _bits(numbers: Sequence[int], count: int) -> str:
    row = bytearray(b"0") * (count + -count % 24)  # whole characters and whole bytes
    for number in numbers:
        row[number] = 49
    packed = int(row, 2).to_bytes(len(row) // 8, "big")
    return _DENSE + base64.b64encode(packed).decode("ascii").rstrip(_LAST[0])


def read(text: str) -> list[int]:
    """The numbers that a text stands for."""
    if text.startswith(_DENSE):
        return [
            place * 6 + bit
            for place, character in enumerate(text[1:])
            for bit in range(6)
            if _LAST_VALUES[character] & 32 >> bit
        ]
    out: list[int] = []
    number = more = 0
    for character in text:
        if character in _MORE_VALUES:
            more = more * len(_MORE) + _MORE_VALUES[character] + 1
        else:
            number += more * len(_LAST) + _LAST_VALUES[character]
            out.append(number)
            more = 0
    return out
