"""How ready each branch and studio is for its mid-term review and its acceptance: what is there, and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.finding import Finding, Severity
from generator.model.branch import Branch
from generator.model.fields import Level
from generator.model.programme import Programme, criteria_of
from generator.model.shape import shape_of
from generator.model.studio import Studio
from generator.portal.graph import FullPortal
from generator.views.progress import SlotState, YearState, participations, slot_fills, steps, studio_years


@dataclass(frozen=True, slots=True)
class Readiness:
    """One branch or studio in one programme. `open_*` name what is missing; `changed` is the day of the last commit."""

    kind: str
    id: str
    name: str
    unit: str
    programme: str
    cohort: str
    stage: str
    slots: int
    open_slots: tuple[str, ...]
    criteria: int
    unstated: tuple[str, ...]
    unproven: tuple[str, ...]
    open_years: tuple[int, ...]
    without_consent: int
    reviewed: bool
    draft: bool
    errors: int
    warnings: int
    changed: str

    @property
    def ready(self) -> bool:
        """Whether nothing that the programme asks for is missing, and the record can be published as it is."""
        missing = (self.open_slots, self.unstated, self.unproven, self.open_years)
        return not any(missing) and not self.errors and not self.draft and self.reviewed


def readiness(portal: FullPortal, findings: Iterable[Finding], changes: Mapping[str, str]) -> tuple[Readiness, ...]:
    """All branches and studios, programme by programme, the least ready first."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    rows = [*_rows(portal, "branches", by_file, changes), *_rows(portal, "studios", by_file, changes)]
    return tuple(sorted(rows, key=lambda row: (row.programme, row.cohort, row.ready, -_open(row), row.name)))


def _open(row: Readiness) -> int:
    return sum(map(len, (row.open_slots, row.unstated, row.unproven, row.open_years)))


def _rows(
    portal: FullPortal, kind: str, by_file: Mapping[str, list[Finding]], changes: Mapping[str, str]
) -> Iterator[Readiness]:
    for record in portal.of_type(kind).values():
        assert isinstance(record, Branch | Studio)
        host = record if isinstance(record, Branch) else portal.branches.get(record.branch)
        file = portal.origins[kind, record.id].file
        own = by_file.get(file, [])
        for each in participations(portal, record):
            programme = each.programme
            stages = steps(programme, each.cohort, portal.as_of, each.enrolment.stage)
            fills = slot_fills(record, programme) if isinstance(record, Branch) else []
            leaves = [item for item in criteria_of(programme) if not item.children]
            yield Readiness(
                kind=kind,
                id=record.id,
                name=record.name,
                unit=portal.units[host.unit].name if host else "",
                programme=programme.short_name,
                cohort=each.cohort.name,
                stage=next((step.name for step in stages if step.state == "now"), ""),
                slots=len(fills),
                open_slots=tuple(fill.slot.name for fill in fills if fill.state is not SlotState.READY),
                criteria=len(leaves),
                unstated=tuple(item.name for item in leaves if f"{programme.id}/{item.code}" not in _stated(record)),
                unproven=tuple(_unproven(record, programme)),
                open_years=tuple(_open_years(portal, record)),
                without_consent=_without_consent(record),
                reviewed=record.review is not None,
                draft=record.draft,
                errors=sum(finding.severity is Severity.ERROR for finding in own),
                warnings=sum(finding.severity is Severity.WARNING for finding in own),
                changed=changes.get(file, ""),
            )


def _stated(record: Branch | Studio) -> frozenset[str]:
    return frozenset(statement.criterion for statement in record.statements)


def _unproven(record: Branch | Studio, programme: Programme) -> Iterator[str]:
    """Criteria that are stated without evidence and without an achievement."""
    names = {f"{programme.id}/{item.code}": item.name for item in criteria_of(programme)}
    for statement in record.statements:
        if statement.criterion in names and not (statement.evidence or statement.achievements):
            yield names[statement.criterion]


def _open_years(portal: FullPortal, record: Branch | Studio) -> Iterator[int]:
    """Years without a representative achievement, this year included."""
    for year in studio_years(portal, record) if isinstance(record, Studio) else []:
        if year.state in (YearState.GAP, YearState.DUE):
            yield year.year


def _without_consent(record: BaseModel) -> int:
    """How many people are named whose consent is not on record."""
    own = shape_of(type(record))
    names = (getattr(record, shape.name) for shape in own if shape.level is Level.CONSENT and shape.name == "name")
    count = int(any(names) and not getattr(record, "consent", False))
    return count + sum(_without_consent(part) for shape in own if shape.model for part in _parts(record, shape.name))


def _parts(record: BaseModel, name: str) -> tuple[Any, ...]:
    value = getattr(record, name)
    return value if isinstance(value, tuple) else () if value is None else (value,)
