"""Whose names an anonymous package must not show, and what stands in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from generator.model.branch import Branch
from generator.portal.graph import FullPortal
from generator.views.parts import Picture

T = TypeVar("T")

_KINDS = (
    "“双带头人”教师党支部书记工作室",
    "“双带头人”党支部书记工作室",
    "“双带头人”工作室",
    "直属党支部",
    "教职工党支部",
    "教工党支部",
    "教师党支部",
    "党支部",
    "工作室",
    "党总支",
    "党工委",
    "党委",
)
"""What a name ends in; what is before it names the same body."""

_GENERAL = frozenset(("教职工", "研究生", "本科生", "硕士生", "博士生", "规培生", "离退休", "组织员"))
"""Words that name nobody in particular."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or some body, with every way in which records write the name; `kind` is the word in its place."""

    kind: str
    words: tuple[str, ...]


def named(full: FullPortal, host: str = "") -> tuple[Named, ...]:
    """All that the records name: the institution, units, branches, studios, people, and partners elsewhere. Of the
    full portal: what is not public can stand in a file all the same. `host` is that of the site's address.
    """
    site = full.site
    every = [
        Named("某校", (site.institution, host)),
        *(Named("某单位", (word,)) for word in dict.fromkeys((site.issuer, site.organiser))),
        *_bodies(full),
        *(Named("某同志", (word,)) for word in dict.fromkeys(_people(full))),
        *(Named("某合作单位", (word,)) for word in dict.fromkeys(_partners(full))),
    ]
    return tuple(Named(each.kind, words) for each in every if (words := tuple(_told(each.words))))


def _bodies(full: FullPortal) -> Iterator[Named]:
    for branch in full.branches.values():
        yield Named("某支部", _ways(branch.name, branch.short_name))
    for studio in full.studios.values():
        yield Named("某工作室", _ways(studio.name, studio.short_name))
    for unit in full.units.values():
        if not unit.collective:
            yield Named("某单位", _ways(unit.name, unit.short_name, *(each.name for each in unit.former_names)))


def _people(full: FullPortal) -> Iterator[str]:
    for branch in full.branches.values():
        yield from _people_of(branch)
    for award in full.awards.values():
        yield from (each.name or "" for each in award.recipients)
    for volume in full.volumes.values():
        yield from (name for line in volume.editors for name in line.names)


def _people_of(branch: Branch) -> Iterator[str]:
    yield branch.secretary.name or ""
    yield from (each.name or "" for each in branch.secretary.history)
    yield from (each.name or "" for each in branch.pioneers)
    for line in branch.roster:
        yield from re.findall(r"^[\u3400-\u9fff·]{2,6}", line)


def _partners(full: FullPortal) -> Iterator[str]:
    for branch in full.branches.values():
        yield from (each.name for each in branch.partners)
    for studio in full.studios.values():
        yield from (each.name for each in studio.partners)
        yield from (each.name for each in studio.adopted_by)
    for case in full.cases.values():
        yield from (each.name for each in case.adopted_by)
    for achievement in full.achievements.values():
        yield from (*achievement.partners, *(each.name for each in achievement.adopted_by))


def _ways(*words: str) -> tuple[str, ...]:
    """The names, and each without the word that says what kind of body it is."""
    return (*words, *(_stem(word) for word in words))


def _stem(word: str) -> str:
    kind = next((each for each in _KINDS if word.endswith(each)), "")
    stem = word.removesuffix(kind)
    return stem if len(stem) > 2 and stem not in _GENERAL else ""


def _told(words: Iterable[str]) -> Iterator[str]:
    yield from (word for word in dict.fromkeys(words) if len(word) > 1)


def masks(every: Iterable[Named], texts: Iterable[str]) -> Mapping[str, str]:
    """What stands for each name that occurs in the texts: 某支部1, 某支部2 … in the order in which they first occur;
    all names of one body become the same.
    """
    whole = "\n".join(texts)
    found = [(min(places), each) for each in every if (places := [p for w in each.words if (p := whole.find(w)) >= 0])]
    counts: dict[str, int] = {}
    out: dict[str, str] = {}
    for _place, each in sorted(found, key=lambda pair: pair[0]):
        counts[each.kind] = counts.get(each.kind, 0) + 1
        shown = each.kind if each.kind == "某校" else f"{each.kind}{counts[each.kind]}"
        for word in each.words:
            out.setdefault(word, shown)
    return out


_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s，。；、）》”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.edu\.cn\b"
)


def masked(text: str, known: Mapping[str, str]) -> str:
    """The text without names and addresses; the longest name goes first."""
    text = _ADDRESS.sub("（网址略）", text)
    words = sorted((word for word in known if word in text), key=len, reverse=True)
    return re.sub("|".join(map(re.escape, words)), lambda hit: known[hit[0]], text) if words else text


_ADDRESSES = frozenset(
    ("url", "form_url", "programme_url", "link", "href", "file", "host", "captions", "citation", "src")
)
"""Fields of views and nodes of text that lead somewhere, or say where something is published."""


def texts_in(value: Any) -> Iterator[str]:
    """All words of a view, in the order in which it is shown, without the marks of where a title may break."""
    if isinstance(value, str):
        yield value.replace("|", "")
    elif is_dataclass(value):
        for each in fields(value):
            if each.name != "key":
                yield from texts_in(getattr(value, each.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_in(item)


def without_names(value: T, known: Mapping[str, str]) -> T:
    """The same view without names, addresses and pictures; keys of records become numbers that still fit together."""
    keys: dict[str, str] = {}
    made: T = _bare(value, known, keys, "")
    return made


def _bare(value: Any, known: Mapping[str, str], keys: dict[str, str], name: str) -> Any:
    if isinstance(value, str):
        if name == "key":
            record, sign, number = value.partition("#")
            kind = record.partition("/")[0]
            return f"{keys.setdefault(record, f'{kind}/{len(keys) + 1}')}{sign}{number}" if value else value
        whole = value.replace("|", "") if name in ("title", "title_breaks") else value
        return "" if name in _ADDRESSES else masked(whole, known)
    if isinstance(value, Picture):
        return None
    if name == "review":  # who signs is of the house
        return ()
    if is_dataclass(value) and not isinstance(value, type):
        changes = {each.name: _bare(getattr(value, each.name), known, keys, each.name) for each in fields(value)}
        return replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(_bare(item, known, keys, name) for item in value)
    if isinstance(value, list):
        return [_bare(item, known, keys, name) for item in value]
    if isinstance(value, dict):
        return {key: _bare(item, known, keys, key) for key, item in value.items()}
    return value


def even(text: str) -> str:
    """A text as names are looked for in it: widths made alike, no spaces, small letters; a name may be broken over
    lines, or written in wide letters.
    """
    return re.sub(r"[\s\u00ad\u200b-\u200f\ufeff]+", "", unicodedata.normalize("NFKC", text)).casefold()
