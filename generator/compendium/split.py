"""Volumes too thick for one file: parts with continuous numbers of pages, chapters and evidence.

A volume is cut before it is set, by estimated pages: setting a part takes memory for that part alone, and each part
is tagged, linked and outlined as a whole. (Cutting a made PDF was the other way: it needs memory for the whole book,
and takes tags and outline apart.) Overview and foreword stand in the first part, the task table in the last; each
part lists its own contents, evidence and index, and says what the others hold. A part begins on a right page.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Protocol

import orjson

from generator.compendium.payload import Payload, checksum
from generator.text import chinese_number

THICKEST = 1500
"""Estimated pages from which a volume is split: setting takes about 1.7 MB of memory a page."""

MOST_PAGES = 1000
"""Estimated pages of one part; parts are about equally thick."""

_RUNNING, _SET_OUT = 700, 1600
_PICTURES = 2.5
"""What a page holds on average: characters of running text, characters of a portrait, which stand in tables and beside
one another, pictures. Measured on books of portraits and cases; an estimate only decides where to cut.
"""

_FRONT = ("foreword", "front")
_UNPRINTED = ("similar", "related", "toc", "citation", "notices", "awards", "url", "src")


def split(given: Payload, thickest: float = THICKEST, most: float = MOST_PAGES) -> tuple[Payload, ...]:
    """The parts of a volume: itself where it is thin enough. `first_page` of later parts is still 1: see `numbered`."""
    plain = orjson.loads(given.data)
    pages = sum(estimated_pages(chapter) for chapter in plain["chapters"])
    if pages <= thickest:
        return (given,)
    groups = list(_groups(plain["chapters"], pages / math.ceil(pages / most)))
    bounds = _bounds(groups, first=1 + (plain["front"] is not None))
    names = [f"第{chinese_number(number)}册" for number in range(1, len(groups) + 1)]
    texts = [_span(group, start) for group, start in zip(groups, bounds, strict=True)]
    parts = []
    for place, group in enumerate(groups):
        part = _part(plain, group, first=place == 0, last=place == len(groups) - 1)
        others = [{"name": names[n], "text": texts[n]} for n in range(len(groups)) if n != place]
        # the overview is the first chapter of the first part
        start = 1 if place == 0 else bounds[place]
        part |= {"first_chapter": start, "last_chapter": bounds[place] + len(group) - 1, "other_parts": others}
        part["subtitle"] = "　".join(each for each in (plain["subtitle"], names[place]) if each)
        parts.append(_payload(given, part))
    return tuple(parts)


def numbered(part: Payload, first_page: int) -> Payload:
    """The part with the number of its first page, an odd one."""
    plain = orjson.loads(part.data)
    plain["first_page"] = first_page + (first_page % 2 == 0)
    return _payload(part, plain)


class Begun(Protocol):
    """A part in the making (`setting.Setting`, `apart.Apart`)."""

    def last_page(self) -> int:
        """The number of its last page."""

    def content(self) -> bytes:
        """Its PDF."""


def in_order(parts: Iterable[Payload], begin: Callable[[int, Payload], Begun]) -> Iterator[bytes]:
    """The PDFs of the parts; `begin` gets the place of a part and the part. The first is begun at once, each other when
    the one before is laid out, which may write its PDF meanwhile.
    """
    first, *others = parts
    return _following(begin(0, first), others, begin)


def _following(before: Begun, others: Iterable[Payload], begin: Callable[[int, Payload], Begun]) -> Iterator[bytes]:
    for place, part in enumerate(others, 1):
        begun = begin(place, numbered(part, before.last_page() + 1))
        yield before.content()
        before = begun
    before.last_page()
    yield before.content()


def estimated_pages(chapter: Mapping[str, Any]) -> float:
    """About how many pages a chapter takes."""
    return (
        1.5
        + len(_words(chapter["view"])) / (_RUNNING if chapter["part"] == "case" else _SET_OUT)
        + _count(chapter["cases"])
    )


def _count(cases: Iterable[Mapping[str, Any]]) -> float:
    return sum(1 + len(_words(case["view"])) / _RUNNING for case in cases)


def _words(value: Any) -> str:
    """All that is written in a view; a picture counts as the words whose place it takes."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        if "file" in value and "src" in value:
            return " " * round(_RUNNING / _PICTURES)
        return "".join(_words(each) for key, each in value.items() if key not in _UNPRINTED)
    return "".join(_words(each) for each in value) if isinstance(value, list) else ""


def _groups(chapters: Iterable[dict[str, Any]], most: float) -> Iterator[list[dict[str, Any]]]:
    """Runs of chapters of about so many pages: a chapter goes where its middle falls."""
    before = 0.0
    numbered: list[tuple[int, dict[str, Any]]] = []
    for chapter in chapters:
        own = estimated_pages(chapter)
        numbered.append((int((before + own / 2) / most), chapter))
        before += own
    for _number, run in itertools.groupby(numbered, key=lambda each: each[0]):
        yield [chapter for _own, chapter in run]


def _bounds(groups: Iterable[list[Any]], first: int) -> list[int]:
    """The number of the first chapter of each group."""
    starts = []
    for group in groups:
        starts.append(first)
        first += len(group)
    return starts


def _span(group: list[dict[str, Any]], start: int) -> str:
    first, last = group[0]["title"], group[-1]["title"]
    if len(group) == 1:
        return f"第{chinese_number(start)}章　{first}"
    return f"第{chinese_number(start)}章　{first}—第{chinese_number(start + len(group) - 1)}章　{last}"


def _part(plain: Mapping[str, Any], group: list[dict[str, Any]], *, first: bool, last: bool) -> dict[str, Any]:
    keys = {each for chapter in group for each in _keys(chapter)}
    part = {**plain, "chapters": group}
    if not first:
        part |= dict.fromkeys(_FRONT)
    if not last:
        part["plan"] = None
    part["register"] = [item for item in plain["register"] if item["key"].partition("#")[0] in keys]
    return part


def _keys(chapter: Mapping[str, Any]) -> Iterator[str]:
    yield chapter["key"]
    yield from (case["key"] for case in chapter["cases"])
    if chapter["part"] == "form":
        yield from (made["key"] for made in chapter["view"]["achievements"])


def _payload(given: Payload, plain: dict[str, Any]) -> Payload:
    plain["checksum"] = checksum(plain)
    data = orjson.dumps(plain)
    pictures = {name: file for name, file in given.pictures.items() if name.encode() in data}
    codes = {name: address for name, address in given.codes.items() if name.encode() in data}
    return replace(given, data=data, pictures=pictures, codes=codes)
