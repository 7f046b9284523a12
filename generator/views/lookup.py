"""What a record is called and where it stands, for links in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.achievement import Award
from generator.model.base import Record
from generator.model.unit import Unit
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views.page import Link

_WITH_PAGE = frozenset(
    {"programmes", "units", "branches", "studios", "achievements", "plans", "policies", "cases", "notices", "volumes"}
)


def has_page(kind: str) -> bool:
    """Awards stand together, a page a year; every other record has its own."""
    return kind in _WITH_PAGE


def url_of(kind: str, record: Record) -> str:
    """The address of a record, relative to the site root. That of an award follows from its own date alone, so that
    a new award moves no other.
    """
    if isinstance(record, Award):
        return f"{award_year(record.date.sort_key.year)}#{record.id}"
    return addresses.page(kind, record.id)


def award_year(year: int) -> str:
    """The page of all awards of a year."""
    return addresses.page("awards", str(year))


def name_of(record: Record, *, short: bool = False) -> str:
    """The name or title of any record."""
    if short:
        return str(getattr(record, "short_name", "") or name_of(record))
    return str(getattr(record, "name", "") or getattr(record, "title", "") or record.id)


def link(kind: str, record: Record, *, short: bool = False) -> Link:
    """A link to a record under its name."""
    return Link(name_of(record, short=short), url_of(kind, record))


def award_link(award: Award) -> Link:
    """A link to a commendation, with its year where its name does not say it: the same title is given every year."""
    year = award.date.sort_key.year
    own = award.name.startswith(str(year))
    return Link(award.name if own else f"{award.name}（{year}年）", url_of("awards", award))


def links(portal: PublicPortal, kind: str, ids: Iterable[str], *, short: bool = False) -> tuple[Link, ...]:
    """Links to those of the named records that are public."""
    known = portal.of_type(kind)
    return tuple(link(kind, known[each], short=short) for each in ids if each in known)


def owner_links(portal: PublicPortal, ids: Iterable[str], *, short: bool = False) -> tuple[Link, ...]:
    """Links to branches and studios named by id alone."""
    out: list[Link] = []
    for each in ids:
        kind = "branches" if each in portal.branches else "studios"
        out += links(portal, kind, (each,), short=short)
    return tuple(out)


def subject_link(portal: PublicPortal, record_id: str) -> Link | None:
    """A link to whatever record of the six subject types has this id."""
    for kind in ("branches", "studios", "units", "programmes", "achievements", "cases"):
        record = portal.of_type(kind).get(record_id)
        if record is not None:
            return link(kind, record)
    return None


def criterion_url(code: str) -> str:
    """`model-branch/educate` → the anchor on the programme's page."""
    programme, _slash, own = code.partition("/")
    return f"{addresses.page('programmes', programme)}#c-{own}"


def units_above(portal: PublicPortal, unit_id: str) -> Iterator[Unit]:
    """The unit, and all above it; circles are broken when the portal is put together."""
    unit = portal.units.get(unit_id)
    while unit is not None:
        yield unit
        unit = portal.units.get(unit.parent or "")
