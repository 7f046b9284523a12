"""The home page: what this is, four figures, the running programme, newest cases, forms, index, notices."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.branch import Branch
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views import cards, facet_words, parts
from generator.views.branch_line import BranchLine, branch_line
from generator.views.forms import FormLine, form_lines
from generator.views.page import Link
from generator.views.progress import members, running_cohort, steps


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that leads to its rows."""

    number: int
    label: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """A cohort of branches in the index."""

    name: str
    note: str
    branches: tuple[BranchLine, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything that the home page shows."""

    title: str
    lead: str
    as_of: str
    figures: tuple[Figure, ...]
    running: Link | None
    running_note: str
    stages: tuple[parts.Stage, ...]
    lead_case: cards.Card | None
    cases: tuple[cards.Card, ...]
    case_count: int
    forms: tuple[FormLine, ...]
    achievement_count: int
    index: tuple[IndexGroup, ...]
    index_url: str
    slots_note: str
    notices: tuple[cards.NoticeLine, ...]
    branch_count: int
    adopted: bool


_COHORT_WORDS = {"now": "在建", "done": "已结项"}


def home_view(portal: PublicPortal) -> HomeView:
    """All of the home page."""
    cases = sorted(portal.cases.values(), key=lambda each: (each.date, each.id), reverse=True)
    shown = tuple(cards.case_card(portal, each) for each in cases[:4])
    programme = min((p for p in portal.programmes.values() if p.cohorts), key=lambda p: p.order, default=None)
    cohort = running_cohort(programme, portal.as_of) if programme else None
    slots = "、".join(slot.name for slot in programme.slots) if programme else ""
    shows_slots = any(p.slots and p.public_progress != "none" for p in portal.programmes.values())
    return HomeView(
        title=portal.site.title_breaks or portal.site.title,
        lead=portal.site.summary,
        as_of=chinese_date(portal.as_of),
        figures=_figures(portal),
        running=Link(programme.name, addresses.page("programmes", programme.id)) if programme else None,
        running_note=f"{_COHORT_WORDS[cohort.time.state(portal.as_of)]} · {cohort.name}" if cohort else "",
        stages=parts.stages(steps(programme, cohort, portal.as_of)) if programme else (),
        lead_case=shown[0] if shown else None,
        cases=shown[1:],
        case_count=len(cases),
        forms=form_lines(portal, portal.achievements.values()),
        achievement_count=len(portal.achievements),
        index=_index(portal),
        index_url="overview/#four-ones" if shows_slots else "overview/",
        slots_note=f"横线依次代表{slots}；实线为已发布，半线为建设中，虚线为待建设。" if slots else "",
        notices=_notices(portal),
        branch_count=len(portal.branches),
        adopted=any(each.adopted_by for each in portal.cases.values()),
    )


def _figures(portal: PublicPortal) -> tuple[Figure, ...]:
    studios = list(portal.studios.values())
    accepted = sum(each.acceptance is not None for each in studios)
    representative = sum(each.representative for each in portal.achievements.values())
    students = sum(each.type == "student" for each in portal.branches.values())
    adopted = sum(bool(each.adopted_by) for each in portal.cases.values())
    return (
        Figure(len(portal.branches), "党支部", f"教职工{len(portal.branches) - students}，学生{students}", "branches/"),
        Figure(len(studios), "工作室", f"结项{accepted}，建设中{len(studios) - accepted}", "studios/"),
        Figure(len(portal.achievements), "成果", f"年度代表性成果{representative}", "achievements/"),
        Figure(len(portal.cases), "典型案例", f"有校外或校内采用{adopted}", "cases/"),
    )


def _index(portal: PublicPortal) -> tuple[IndexGroup, ...]:
    """Branches by cohort of the programmes that have slots; the others last."""
    groups = []
    listed: set[str] = set()
    for programme in sorted(portal.programmes.values(), key=lambda p: p.order):
        for cohort in programme.cohorts if programme.slots else ():
            own = [b for b in members(portal, programme.id, cohort.code) if isinstance(b, Branch)]
            listed |= {b.id for b in own}
            if own:
                name = facet_words.cohort_name(portal, programme.id, cohort.code)
                groups.append(IndexGroup(name, cohort.time.text, tuple(branch_line(portal, b) for b in own)))
    rest = [b for b in portal.branches.values() if b.id not in listed]
    if rest:
        groups.append(IndexGroup("其他党支部", "", tuple(branch_line(portal, b) for b in rest)))
    return tuple(groups)


def _notices(portal: PublicPortal) -> tuple[cards.NoticeLine, ...]:
    """What still runs first, then the newest; six in all."""
    ordered = sorted(portal.notices.values(), key=lambda each: each.date, reverse=True)
    lines = [cards.notice_line(portal, each) for each in ordered]
    return tuple(sorted(lines, key=lambda line: ("now", "open", "closed").index(line.state))[:6])
