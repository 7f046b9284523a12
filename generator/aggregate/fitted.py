"""What an institution calls by codes fits into what is here: terms, cohorts, criteria, slots, its place among units.

Nothing that is written here by hand is changed. What is here under the same code, or under the same words, is taken for
the same; everything else comes along, under a code that begins with the institution, and is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from generator.aggregate.feed import Feed
from generator.aggregate.own import Own
from generator.aggregate.renamed import Names, renamed
from generator.model.achievement import Achievement
from generator.model.base import Record
from generator.model.branch import Branch
from generator.model.fields import Term
from generator.model.institution import BroughtCohort, BroughtTerm, Institution
from generator.model.load import Vocabularies
from generator.model.narrative import Case
from generator.model.programme import Cohort, Programme, criteria_of
from generator.model.shape import marked
from generator.model.site import VocabularyTerm
from generator.model.studio import Studio
from generator.model.unit import Unit
from generator.views.institutions import ROOT_KIND
from generator.views.progress import cohort_of, enrolments_of

_FIRST_PLACE = 1000
"""Institutions stand behind the units that the portal has itself."""


def terms_of(
    feed: Feed, prefix: str, known: Vocabularies, notes: list[str]
) -> tuple[dict[tuple[str, str], str], list[BroughtTerm]]:
    """The codes that are others here, and the terms that come along; what is done is noted."""
    codes: dict[tuple[str, str], str] = {}
    brought: list[BroughtTerm] = []
    for vocabulary, code in sorted(_used_terms(feed)):
        here = known.get(vocabulary, {})
        theirs = feed.portal.vocabularies.get(vocabulary, {}).get(code) or VocabularyTerm(code=code, label=code)
        if code in here:
            if here[code].label != theirs.label:
                notes.append(f"选项 {vocabulary} 的 {code}：该校叫“{theirs.label}”，这里显示“{here[code].label}”")
            continue
        same = next((each.code for each in here.values() if each.label == theirs.label), None)
        if same is not None:
            codes[vocabulary, code] = same
            notes.append(f"选项 {vocabulary} 的 {code}（{theirs.label}）按名称对应到这里的 {same}")
            continue
        new = f"{prefix}-{code}"
        codes[vocabulary, code] = new
        row = {name: getattr(theirs, name) for name in ("label", "short", "text")}
        brought.append(BroughtTerm.model_validate({"vocabulary": vocabulary, "code": new, **row}, context={}))
        notes.append(f"选项 {vocabulary} 里没有 {code}（{theirs.label}），已带来，代码是 {new}")
    return codes, brought


def _used_terms(feed: Feed) -> set[tuple[str, str]]:
    return {
        (cast(Term, mark.mark).vocabulary, mark.value)
        for by_id in feed.records.values()
        for record in by_id.values()
        for mark in marked(record, Term)
    }


def cohorts_of(feed: Feed, names: Names, institution: Institution, own: Own) -> dict[tuple[str, str], Cohort]:
    """The cohorts in which its branches and studios take part, of programmes that are here, too, and that these do not
    have: by programme and the code that they had.
    """
    brought: dict[tuple[str, str], Cohort] = {}
    for enrolment in (each for record in _taking_part(feed.records) for each in enrolments_of(record)):
        here = own.programmes.get(enrolment.programme)
        theirs = feed.portal.programmes.get(enrolment.programme)
        cohort = cohort_of(theirs, enrolment.cohort) if theirs else None
        if here is None or cohort is None or _has(here, cohort):
            continue
        stages = {stage.code for stage in here.stages}
        brought[here.id, cohort.code] = renamed(cohort, names).model_copy(
            update={
                "code": f"{names.prefix}-{cohort.code}",
                "name": f"{institution.called}{cohort.name}",
                "schedule": tuple(each for each in cohort.schedule if each.stage in stages),
            }
        )
    return brought


def _has(programme: Programme, cohort: Cohort) -> bool:
    """Whether a programme has a cohort itself: every institution has a first one, so name and time count, too."""
    own = cohort_of(programme, cohort.code)
    return own is not None and (own.name, own.time.text) == (cohort.name, cohort.time.text)


def _taking_part(records: Mapping[str, Mapping[str, Record]]) -> Iterable[Branch | Studio]:
    for kind in ("branches", "studios"):
        yield from cast(Iterable[Branch | Studio], records[kind].values())


def brought_cohorts(cohorts: Mapping[tuple[str, str], Cohort]) -> list[BroughtCohort]:
    """As they are kept."""
    return [
        BroughtCohort.model_construct(programme=programme, cohort=cohort)
        for (programme, _code), cohort in cohorts.items()
    ]


def fitting(record: Record, own: Own, lost: list[str]) -> Record:
    """The record without stages, criteria and slots that the programme here does not have; they are added to `lost`."""

    def known(code: str) -> bool:
        programme = own.programmes.get(code.partition("/")[0])
        return programme is None or code in {f"{programme.id}/{each.code}" for each in criteria_of(programme)}

    changes: dict[str, Any] = {}
    if isinstance(record, Branch | Studio):
        kept = tuple(each for each in record.statements if known(each.criterion))
        lost += (each.criterion for each in record.statements if each not in kept)
        changes["statements"] = kept
        changes |= _enrolled(record, own, lost)
    elif isinstance(record, Achievement | Case):
        changes["criteria"] = tuple(filter(known, record.criteria))
        lost += (each for each in record.criteria if not known(each))
    return record.model_copy(update=changes) if changes else record


def _enrolled(record: Branch | Studio, own: Own, lost: list[str]) -> dict[str, Any]:
    enrolments = []
    for each in enrolments_of(record):
        here = own.programmes.get(each.programme)
        if here is not None and each.stage is not None and each.stage not in {stage.code for stage in here.stages}:
            lost.append(f"{each.programme} 的阶段 {each.stage}")
            enrolments.append(each.model_copy(update={"stage": None}))
        else:
            enrolments.append(each)
    if isinstance(record, Studio):
        return {"enrolment": enrolments[0]}
    programmes = [own.programmes.get(each.programme) for each in enrolments]
    slots = {slot.code for each in programmes if each for slot in each.slots}
    kept = record.deliverables
    if programmes and all(programmes):
        kept = tuple(each for each in record.deliverables if each.slot in slots)
        lost += (f"成果位 {each.slot}" for each in record.deliverables if each.slot not in slots)
    return {"enrolments": tuple(enrolments), "deliverables": kept}


def rooted(units: dict[str, Record], institution: Institution, place: int) -> dict[str, Record]:
    """The units below one that is the institution: its own topmost one, or one that is made where it has several.

    That one is called as the list of institutions calls it, since every university calls it 学校党委, and the others
    carry its name, since every university has a 药学院.
    """
    every = cast(dict[str, Unit], units)
    tops = [unit for unit in every.values() if unit.parent not in every]
    universities = [unit for unit in tops if unit.kind == ROOT_KIND]
    name, called = institution.name, institution.called
    root = universities[0] if len(universities) == 1 else _made(institution)
    changes = {"short_name": called, "order": _FIRST_PLACE + place, "parent": None}
    out: dict[str, Record] = {root.id: root.model_copy(update=changes)}
    for unit in every.values():
        if unit.id == root.id:
            continue
        named = {"name": _with_name(unit.name, name, called), "short_name": _with_name(unit.short_name, called, name)}
        above = {"parent": root.id} if unit in tops else {}
        out[unit.id] = unit.model_copy(update=named | above)
    return out


def _made(institution: Institution) -> Unit:
    data = {"id": institution.id, "name": institution.name, "short_name": institution.called, "kind": ROOT_KIND}
    return Unit.model_validate(data)


def _with_name(text: str, name: str, other: str) -> str:
    return text if name in text or other in text else f"{name}{text}"
