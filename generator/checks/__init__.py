"""Rules over the full Portal. A rule is a pure function: in `RULES` if it looks at several records, in `RECORD_RULES`
if it looks at one. What the latter find is kept until the record changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import orjson

from generator.checks import (
    characters,
    consistency,
    films,
    narrative,
    printing,
    programmes,
    registration,
    relations,
    reviews,
    studios,
    wording,
)
from generator.digest import digest_of
from generator.faces import coverage_digest
from generator.finding import Finding
from generator.model.base import Record
from generator.model.parse import Memo
from generator.portal.graph import FullPortal

Rule = Callable[[FullPortal], Iterator[Finding]]
RecordRule = Callable[[FullPortal, str, Record], Iterator[Finding]]
"""Besides the record, of this type, it reads nothing but what `_frame` stands for: the site, the words, the fixed
expressions and the data date.
"""

RULES: tuple[Rule, ...] = (
    relations.unknown_criteria,
    relations.unknown_evidence,
    relations.unknown_cohorts,
    relations.unknown_scheduled_stages,
    relations.unknown_slots,
    relations.unknown_spellings,
    relations.broken_media_chains,
    reviews.unreviewed,
    consistency.reversed_times,
    consistency.year_against_date,
    consistency.impossible_counts,
    consistency.years_outside_cycle,
    consistency.type_against_category,
    consistency.impossible_tenures,
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
    narrative.body_pictures,
    registration.registration_numbers,
    characters.unknown_characters_of_the_site,
    films.film_lengths,
    printing.volumes,
    wording.wording_of_the_site,
)


RECORD_RULES: tuple[RecordRule, ...] = (
    relations.repeated_codes,
    consistency.future_dates,
    narrative.case_parts,
    narrative.evidence_marks,
    characters.unknown_characters,
    printing.crowded_tables,
    wording.wording,
)


def check(portal: FullPortal, memo: Memo | None = None) -> tuple[Finding, ...]:
    """What all rules find, without lines (see `generator.model.load.resolve`)."""
    return (*(finding for rule in RULES for finding in rule(portal)), *_of_records(portal, memo))


def _of_records(portal: FullPortal, memo: Memo | None) -> Iterator[Finding]:
    """What `RECORD_RULES` find; a record that is what it was, where it was, is not looked at again."""
    before = _remembered(portal, memo)
    now: dict[str, Any] = {}
    for kind, record in portal.all_records():
        key = (kind, record.id)
        origin = portal.origins[key]
        stamp = f"{portal.digests.get(key)} {origin.file} {origin.path}"
        known = before.get(stamp)
        if known is None:
            own = [finding for rule in RECORD_RULES for finding in rule(portal, kind, record)]
            now[stamp] = own
            yield from own
        else:
            now[stamp] = known
            yield from (Finding.from_plain(row) for row in known)
    if memo is not None and now.keys() != before.keys():
        memo.put(_KEY, orjson.dumps({"frame": _frame(portal), "findings": now}))


_KEY = "findings of records"


def _remembered(portal: FullPortal, memo: Memo | None) -> dict[str, Any]:
    raw = memo.get(_KEY) if memo is not None else None
    stored = orjson.loads(raw) if raw else {}
    return stored["findings"] if stored.get("frame") == _frame(portal) else {}


def _frame(portal: FullPortal) -> str:
    return digest_of([portal.frame(), coverage_digest(), portal.wording.model_dump()])
