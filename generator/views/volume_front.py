"""The overview at the beginning of a volume: what was wanted, how far it came, counted from the records taken up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.model.branch import Branch
from generator.model.volume import Selection
from generator.portal.graph import PublicPortal
from generator.views import parts
from generator.views.gauge import Gauge, gauges
from generator.views.lookup import name_of
from generator.views.progress import STATE_WORDS, achievement_year, cohort_of, slot_fills, steps
from generator.views.selection import Chosen
from generator.views.slots import visible_fills
from generator.views.studio import YearCell, studio_view


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its measure word and name."""

    value: int
    counter: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FormBar:
    """The achievements of one form, year by year."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SlotLine:
    """A branch with the state of each slot; the word is empty where its programme does not show it."""

    name: str
    group: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StudioLine:
    """A studio with its construction years."""

    name: str
    years: tuple[YearCell, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """Everything that the overview shows; empty parts are left out in print."""

    goal: str
    figures: tuple[Count, ...]
    stages: tuple[parts.Stage, ...]
    years: tuple[int, ...]
    forms: tuple[FormBar, ...]
    gauges: tuple[Gauge, ...]
    slots_name: str
    slots: tuple[str, ...]
    slot_lines: tuple[SlotLine, ...]
    studio_years: tuple[int, ...]
    studio_lines: tuple[StudioLine, ...]


def front(portal: PublicPortal, selection: Selection, found: Chosen) -> Front:
    """The overview of the records taken up."""
    programme = portal.programmes.get(selection.programme or "")
    cohort = cohort_of(programme, selection.cohort) if programme and selection.cohort else None
    years, forms = _forms(portal, found.achievements)
    with_slots = programme or next((p for p in portal.programmes.values() if p.slots), None)
    lines = _slot_lines(portal, found, with_slots.id) if with_slots and not found.by_theme else ()
    studios = () if found.by_theme else _studio_lines(portal, found)
    return Front(
        goal=programme.goal if programme else portal.site.summary,
        figures=_figures(found),
        stages=parts.stages(steps(programme, cohort, portal.as_of)) if programme and cohort else (),
        years=years,
        forms=forms,
        gauges=() if found.by_theme else _gauges(portal, selection),
        slots_name=with_slots.slots_name or "成果位" if with_slots and lines else "",
        slots=tuple(slot.name for slot in with_slots.slots) if with_slots and lines else (),
        slot_lines=lines,
        studio_years=tuple(sorted({cell.year for line in studios for cell in line.years})),
        studio_lines=studios,
    )


def _figures(found: Chosen) -> tuple[Count, ...]:
    branches = [each for each in found.owners if isinstance(each, Branch)]
    students = sum(each.type == "student" for each in branches)
    representative = sum(each.representative for each in found.achievements)
    adopted = sum(bool(each.adopted_by) for each in found.cases)
    every = (
        Count(len(branches), "个", "党支部", f"其中学生{students}" if students else ""),
        Count(len(found.owners) - len(branches), "个", "工作室"),
        Count(len(found.achievements), "项", "成果", f"代表性成果{representative}" if representative else ""),
        Count(len(found.cases), "篇", "典型案例", f"{adopted}篇已被采用" if adopted else ""),
    )
    shown = every[2:] if found.by_theme else every
    return tuple(each for each in shown if each.value)


def _forms(portal: PublicPortal, achievements: tuple[Achievement, ...]) -> tuple[tuple[int, ...], tuple[FormBar, ...]]:
    both = Counter((each.form, achievement_year(each)) for each in achievements)
    years = tuple(sorted({year for _form, year in both}))
    bars = (
        FormBar(portal.label("forms", code, short=True), tuple(both[code, year] for year in years))
        for code in portal.vocabularies.get("forms", {})
    )
    return years, tuple(bar for bar in bars if any(bar.counts))


def _gauges(portal: PublicPortal, selection: Selection) -> tuple[Gauge, ...]:
    """The shares with rows by unit; of one programme where the volume is of one, else of all."""
    wanted = [p for p in portal.programmes.values() if selection.programme in (None, p.id)]
    return tuple(each for programme in wanted for each in gauges(portal, programme) if each.rows)


def _slot_lines(portal: PublicPortal, found: Chosen, programme_id: str) -> tuple[SlotLine, ...]:
    programme = portal.programmes[programme_id]
    lines = []
    for owner in found.owners:
        if not isinstance(owner, Branch) or not any(each.programme == programme_id for each in owner.enrolments):
            continue
        shown = {id(fill.slot): fill for fill in visible_fills(owner, programme)}
        cells = []
        for fill in slot_fills(owner, programme):
            known = shown.get(id(fill.slot))
            cells.append((str(known.state), STATE_WORDS[known.state]) if known else ("", ""))
        group = "学生" if owner.type == "student" else "教职工"
        lines.append(SlotLine(owner.short_name, group, tuple(cells)))
    return tuple(lines)


def _studio_lines(portal: PublicPortal, found: Chosen) -> tuple[StudioLine, ...]:
    return tuple(
        StudioLine(name_of(owner, short=True), studio_view(portal, owner).years)
        for owner in found.owners
        if not isinstance(owner, Branch)
    )
