"""The indexes of a volume: who and what is named in it, in the order of pinyin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.achievement import Achievement
from generator.model.branch import Branch
from generator.model.studio import Studio
from generator.model.volume import Editors
from generator.pinyin import name_key, title_key
from generator.portal.graph import PublicPortal
from generator.views.progress import achievement_year

if TYPE_CHECKING:
    from generator.views.volume import Chapter

Key = tuple[tuple[str, str], ...]
"""Readings and characters, as names are put in order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name with the letter (or form, or year) under which it stands, and the records on whose pages it is found,
    as `branches/icu` or `achievements/icu-card`.
    """

    name: str
    head: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Entries in their order: names and units by pinyin, achievements by form, and forms by year."""

    people: tuple[Entry, ...]
    units: tuple[Entry, ...]
    forms: tuple[Entry, ...]
    years: tuple[Entry, ...]


def index(
    portal: PublicPortal, chapters: Iterable[Chapter], editors: Iterable[Editors], achievements: Iterable[Achievement]
) -> Index:
    """The people whom the records name in public, the units, branches and studios that have a chapter, and the
    achievements.
    """
    people: dict[str, list[str]] = {name: [] for line in editors for name in line.names}
    units: dict[str, list[str]] = {}
    for chapter in chapters:
        kind, _slash, record_id = chapter.key.partition("/")
        units.setdefault(chapter.title, []).append(chapter.key)
        if chapter.unit:
            units.setdefault(chapter.unit, []).append(chapter.key)
        record = portal.of_type(kind).get(record_id) if kind in ("branches", "studios") else None
        for name in _people(portal, record) if isinstance(record, Branch | Studio) else ():
            people.setdefault(name, []).append(chapter.key)
    listed = list(achievements)
    return Index(
        _entries(people, name_key),
        _entries(units, title_key),
        tuple(_by_form(portal, listed)),
        tuple(_by_year(portal, listed)),
    )


def _by_form(portal: PublicPortal, achievements: Iterable[Achievement]) -> Iterator[Entry]:
    """Every achievement under its form, by pinyin."""
    titled = sorted(achievements, key=lambda each: (title_key(each.title), each.id))
    for code, term in portal.vocabularies.get("forms", {}).items():
        for each in titled:
            if each.form == code:
                yield Entry(each.title, term.label, (_key(each),))


def _by_year(portal: PublicPortal, achievements: Iterable[Achievement]) -> Iterator[Entry]:
    """Under each year its forms, with the pages of their achievements."""
    found: dict[tuple[int, str], list[str]] = {}
    for each in achievements:
        found.setdefault((achievement_year(each), each.form), []).append(_key(each))
    for year in sorted({year for year, _form in found}):
        for code in portal.vocabularies.get("forms", {}):
            if (year, code) in found:
                name = portal.label("forms", code, short=True)
                yield Entry(name, f"{year}年", tuple(found[year, code]))


def _key(achievement: Achievement) -> str:
    return f"achievements/{achievement.id}"


def _people(portal: PublicPortal, record: Branch | Studio) -> list[str]:
    branch = record if isinstance(record, Branch) else portal.branches.get(record.branch)
    if branch is None:
        return []
    names = [branch.secretary.name]
    if isinstance(record, Branch):
        names += [each.name for each in branch.pioneers]
    return [name for name in names if name]


def _entries(found: Mapping[str, list[str]], key: Callable[[str], Key]) -> tuple[Entry, ...]:
    ordered = sorted(found, key=key)
    return tuple(Entry(name, _letter(key(name)), tuple(dict.fromkeys(found[name]))) for name in ordered)


def _letter(key: Key) -> str:
    """The first letter of the reading; # for what has none."""
    first = key[0][0][:1].upper() if key else ""
    return first if first.isascii() and first.isalpha() else "#"
