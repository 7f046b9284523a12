"""The page of an achievement, and the lists of achievements by form, year, unit and programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.model.branch import Branch
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views import parts
from generator.views.lookup import link, owner_links
from generator.views.page import Link
from generator.views.progress import achievement_year

PAGE_SIZE = 24


@dataclass(frozen=True, slots=True)
class AchievementView:
    """Everything that the page of an achievement shows."""

    form: str
    form_url: str
    title: str
    summary: str
    text: str
    badges: tuple[parts.Badge, ...]
    representative: bool
    facts: tuple[parts.Fact, ...]
    pictures: tuple[parts.Picture, ...]
    link: str
    evidence: tuple[parts.EvidenceItem, ...]
    partners: tuple[str, ...]
    adopters: tuple[parts.Adopter, ...]
    cases: tuple[parts.Card, ...]
    related: tuple[parts.Entry, ...]
    awards: tuple[Link, ...]
    review: tuple[parts.Sign, ...]
    citation: str


def achievement_view(portal: PublicPortal, achievement: Achievement) -> AchievementView:
    """All of one achievement; related ones share its owner."""
    owners = owner_links(portal, achievement.owners)
    programme = portal.programmes.get(achievement.programme or "")
    kind = "branches" if achievement.owners[-1] in portal.branches else "studios"
    siblings = [
        each
        for each in parts.newest_first(portal.referring(kind, achievement.owners[-1], "achievements"))
        if each.id != achievement.id and achievement.owners[-1] in each.owners
    ]
    facts = [
        parts.Fact("归属", "", owners),
        parts.Fact("完成", parts.month_text(achievement.date)),
        parts.Fact("级别", portal.label("levels", achievement.level)),
    ]
    if achievement.criteria:
        facts.append(parts.Fact("对应标准", "", parts.criteria_links(portal, achievement.criteria)))
    if programme is not None:
        facts.append(parts.Fact("所属工程", "", (link("programmes", programme, short=True),)))
    cases = [
        case
        for owner in achievement.owners
        for case in portal.referring("branches" if owner in portal.branches else "studios", owner, "cases")
        if owner in case.owners
    ]
    return AchievementView(
        form=achievement.form_label or portal.label("forms", achievement.form, short=True),
        form_url=addresses.page("achievements", "by-form", achievement.form),
        title=achievement.title,
        summary=achievement.summary,
        text=achievement.text,
        badges=(parts.Badge(portal.label("levels", achievement.level), achievement.level),),
        representative=achievement.representative,
        facts=tuple(facts),
        pictures=tuple(p for photo in achievement.photos if (p := parts.picture(portal, photo))),
        link=achievement.link or "",
        evidence=parts.evidence_items(achievement.evidence),
        partners=achievement.partners,
        adopters=parts.adopters(portal, achievement.adopted_by),
        cases=tuple(parts.case_card(portal, case) for case in {case.id: case for case in cases}.values()),
        related=tuple(parts.entry(portal, each) for each in siblings[:4]),
        awards=tuple(link("awards", a) for a in portal.referring("achievements", achievement.id, "awards")),
        review=parts.review_line(achievement.review),
        citation=parts.citation(portal, owners[0].text if owners else portal.site.issuer, achievement.title, ""),
    )


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
    entries: tuple[parts.Entry, ...]
    facets: tuple[tuple[str, tuple[Option, ...]], ...]
    pages: tuple[Link, ...]
    number: int
    chosen: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A way of parting the achievements; `values` gives the codes an achievement falls under."""

    slug: str
    name: str
    values: Callable[[Achievement], list[str]]
    label: Callable[[str], str]
    order: Callable[[str], object]


def facets(portal: PublicPortal) -> tuple[Facet, ...]:
    """Form, year, level, unit, programme."""
    forms = list(portal.vocabularies.get("forms", {}))
    levels = list(portal.vocabularies.get("levels", {}))

    def units(achievement: Achievement) -> list[str]:
        found = []
        for owner in achievement.owners:
            record = portal.owner(owner)
            branch = record if isinstance(record, Branch) else portal.branches.get(record.branch) if record else None
            if branch is not None and branch.unit in portal.units:
                found.append(branch.unit)
        return list(dict.fromkeys(found))

    return (
        Facet(
            "by-form",
            "形态",
            lambda a: [a.form],
            lambda code: portal.label("forms", code, short=True),
            lambda code: forms.index(code) if code in forms else 99,
        ),
        Facet(
            "by-year", "年度", lambda a: [str(achievement_year(a))], lambda year: f"{year}年", lambda year: -int(year)
        ),
        Facet(
            "by-level",
            "级别",
            lambda a: [a.level],
            lambda code: portal.label("levels", code),
            lambda code: levels.index(code) if code in levels else 99,
        ),
        Facet(
            "by-unit", "单位", units, lambda code: portal.units[code].short_name, lambda code: portal.units[code].order
        ),
        Facet(
            "by-programme",
            "工程",
            lambda a: [a.programme] if a.programme and a.programme in portal.programmes else [],
            lambda code: portal.programmes[code].short_name,
            lambda code: portal.programmes[code].order,
        ),
    )


def achievement_lists(portal: PublicPortal) -> Iterator[tuple[str, ListView]]:
    """URL and view of every page of the whole list and of each facet's lists."""
    every = parts.newest_first(portal.achievements.values())
    entries = {each.id: parts.entry(portal, each) for each in every}
    ways = facets(portal)
    values = {way.slug: {each.id: way.values(each) for each in every} for way in ways}
    options = {way.slug: _options(way, values[way.slug]) for way in ways}
    lead = "制度、方法、品牌、平台、研究与推广六种形态。每一项都写明归属、时间、级别与佐证件数。"
    yield from _paged(addresses.page("achievements"), "成果", lead, list(entries.values()), _mark(options, "", ""), "")
    for way in ways:
        for code, text, _count in options[way.slug]:
            chosen = [entries[each.id] for each in every if code in values[way.slug][each.id]]
            url = addresses.page("achievements", way.slug, code)
            yield from _paged(url, f"成果：{text}", lead, chosen, _mark(options, way.slug, code), text)


Options = dict[str, list[tuple[str, str, int]]]


def _options(way: Facet, values: dict[str, list[str]]) -> list[tuple[str, str, int]]:
    counts = Counter(code for codes in values.values() for code in codes)
    return [(code, way.label(code), counts[code]) for code in sorted(counts, key=way.order)]  # type: ignore[arg-type]


_FACET_NAMES = {"by-form": "形态", "by-year": "年度", "by-level": "级别", "by-unit": "单位", "by-programme": "工程"}


def _mark(options: Options, slug: str, code: str) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    return tuple(
        (
            _FACET_NAMES[way],
            tuple(
                Option(text, addresses.page("achievements", way, each), count, (way, each) == (slug, code))
                for each, text, count in rows
            ),
        )
        for way, rows in options.items()
    )


def _paged(
    url: str,
    heading: str,
    lead: str,
    entries: list[parts.Entry],
    marked: tuple[tuple[str, tuple[Option, ...]], ...],
    chosen: str,
) -> Iterator[tuple[str, ListView]]:
    count = max(1, -(-len(entries) // PAGE_SIZE))
    pages = tuple(
        Link(str(n), url if n == 1 else addresses.page(url.rstrip("/"), "page", str(n))) for n in range(1, count + 1)
    )
    for number, page in enumerate(pages, 1):
        first = (number - 1) * PAGE_SIZE
        yield (
            page.url,
            ListView(
                heading=heading,
                lead=lead,
                total=len(entries),
                first=first + 1,
                entries=tuple(entries[first : first + PAGE_SIZE]),
                facets=marked,
                pages=_window(pages, number),
                number=number,
                chosen=chosen,
            ),
        )


def _window(pages: tuple[Link, ...], number: int) -> tuple[Link, ...]:
    """First, last, and the pages around the present one, so that a long list stays short to page."""
    near = {1, len(pages), *range(number - 2, number + 3)}
    return tuple(page for n, page in enumerate(pages, 1) if n in near) if len(pages) > 1 else ()
