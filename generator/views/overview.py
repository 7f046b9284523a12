"""The overview: four-ones matrix, programme matrix, seven 有力 × evidence, studio × year, gauge, charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.model.programme import Programme
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.portal.reads import remembered
from generator.text import chinese_date
from generator.views import facet_words
from generator.views.charts import Bar, Table, charts
from generator.views.figures import FigureTable, figure_table
from generator.views.gauge import Gauge, gauges
from generator.views.lookup import link
from generator.views.matrices import EvidenceMatrix, SlotMatrix, evidence_matrix, slot_matrix
from generator.views.page import Link
from generator.views.progress import (
    cohort_of,
    members,
    participations,
    steps,
)
from generator.views.studio import StudioLine, studio_line


@dataclass(frozen=True, slots=True)
class StageCell:
    """Where a branch stands in a programme."""

    cohort: str
    stage: str
    url: str


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A branch with one cell per programme."""

    name: str
    url: str
    cells: tuple[StageCell | None, ...]


@dataclass(frozen=True, slots=True)
class StudioGroup:
    """A cohort of studios."""

    name: str
    rows: tuple[StudioLine, ...]


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner organisation with those of ours that work with it."""

    name: str
    kind: str
    ours: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything that the overview shows."""

    as_of: str
    gauges: tuple[tuple[str, Gauge], ...]
    slots: tuple[SlotMatrix, ...]
    programme_columns: tuple[Link, ...]
    programme_rows: tuple[ProgrammeRow, ...]
    evidence: tuple[EvidenceMatrix, ...]
    years: tuple[int, ...]
    studios: tuple[StudioGroup, ...]
    partners: tuple[PartnerRow, ...]
    total: int
    by_form: tuple[Bar, ...]
    by_year: tuple[Bar, ...]
    table: Table
    this_year: int
    figures: FigureTable
    files: Mapping[str, str]
    toc: tuple[tuple[str, str, str], ...] = ()


FILES = {name: f"overview/{name}.csv" for name in ("figures", "achievements", "units")}
"""The tables that can be taken along, and where they stand."""


@remembered
def overview_view(portal: PublicPortal) -> OverviewView:
    """All figures of the portal, each with the rows that make it."""
    programmes = sorted(portal.programmes.values(), key=lambda p: (p.order, p.id))
    studios = _studio_groups(portal, programmes)
    by_form, by_year, table = charts(portal)
    view = OverviewView(
        as_of=chinese_date(portal.as_of),
        gauges=tuple((programme.short_name, each) for programme in programmes for each in gauges(portal, programme)),
        slots=tuple(slot_matrix(portal, p) for p in programmes if p.slots and p.public_progress != "none"),
        programme_columns=tuple(link("programmes", p, short=True) for p in programmes if members(portal, p.id)),
        programme_rows=_programme_rows(portal, [p for p in programmes if members(portal, p.id)]),
        evidence=tuple(evidence_matrix(portal, p) for p in programmes if p.slots),
        years=tuple(sorted({cell.year for group in studios for row in group.rows for cell in row.years})),
        studios=studios,
        partners=_partners(portal),
        total=len(portal.achievements),
        by_form=by_form,
        by_year=by_year,
        table=table,
        this_year=portal.as_of.year,
        figures=figure_table(portal),
        files=FILES,
    )
    return replace(view, toc=_toc(view))


def _toc(view: OverviewView) -> tuple[tuple[str, str, str], ...]:
    """The sections in their order, each with how many rows it has."""
    first = next((gauge.anchor for _programme, gauge in view.gauges), "")
    rows: list[tuple[str, str, int]] = [(first, "目标", len(view.gauges))]
    rows += [
        ("slots-" + str(n) if n > 1 else "four-ones", matrix.name, sum(len(group.rows) for group in matrix.groups))
        for n, matrix in enumerate(view.slots, 1)
    ]
    rows.append(("studios", "年度代表性成果", sum(len(group.rows) for group in view.studios)))
    rows += [
        (f"evidence-{n}" if n > 1 else "evidence", matrix.name, len(matrix.rows))
        for n, matrix in enumerate(view.evidence, 1)
    ]
    rows += [
        ("programmes", "支部与工程", len(view.programme_rows)),
        ("partners", "结对共建", len(view.partners)),
        ("charts", "成果分布", view.total),
        ("figures", "主要数据", len(view.figures.rows)),
    ]
    return tuple((anchor, text, str(size)) for anchor, text, size in rows if size)


def _programme_rows(portal: PublicPortal, programmes: list[Programme]) -> tuple[ProgrammeRow, ...]:
    rows = []
    for branch in portal.branches.values():
        joined = {each.programme.id: each for each in participations(portal, branch)}
        for studio in portal.studios.values():
            if studio.branch == branch.id:
                joined.update({each.programme.id: each for each in participations(portal, studio)})
        cells: list[StageCell | None] = []
        for programme in programmes:
            each = joined.get(programme.id)
            if each is None:
                cells.append(None)
                continue
            walked = steps(programme, cohort_of(programme, each.cohort.code), portal.as_of, each.enrolment.stage)
            now = next((step.name for step in walked if step.state == "now"), "")
            done = "已结项" if walked and all(step.state == "done" for step in walked) else ""
            cells.append(
                StageCell(
                    each.cohort.name,
                    now or done,
                    f"{addresses.page('programmes', programme.id)}#cohort-{each.cohort.code}",
                )
            )
        rows.append(ProgrammeRow(branch.short_name, addresses.page("branches", branch.id), tuple(cells)))
    return tuple(rows)


def _studio_groups(portal: PublicPortal, programmes: list[Programme]) -> tuple[StudioGroup, ...]:
    groups = []
    for programme in programmes:
        for cohort in programme.cohorts:
            own = [
                s
                for s in portal.studios.values()
                if (s.enrolment.programme, s.enrolment.cohort) == (programme.id, cohort.code)
            ]
            lines = tuple(studio_line(portal, each) for each in own)
            if lines:
                state = "已结项" if all(line.accepted for line in lines) else "建设中"
                name = facet_words.cohort_name(portal, programme.id, cohort.code)
                groups.append(StudioGroup(f"{name} · {cohort.time.text} · {state}", lines))
    return tuple(groups)


def _partners(portal: PublicPortal) -> tuple[PartnerRow, ...]:
    """结对共建: by kind in the order of the vocabulary, then by name."""
    ours: dict[tuple[str, str], list[Link]] = {}
    for kind, records in (("branches", portal.branches), ("studios", portal.studios)):
        for record in records.values():
            for partner in record.partners:
                ours.setdefault((partner.kind, partner.name), []).append(link(kind, record, short=True))
    order = list(portal.vocabularies.get("partner_kinds", {}))
    keys = sorted(ours, key=lambda key: (order.index(key[0]) if key[0] in order else len(order), key[1]))
    return tuple(PartnerRow(name, portal.label("partner_kinds", kind), tuple(ours[kind, name])) for kind, name in keys)
