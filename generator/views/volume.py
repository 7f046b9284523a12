"""A printed volume: its chapters are the views that the web shows, in the order of a book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.achievement import Achievement
from generator.model.branch import Branch
from generator.model.document import Plan
from generator.model.narrative import Case
from generator.model.studio import Studio
from generator.model.volume import Volume
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date, chinese_number
from generator.views import parts
from generator.views.achievement import AchievementView, achievement_view
from generator.views.branch import BranchView, branch_view
from generator.views.lookup import name_of
from generator.views.narrative import CaseView, Narrative, case_view, narrative
from generator.views.plan import PlanView, plan_pages
from generator.views.register import Holder, Item, register
from generator.views.selection import Chosen, chosen
from generator.views.studio import StudioView, studio_view
from generator.views.volume_front import Front, front
from generator.views.volume_index import Index, index

SMALL = ("branches", "studios", "cases", "plans")
"""Types of record that have a booklet, leaflet or printed table beside their page."""

_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Told:
    """A case study inside a chapter."""

    key: str
    url: str
    view: CaseView


@dataclass(frozen=True, slots=True)
class Chapter:
    """`part` names the template: branch, studio, case, form or text; `key` is type and id of its record, if any."""

    part: str
    key: str
    label: str
    title: str
    unit: str
    url: str
    view: BranchView | StudioView | CaseView | FormChapter | Narrative
    cases: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """An achievement inside a chapter."""

    key: str
    url: str
    view: AchievementView


@dataclass(frozen=True, slots=True)
class FormChapter:
    """The achievements of one form."""

    text: str
    achievements: tuple[Made, ...]


@dataclass(frozen=True, slots=True)
class VolumeView:
    """Everything that is printed. `kind` is volume, booklet, leaflet or plan; `url` is that of its page in the site."""

    kind: str
    style: str
    title: str
    title_breaks: str
    subtitle: str
    period: str
    institution: str
    issuer: str
    month: str
    day: dt.date
    as_of: str
    url: str
    home: str
    demonstration: str
    editors: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    cover: parts.Picture | None
    foreword_title: str
    foreword: Narrative | None
    front: Front | None
    chapters: tuple[Chapter, ...]
    plan: PlanView | None
    register: tuple[Item, ...]
    index: Index | None


def volume_view(portal: PublicPortal, volume: Volume) -> VolumeView:
    """All of a declared volume."""
    found = chosen(portal, volume.selection)
    wanted = frozenset(volume.parts or portal.vocabularies.get("volume_parts", {}))
    chapters = tuple(_chapters(portal, found, wanted))
    plan = portal.plans.get(volume.plan or "")
    return VolumeView(
        kind="volume",
        style=volume.style,
        title=volume.title,
        title_breaks=volume.title_breaks or volume.title,
        subtitle=volume.subtitle,
        period=volume.period,
        issuer=volume.issuer or portal.site.issuer,
        month=chinese_month_numerals(volume.date),
        day=volume.date,
        url=addresses.page("volumes", volume.id),
        editors=tuple((each.role, each.names) for each in volume.editors),
        notes=volume.notes,
        cover=parts.picture(portal, volume.cover),
        foreword_title=volume.foreword,
        foreword=narrative(portal, volume.body) if volume.body.blocks else None,
        front=front(portal, volume.selection, found) if "overview" in wanted else None,
        chapters=chapters,
        plan=_plan(portal, plan) if plan else None,
        register=register(portal, _holders(portal, chapters)) if "register" in wanted else (),
        index=index(portal, chapters, volume.editors, found.achievements) if "index" in wanted else None,
        **_of_site(portal),
    )


def booklet_view(portal: PublicPortal, owner: Branch | Studio) -> VolumeView:
    """The booklet of a branch or studio: its chapter with all its cases, and its evidence."""
    chapters = (_portrait(portal, owner, _cases_of(portal, owner)),)
    kind = "branches" if isinstance(owner, Branch) else "studios"
    return small_volume(
        portal,
        "booklet",
        name_of(owner),
        addresses.page(kind, owner.id),
        chapters=chapters,
        register=register(portal, _holders(portal, chapters)),
    )


def leaflet_view(portal: PublicPortal, case: Case) -> VolumeView:
    """A case study by itself."""
    chapters = (_case_chapter(portal, case),)
    return small_volume(
        portal,
        "leaflet",
        case.title.replace("|", ""),
        addresses.page("cases", case.id),
        chapters=chapters,
        register=register(portal, _holders(portal, chapters)),
    )


def plan_view(portal: PublicPortal, plan: Plan) -> VolumeView:
    """A task table in landscape."""
    return small_volume(portal, "plan", plan.title, addresses.page("plans", plan.id), plan=_plan(portal, plan))


def small_volume(portal: PublicPortal, kind: str, title: str, url: str, **given: Any) -> VolumeView:
    fields: dict[str, Any] = {
        "kind": kind,
        "style": "book",
        "title": title,
        "title_breaks": title,
        "subtitle": "",
        "period": "",
        "issuer": portal.site.issuer,
        "month": chinese_month_numerals(portal.as_of),
        "day": portal.as_of,
        "url": url,
        "editors": (),
        "notes": (),
        "cover": None,
        "foreword_title": "",
        "foreword": None,
        "front": None,
        "chapters": (),
        "plan": None,
        "register": (),
        "index": None,
    }
    return VolumeView(**(fields | given), **_of_site(portal))


def _of_site(portal: PublicPortal) -> dict[str, Any]:
    site = portal.site
    return {
        "institution": site.institution,
        "as_of": chinese_date(portal.as_of),
        "home": site.title,
        "demonstration": site.demonstration_text if site.demonstration else "",
    }


def chinese_month_numerals(day: dt.date) -> str:
    """二〇二六年十一月."""
    return "".join(_DIGITS[int(digit)] for digit in str(day.year)) + f"年{chinese_number(day.month)}月"


def _chapters(portal: PublicPortal, found: Chosen, wanted: frozenset[str]) -> Iterator[Chapter]:
    """Portraits take their own cases with them; by theme, achievements come form by form, then the cases."""
    if not found.by_theme:
        told: set[str] = set()
        for owner in found.owners if "portraits" in wanted else ():
            own = [case for case in found.cases if owner.id in case.owners and case.id not in told]
            told.update(case.id for case in own)
            yield _portrait(portal, owner, own if "cases" in wanted else ())
        return
    if "achievements" in wanted:
        for code, term in portal.vocabularies.get("forms", {}).items():
            own_form = tuple(each for each in found.achievements if each.form == code)
            if own_form:
                yield _form_chapter(portal, code, term.label, term.text, own_form)
    if "cases" in wanted:
        for case in found.cases:
            yield _case_chapter(portal, case)


def _portrait(portal: PublicPortal, owner: Branch | Studio, cases: Iterable[Case]) -> Chapter:
    told = tuple(Told(f"cases/{each.id}", addresses.page("cases", each.id), case_view(portal, each)) for each in cases)
    if isinstance(owner, Branch):
        unit = portal.units.get(owner.unit)
        return Chapter(
            "branch",
            f"branches/{owner.id}",
            "党支部",
            owner.short_name,
            unit.name if unit else "",
            addresses.page("branches", owner.id),
            branch_view(portal, owner),
            told,
        )
    host = portal.branches.get(owner.branch)
    return Chapter(
        "studio",
        f"studios/{owner.id}",
        portal.label("studio_kinds", owner.kind),
        name_of(owner, short=True),
        host.name if host else "",
        addresses.page("studios", owner.id),
        studio_view(portal, owner),
        told,
    )


def _form_chapter(
    portal: PublicPortal, code: str, label: str, text: str, achievements: tuple[Achievement, ...]
) -> Chapter:
    made = tuple(
        Made(f"achievements/{each.id}", addresses.page("achievements", each.id), achievement_view(portal, each))
        for each in achievements
    )
    url = addresses.page("achievements", "by-form", code)
    return Chapter("form", f"forms/{code}", "成果", label, "", url, FormChapter(text, made))


def _case_chapter(portal: PublicPortal, case: Case) -> Chapter:
    unit = portal.units.get(case.unit)
    return Chapter(
        "case",
        f"cases/{case.id}",
        portal.label("case_kinds", case.kind),
        case.title.replace("|", ""),
        unit.name if unit else "",
        addresses.page("cases", case.id),
        case_view(portal, case),
    )


def _cases_of(portal: PublicPortal, owner: Branch | Studio) -> list[Case]:
    kind = "branches" if isinstance(owner, Branch) else "studios"
    own = [case for case in portal.referring(kind, owner.id, "cases") if owner.id in case.owners]
    return sorted(own, key=lambda each: (each.date, each.id))


def _plan(portal: PublicPortal, plan: Plan) -> PlanView:
    _url, view = next(iter(plan_pages(portal, plan)))
    return view


def _holders(portal: PublicPortal, chapters: Iterable[Chapter]) -> Iterator[tuple[str, Holder]]:
    """The records whose evidence the chapters cite: their own, those of their cases and achievements."""
    for chapter in chapters:
        keys = [chapter.key, *(case.key for case in chapter.cases)]
        if isinstance(chapter.view, FormChapter):
            keys = [made.key for made in chapter.view.achievements]
        for key in keys:
            kind, _slash, record_id = key.partition("/")
            yield kind, portal.of_type(kind)[record_id]  # type: ignore[misc]
