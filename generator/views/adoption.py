"""Who took over which method, both ways: from what was made to those who adopted it, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.model.base import Adoption
from generator.model.narrative import Case
from generator.model.studio import Studio
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views import parts
from generator.views.browse import Browse, Column, Facet, Sort, by_title
from generator.views.lookup import link, owner_links
from generator.views.page import Link
from generator.views.paging import Group, Listing

URL = "adoption/"
ADOPTERS_URL = "adoption/adopters/"
KINDS = {"cases": "案例", "achievements": "成果", "studios": "工作室"}
PLACES = {"inside": "校内支部", "outside": "其他单位"}


@dataclass(frozen=True, slots=True)
class Taken:
    """One adoption, seen from either side: `who` or `what`, when, and how."""

    text: str
    url: str
    kind: str
    date: str
    note: str


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """A method with its adopters, or an adopter with what it took over."""

    title: str
    url: str
    kind: str
    kind_code: str
    owners: tuple[Link, ...]
    taken: tuple[Taken, ...]
    latest: str


_Source = Case | Achievement | Studio


def _sources(portal: PublicPortal) -> Iterator[tuple[str, _Source]]:
    for kind in KINDS:
        for record in portal.of_type(kind).values():
            if isinstance(record, _Source) and record.adopted_by:
                yield kind, record


def methods(portal: PublicPortal) -> tuple[AdoptionRow, ...]:
    """What was adopted, by most first."""
    rows = []
    for kind, record in _sources(portal):
        target = link(kind, record)
        owners = record.owners if not isinstance(record, Studio) else (record.branch,)
        adopted = sorted(record.adopted_by, key=_day, reverse=True)
        taken = tuple(Taken(who.name, who.url, "", who.date, who.text) for who in parts.adopters(portal, adopted))
        rows.append(
            AdoptionRow(
                target.text,
                target.url,
                KINDS[kind],
                kind,
                owner_links(portal, owners, short=True),
                taken,
                _day(adopted[0]),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-len(row.taken), row.url)))


def adopters(portal: PublicPortal) -> tuple[AdoptionRow, ...]:
    """Who adopted, our own branches first; an organisation outside is known by its name alone."""
    found: dict[tuple[str, str], list[tuple[str, Taken]]] = {}
    for kind, record in _sources(portal):
        target = link(kind, record)
        for each in record.adopted_by:
            branch = portal.branches.get(each.branch or "")
            key = ("inside", branch.id) if branch else ("outside", each.name)
            month = parts.month_text(each.date) if each.date else ""
            found.setdefault(key, []).append(
                (_day(each), Taken(target.text, target.url, KINDS[kind], month, each.text))
            )
    rows = []
    for (place, name), taken in found.items():
        taken.sort(key=lambda pair: (pair[0], pair[1].url), reverse=True)
        branch = portal.branches.get(name) if place == "inside" else None
        rows.append(
            AdoptionRow(
                branch.short_name if branch else name,
                addresses.page("branches", branch.id) if branch else "",
                PLACES[place],
                place,
                (),
                tuple(each for _day_of, each in taken),
                taken[0][0],
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.kind_code, -len(row.taken), row.title)))


def listing(rows: tuple[AdoptionRow, ...], *, reverse: bool) -> Listing:
    """Either side as a list."""
    lead = (
        "谁采用了：按采用单位列出它采用的做法。"
        if reverse
        else "哪些做法、成果被别处采用，谁在什么时候采用、怎样采用。"
    )
    return Listing("推广与采用", lead, (Group("", "", rows),), len(rows))


def browse(rows: tuple[AdoptionRow, ...], *, reverse: bool) -> Browse:
    """Either side with its facets and orders."""
    years = [tuple(dict.fromkeys(each.date[:4] for each in row.taken if each.date)) for row in rows]
    words = {year: f"{year}年" for year in sorted({y for own in years for y in own}, reverse=True)}
    taken = Column(
        "taken",
        "采用的做法" if reverse else "采用者",
        "links",
        tuple(tuple((each.text, each.url) for each in row.taken) for row in rows),
    )
    return Browse(
        url=ADOPTERS_URL if reverse else URL,
        heading="采用者" if reverse else "推广与采用",
        counter="家" if reverse else "项",
        urls=tuple(row.url for row in rows),
        columns=(
            Column("title", "采用者" if reverse else "做法", "title", tuple(row.title for row in rows)),
            Column("kind", "类别", "facet"),
            *(
                ()
                if reverse
                else (
                    Column(
                        "owners", "来自", "links", tuple(tuple((o.text, o.url) for o in row.owners) for row in rows)
                    ),
                )
            ),
            taken,
            Column("count", "采用数", "number", tuple(len(row.taken) for row in rows)),
            Column(
                "details",
                "采用情况",
                "taken",
                tuple(tuple((e.text, e.url, e.kind, e.date, e.note) for e in row.taken) for row in rows),
                "card",
            ),
        ),
        facets=(
            Facet("kind", "类别", PLACES if reverse else KINDS, tuple((row.kind_code,) for row in rows)),
            Facet("year", "采用年度", words, tuple(years)),
        ),
        sorts=(
            Sort("given", "校内在前" if reverse else "采用多的在前"),
            Sort(
                "newest",
                "最近采用在前",
                tuple(sorted(range(len(rows)), key=lambda place: rows[place].latest, reverse=True)),
            ),
            by_title([row.title for row in rows]),
        ),
    )


def _day(adoption: Adoption) -> str:
    return adoption.date.sort_key.isoformat() if adoption.date else ""
