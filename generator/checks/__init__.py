"""Rules over the full Portal: what no single file can show. A rule is a pure function in `RULES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks import (
    characters,
    consistency,
    films,
    narrative,
    printing,
    programmes,
    registration,
    relations,
    studios,
)
from generator.finding import Finding
from generator.portal.graph import FullPortal

Rule = Callable[[FullPortal], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    relations.repeated_codes,
    relations.unknown_criteria,
    relations.unknown_evidence,
    relations.unknown_cohorts,
    relations.unknown_scheduled_stages,
    relations.unknown_slots,
    relations.unknown_spellings,
    relations.broken_media_chains,
    consistency.reversed_times,
    consistency.year_against_date,
    consistency.impossible_counts,
    consistency.years_outside_cycle,
    consistency.type_against_category,
    consistency.impossible_tenures,
    consistency.future_dates,
    programmes.young_secretary,
    programmes.young_model_branch,
    programmes.cohort_size,
    programmes.feature_activities,
    programmes.open_slots,
    programmes.missed_ratios,
    programmes.unstated_criteria,
    programmes.overdue_tasks,
    studios.young_host,
    studios.year_gaps,
    studios.odd_cycle,
    studios.host_without_leader,
    studios.missing_rectification,
    narrative.case_parts,
    narrative.evidence_marks,
    narrative.body_pictures,
    registration.registration_numbers,
    characters.unknown_characters,
    films.film_lengths,
    printing.volumes,
    printing.crowded_tables,
)


def check(portal: FullPortal) -> tuple[Finding, ...]:
    """What all rules find, without lines (see `generator.model.load.resolve`)."""
    return tuple(finding for rule in RULES for finding in rule(portal))
