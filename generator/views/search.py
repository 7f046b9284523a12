"""What search knows of each record: the words its page shows, and the facets by which results part.

The words are taken from the views, so nothing can be found that is not shown. Names of other records
(cards, entries, links) are left to the pages of those; whose a record is stands in `where`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from generator.markdown import plain
from generator.model.achievement import Achievement, Award
from generator.model.base import Record
from generator.model.branch import Branch
from generator.model.document import Policy
from generator.model.narrative import Case, Notice
from generator.model.studio import Studio
from generator.model.types import RECORD_TYPES
from generator.model.volume import Volume
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views import cards, institutions, parts
from generator.views.achievement_list import units_of
from generator.views.lookup import name_of, owner_links, subject_link, url_of
from generator.views.page import Link, Page, shown
from generator.views.progress import achievement_year
from generator.views.search_document import Ranked, SearchDocument

FACETS: Mapping[str, str] = {
    "kind": "类型",
    institutions.KEY: institutions.LABEL,
    "unit": "单位",
    "programme": "工程",
    "form": "形态",
    "level": "级别",
    "year": "年度",
}
"""Name in addresses → label, in the order in which the search page shows them."""

AMONG_SEVERAL = frozenset({institutions.KEY})
"""Facets that are there only if results have more than one value of them."""

_DOORS = (Link, cards.Card, cards.Entry, cards.NoticeLine)
"""Parts of a view that lead to other records."""

_REPEATED = frozenset({"citation", "toc", "headings"})
"""Fields of views that say again what stands elsewhere on the page."""

_CODE = re.compile(r"[a-z0-9_./#:?=&%-]*")
"""Anchors, style classes and addresses: nothing that a person would read."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of search before anything is asked: other ways to find things, and how to ask."""

    sections: tuple[Link, ...]
    hints: tuple[str, ...] = (
        "写两个以上连续的字，如“床旁十五分钟”“义诊”；标题里有的排在前面。只写一个字，就只在标题里找。",
        "几个词用空格分开，表示同时包含，如“药学院 志愿服务”。",
        "文号照写，如“教党〔2018〕25号”；单位和支部的名称可以写拼音或首字母，如“yxy”。",
    )


def search_documents(portal: PublicPortal, pages: Iterable[Page]) -> list[SearchDocument]:
    """One document for each public record, in the order in which results stand: that of the types, and in each the
    newest first, where records have dates.
    """
    ranked = [each for page in pages for each in (page.searched or searched(portal, page))]
    return [each.document for each in sorted(ranked, key=lambda each: each.rank)]


def searched(portal: PublicPortal, page: Page) -> tuple[Ranked, ...]:
    """What is found on a page: its record or film; on the list of awards, all of them."""
    if page.record is not None:
        kind, record_id = page.record
        return (_ranked(portal, kind, portal.of_type(kind)[record_id], page),)
    if page.url == "awards/":
        return tuple(_ranked(portal, "awards", each, None) for each in portal.awards.values())
    if page.section == "videos/" and page.url != page.section and page.kind:
        return (Ranked((len(_TYPES), 0, page.url), _film(page)),)
    return ()


_TYPES = {kind.name: (place, kind.label) for place, kind in enumerate(RECORD_TYPES)}


def _ranked(portal: PublicPortal, kind: str, record: Record, page: Page | None) -> Ranked:
    place, label = _TYPES[kind]
    when = getattr(record, "date", None)
    day = when if when is None or isinstance(when, dt.date) else when.sort_key
    rank = (place, -day.toordinal() if day else 0, record.id)
    return Ranked(rank, _document(portal, kind, label, record, page))


def _film(page: Page) -> SearchDocument:
    return SearchDocument(
        page.url,
        page.title,
        "微视频",
        "",
        "",
        page.meta.description,
        (page.title,),
        tuple(_passages(shown(page).view)),
        (("kind", ("微视频",)),),
    )


def synonyms(portal: PublicPortal) -> list[tuple[str, ...]]:
    """Groups of words that stand for one another, from the `also` of vocabulary terms."""
    terms = (term for terms in portal.vocabularies.values() for term in terms.values())
    return [(term.label, *term.also) for term in terms if term.also]


def _document(portal: PublicPortal, kind: str, label: str, record: Record, page: Page | None) -> SearchDocument:
    own = [each for each in _units(portal, record) if each in portal.units]
    units = [portal.units[each].name for each in own]
    whose = dict.fromkeys(institutions.institution_of(portal, each) for each in own)
    where = "，".join([*units, *(owner.text for owner in owner_links(portal, getattr(record, "owners", ())))])
    title = name_of(record)
    facets = {
        "kind": (label,),
        institutions.KEY: tuple(portal.units[each].short_name for each in whose if each),
        "unit": tuple(units),
        "programme": _programmes(portal, record),
        "form": (portal.label("forms", record.form, short=True),) if isinstance(record, Achievement) else (),
        "level": tuple(dict.fromkeys(portal.label("levels", level) for level in _levels(record))),
        "year": (f"{year}年",) if (year := _year(record)) else (),
    }
    words = shown(page).view if page is not None else _award_words(portal, record)
    short = name_of(record, short=True)
    return SearchDocument(
        url=url_of(kind, record),
        title=title,
        kind=label,
        where=where,
        date=_date(record),
        summary=page.meta.description if page is not None else str(getattr(record, "summary", "")),
        names=(title, short) if short != title else (title,),
        passages=tuple(dict.fromkeys(each for each in (where, *_passages(words)) if each and each != title)),
        facets=tuple((name, values) for name, values in facets.items() if values),
        known_as=(record.number,) if isinstance(record, Policy) and record.number else (),
    )


def _units(portal: PublicPortal, record: Record) -> list[str]:
    if isinstance(record, Achievement):
        return units_of(portal, record)
    if isinstance(record, Studio):
        host = portal.branches.get(record.branch)
        return [host.unit] if host else []
    unit = getattr(record, "unit", None)
    return [unit] if isinstance(unit, str) and unit else []


def _programmes(portal: PublicPortal, record: Record) -> tuple[str, ...]:
    ids = [each.programme for each in getattr(record, "enrolments", ())]
    if isinstance(record, Studio):
        ids.append(record.enrolment.programme)
    ids.append(getattr(record, "programme", None) or "")
    return tuple(dict.fromkeys(portal.programmes[each].short_name for each in ids if each in portal.programmes))


def _levels(record: Record) -> list[str]:
    if isinstance(record, Branch):
        return [each.level for each in record.recognitions]
    return [record.level] if isinstance(record, Achievement | Award | Studio) else []


def _year(record: Record) -> int | None:
    if isinstance(record, Achievement):
        return achievement_year(record)
    if isinstance(record, Case | Notice | Volume):
        return record.date.year
    if isinstance(record, Award | Policy) and record.date is not None:
        return record.date.sort_key.year
    return None


def _date(record: Record) -> str:
    if isinstance(record, Case | Notice | Volume):
        return chinese_date(record.date)
    when = getattr(record, "date", None)
    return when.text if when is not None else ""


def _award_words(portal: PublicPortal, record: Record) -> tuple[str, ...]:
    """Awards stand on one page together; these are the words of one row."""
    if not isinstance(record, Award):
        return ()
    recipients = [
        subject.text if (subject := subject_link(portal, each.record or "")) else each.role
        for each in record.recipients
    ]
    return (record.giver, record.summary, "，".join(recipients))


def _passages(value: Any) -> Iterator[str]:
    """The strings of a view that a person reads, in order."""
    if isinstance(value, str):
        if not _CODE.fullmatch(value):
            yield value
    elif isinstance(value, dict):
        yield from _of_node(value)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _passages(each)
    elif is_dataclass(value) and not isinstance(value, _DOORS):
        for name in _read_aloud(value.__class__):
            yield from _passages(getattr(value, name))


def _of_node(node: Mapping[str, Any]) -> Iterator[str]:
    """The words of a node of a Markdown tree; a run of inlines is one passage."""
    for key in ("caption", "alt", "v"):
        if isinstance(node.get(key), str):
            yield node[key]
    for row in (*node.get("rows", ()), *((node["head"],) if "head" in node else ())):
        yield from (plain(cell) for cell in row)
    content = node.get("c", ())
    if node["t"] in ("p", "h"):
        yield plain(content)
    else:
        yield from _passages(content)


@cache
def _read_aloud(view: type[Any]) -> tuple[str, ...]:
    """The fields of a view with words of its own; the label of a fact is the same on every page."""
    return tuple(
        field.name
        for field in fields(view)
        if field.name not in _REPEATED and not (view is parts.Fact and field.name == "label")
    )
