"""What search knows of one record, and where it stands among others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """`passages` are searched each by itself; `names` are read aloud for pinyin; `facets` hold labels.
    `known_as` is what people call it besides its title, and ranks like it: the number of a document.
    """

    url: str
    title: str
    kind: str
    where: str
    date: str
    summary: str
    names: tuple[str, ...]
    passages: tuple[str, ...]
    facets: tuple[tuple[str, tuple[str, ...]], ...]
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document with its place among the results: type, the newest first, id."""

    rank: tuple[int, int, str]
    document: SearchDocument
