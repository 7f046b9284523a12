"""The lists of achievements: all of them, and by form, year, level, unit, programme and criterion.

Every value of every facet has pages of its own, so that browsing needs no JavaScript.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.model.branch import Branch
from generator.model.programme import criteria_of
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views import cards
from generator.views.page import Link
from generator.views.progress import achievement_year

PAGE_SIZE = 24

MOST_OPTIONS = 30
"""How many values of one facet a list offers: a country has hundreds of units, and each list would name all."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, as a link to the list of its achievements."""

    text: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a list: what it holds, and where the other pages and facets are."""

    heading: str
    lead: str
    total: int
    first: int
    entries: tuple[cards.Entry, ...]
    facets: tuple[tuple[str, tuple[Option, ...]], ...]
    pages: tuple[Link, ...]
    number: int
    chosen: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A way of parting the achievements: the words of each code in their order, and the codes of each achievement."""

    slug: str
    name: str
    words: Mapping[str, str]
    codes: Callable[[Achievement], list[str]]


def facets(portal: PublicPortal) -> tuple[Facet, ...]:
    """Form, year, level, unit, programme, criterion."""
    years = sorted({achievement_year(each) for each in portal.achievements.values()}, reverse=True)
    units = sorted(portal.units.values(), key=lambda unit: (unit.order, unit.id))
    programmes = sorted(portal.programmes.values(), key=lambda programme: (programme.order, programme.id))
    return (
        Facet("by-form", "形态", _terms(portal, "forms"), lambda a: [a.form]),
        Facet("by-year", "年度", {str(year): f"{year}年" for year in years}, lambda a: [str(achievement_year(a))]),
        Facet("by-level", "级别", _terms(portal, "levels"), lambda a: [a.level]),
        Facet("by-unit", "单位", {unit.id: unit.short_name for unit in units}, lambda a: units_of(portal, a)),
        Facet("by-programme", "工程", {p.id: p.short_name for p in programmes}, lambda a: [a.programme or ""]),
        Facet(
            "by-criterion",
            "标准",
            {criterion_slug(f"{p.id}/{c.code}"): c.name for p in programmes for c in criteria_of(p)},
            lambda a: [criterion_slug(code) for code in a.criteria],
        ),
    )


def criterion_slug(code: str) -> str:
    """`model-branch/serve` as one step of an address."""
    return code.replace("/", ".")


def criterion_list_url(code: str) -> str:
    """Where the achievements that meet a criterion are listed."""
    return addresses.page("achievements", "by-criterion", criterion_slug(code))


def _terms(portal: PublicPortal, vocabulary: str) -> dict[str, str]:
    return {code: portal.label(vocabulary, code, short=True) for code in portal.vocabularies.get(vocabulary, {})}


def units_of(portal: PublicPortal, achievement: Achievement) -> list[str]:
    """The units of the branches that own an achievement, or that host the studios which do."""
    found = []
    for owner in achievement.owners:
        record = portal.owner(owner)
        branch = record if isinstance(record, Branch) else portal.branches.get(record.branch) if record else None
        if branch is not None and branch.unit in portal.units:
            found.append(branch.unit)
    return list(dict.fromkeys(found))


def achievement_lists(portal: PublicPortal) -> Iterator[tuple[str, ListView]]:
    """URL and view of every page of the whole list and of each facet's lists."""
    every = cards.newest_first(portal.achievements.values())
    entries = {each.id: cards.entry(portal, each) for each in every}
    ways = facets(portal)
    codes = {way.slug: {each.id: set(way.codes(each)) for each in every} for way in ways}
    counts = {way.slug: Counter(code for own in codes[way.slug].values() for code in own) for way in ways}

    shown = {way.slug: _most(way.words, counts[way.slug]) for way in ways}

    def marked(slug: str, chosen: str) -> tuple[tuple[str, tuple[Option, ...]], ...]:
        return tuple(
            (
                way.name,
                tuple(
                    Option(
                        text,
                        addresses.page("achievements", way.slug, code),
                        counts[way.slug][code],
                        (way.slug, code) == (slug, chosen),
                    )
                    for code, text in _with(chosen if way.slug == slug else "", way.words, shown[way.slug]).items()
                ),
            )
            for way in ways
        )

    yield from _paged(addresses.page("achievements"), "", list(entries.values()), marked("", ""))
    for way in ways:
        for code, text in way.words.items():
            own = [entries[each.id] for each in every if code in codes[way.slug][each.id]]
            if own:
                yield from _paged(addresses.page("achievements", way.slug, code), text, own, marked(way.slug, code))


def _with(chosen: str, words: Mapping[str, str], shown: Mapping[str, str]) -> Mapping[str, str]:
    """The values shown, and the one that is chosen, which is always shown."""
    if chosen not in words or chosen in shown:
        return shown
    return {code: text for code, text in words.items() if code in shown or code == chosen}


def _most(words: Mapping[str, str], counts: Counter[str]) -> dict[str, str]:
    """The values that have achievements, in their order; of many only those that have most."""
    known = Counter({code: counts[code] for code in words if counts[code]})
    most = {code for code, _count in known.most_common(MOST_OPTIONS)}
    return {code: text for code, text in words.items() if code in most}


def _paged(
    url: str, chosen: str, entries: list[cards.Entry], facets: tuple[tuple[str, tuple[Option, ...]], ...]
) -> Iterator[tuple[str, ListView]]:
    count = max(1, -(-len(entries) // PAGE_SIZE))
    pages = tuple(
        Link(str(n), url if n == 1 else addresses.page(url.rstrip("/"), "page", str(n))) for n in range(1, count + 1)
    )
    for number, page in enumerate(pages, 1):
        first = (number - 1) * PAGE_SIZE
        view = ListView(
            heading=f"成果：{chosen}" if chosen else "成果",
            lead="制度、方法、品牌、平台、研究与推广六种形态。每一项都写明归属、时间、级别与佐证件数。",
            total=len(entries),
            first=first + 1,
            entries=tuple(entries[first : first + PAGE_SIZE]),
            facets=facets,
            pages=_window(pages, number),
            number=number,
            chosen=chosen,
        )
        yield page.url, view


def _window(pages: tuple[Link, ...], number: int) -> tuple[Link, ...]:
    """First, last, and the pages around the present one, so that a long list stays short to page."""
    near = {1, len(pages), *range(number - 2, number + 3)}
    return tuple(page for n, page in enumerate(pages, 1) if n in near) if len(pages) > 1 else ()
