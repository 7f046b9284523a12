"""Entries → numbers of documents, parted into shards; made afresh, or patched where few documents changed.

A shard is the JSON of key → its entries in order, each with its numbers: {"党支": "部:A/C 部!:C"}. A patched shard
is the same, byte for byte, as one made afresh.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import orjson

from generator.search.grams import entries, shard_of
from generator.search.postings import read, written
from generator.views.search_document import SearchDocument

_CHARACTERS = 10_000
"""Characters of text to a shard; which makes 5 KB of it where texts are alike, and 20 KB where they are not."""

Change = tuple[SearchDocument, SearchDocument]
"""A document as it was and as it is."""


def shards_for(documents: Iterable[SearchDocument]) -> int:
    """How many shards: a power of two that follows from the amount of text."""
    characters = sum(len(passage) for document in documents for passage in document.passages)
    return int(2 ** (characters // _CHARACTERS).bit_length())


def fresh(documents: Sequence[SearchDocument], shards: int) -> list[bytes]:
    """All shards of the documents."""
    numbers: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, document in enumerate(documents):
        for entry in entries(document):
            numbers[entry].append(number)
    tables: list[dict[str, str]] = [{} for _ in range(shards)]
    for key, group in groupby(sorted(numbers), key=_key):
        rows = [f"{entry[2:]}:{written(numbers.pop(entry), len(documents))}" for entry in group]
        tables[shard_of(key, shards)][key] = " ".join(rows)
    return [orjson.dumps(table) for table in tables]


def patched(shards: Sequence[bytes], changes: Mapping[int, Change], count: int) -> dict[int, bytes]:
    """The shards that are different since documents changed, by their place; `changes` is by number."""
    moves: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for number, (old, new) in changes.items():
        for entry in entries(old) ^ entries(new):
            moves[shard_of(_key(entry), len(shards))].append((entry, number))
    return {place: _moved(shards[place], own, count) for place, own in moves.items()}


def _moved(shard: bytes, moves: Iterable[tuple[str, int]], count: int) -> bytes:
    """One shard after numbers have come to entries that had them not, and gone from those that had."""
    table: dict[str, str] = orjson.loads(shard)
    by_key = groupby(sorted(moves), key=lambda move: _key(move[0]))
    for key, group in by_key:
        rows = _parted(table.pop(key, ""))
        for entry, number in group:
            numbers = sorted({*read(rows.pop(entry[2:], ""))} ^ {number})
            if numbers:
                rows[entry[2:]] = written(numbers, count)
        if rows:
            table[key] = " ".join(f"{rest}:{rows[rest]}" for rest in sorted(rows))
    return orjson.dumps(dict(sorted(table.items())))


def _key(entry: str) -> str:
    return entry[:2]


def _parted(text: str) -> dict[str, str]:
    return {rest: numbers for rest, _colon, numbers in (row.partition(":") for row in text.split(" ") if row)}
