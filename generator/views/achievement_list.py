"""The lists of achievements: all of them, and by form, year, level, unit, programme and criterion.

Every value of every facet has pages of its own, so that browsing needs no JavaScript.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.achievement import Achievement
from generator.model.branch import Branch
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views import browse_records, cards, facet_words
from generator.views.browse import Browse, Facet, FacetHead, ListHead, Option, counted, most
from generator.views.facet_words import criterion_slug
from generator.views.institutions import institution_facet, institution_names
from generator.views.page import Link
from generator.views.paging import PAGE_SIZE, addresses_of_pages, window


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a list: what it holds, and where the other pages and facets are."""

    heading: str
    lead: str
    total: int
    first: int
    entries: tuple[cards.Entry, ...]
    head: ListHead
    pages: tuple[Link, ...]
    number: int
    chosen: str


def facets(portal: PublicPortal, listed: list[Achievement]) -> tuple[Facet, ...]:
    """Form, year, level, unit, programme, criterion, and among several institutions whose: each value has pages."""
    years = browse_records.achievement_years(listed)
    units = [tuple(units_of(portal, each)) for each in listed]
    return (
        *institution_facet(portal, units),
        Facet("form", "形态", facet_words.terms(portal, "forms"), tuple((a.form,) for a in listed)),
        Facet("year", "年度", facet_words.years(int(year) for (year,) in years), years),
        Facet("level", "级别", facet_words.terms(portal, "levels"), tuple((a.level,) for a in listed)),
        Facet("unit", "单位", facet_words.units(portal), tuple(units)),
        Facet("programme", "工程", facet_words.programmes(portal), tuple((a.programme or "",) for a in listed)),
        Facet(
            "criterion",
            "标准",
            facet_words.criteria(portal),
            tuple(tuple(criterion_slug(code) for code in a.criteria) for a in listed),
        ),
    )


def criterion_list_url(code: str) -> str:
    """Where the achievements that meet a criterion are listed."""
    return list_url("criterion", criterion_slug(code))


def units_of(portal: PublicPortal, achievement: Achievement) -> list[str]:
    """The units of the branches that own an achievement, or that host the studios which do."""
    found = []
    for owner in achievement.owners:
        record = portal.owner(owner)
        branch = record if isinstance(record, Branch) else portal.branches.get(record.branch) if record else None
        if branch is not None and branch.unit in portal.units:
            found.append(branch.unit)
    return list(dict.fromkeys(found))


def achievement_browse(portal: PublicPortal) -> Browse:
    """All achievements, newest first."""
    every = cards.newest_first(portal.achievements.values())
    return browse_records.achievements(portal, every, facets(portal, every))


def achievement_lists(portal: PublicPortal) -> Iterator[tuple[str, ListView]]:
    """URL and view of every page of the whole list and of each facet's lists."""
    every = cards.newest_first(portal.achievements.values())
    entries = [cards.entry(portal, each) for each in every]
    ways = facets(portal, every)
    if names := institution_names(ways):
        entries = [replace(each, institution=name) for each, name in zip(entries, names, strict=True)]
    counts = {way.key: counted(way.codes) for way in ways}
    sorts = tuple((each.key, each.label) for each in browse_records.ACHIEVEMENT_SORTS)

    def head(key: str, chosen: str) -> ListHead:
        """The one chosen value is always among those shown."""
        url = addresses.page("achievements")
        marked = tuple(
            FacetHead(
                way.key,
                way.label,
                tuple(
                    Option(code, text, list_url(way.key, code), count, (way.key, code) == (key, chosen))
                    for code, text, count in most(way.words, counts[way.key], chosen if way.key == key else "")
                ),
            )
            for way in ways
        )
        return ListHead(url, addresses.list_data(url), "项", len(every), marked, sorts)

    yield from _paged(addresses.page("achievements"), "", entries, head("", ""))
    for way in ways:
        own: defaultdict[str, list[cards.Entry]] = defaultdict(list)
        for entry, codes in zip(entries, way.codes, strict=True):
            for code in dict.fromkeys(codes):
                own[code].append(entry)
        for code, text in way.words.items():
            if own[code]:
                yield from _paged(list_url(way.key, code), text, own[code], head(way.key, code))


def list_url(key: str, code: str) -> str:
    """Where the achievements with one value of a facet are listed."""
    return addresses.page("achievements", f"by-{key}", code)


def _paged(url: str, chosen: str, entries: list[cards.Entry], head: ListHead) -> Iterator[tuple[str, ListView]]:
    pages = addresses_of_pages(url, len(entries))
    for number, page in enumerate(pages, 1):
        first = (number - 1) * PAGE_SIZE
        view = ListView(
            heading=f"成果：{chosen}" if chosen else "成果",
            lead="制度、方法、品牌、平台、研究与推广六种形态。每一项都写明归属、时间、级别与佐证件数。",
            total=len(entries),
            first=first + 1,
            entries=tuple(entries[first : first + PAGE_SIZE]),
            head=head,
            pages=window(pages, number),
            number=number,
            chosen=chosen,
        )
        yield page.url, view
