"""The key figures of the portal: each with what it counts, of how many, where its rows are, and what it was.

Figures are counted from records; the past is read from snapshots (`data/snapshots/`), which keep the numbers
of their day whatever becomes of the records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.snapshot import Snapshot
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views.progress import outcomes

SHOWN_SNAPSHOTS = 3
"""How many of the last snapshots stand beside the present."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`total` is what the value is a part of, where it is one; `definition` says what is counted."""

    code: str
    name: str
    value: int
    definition: str
    url: str
    total: int | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with what it was on each past day (None where it was not counted) and the change since the last."""

    figure: Figure
    before: tuple[int | None, ...]
    change: int | None


@dataclass(frozen=True, slots=True)
class FigureTable:
    """All figures on the data date and on the days of the last snapshots, oldest first."""

    as_of: str
    days: tuple[str, ...]
    rows: tuple[FigureRow, ...]


def figures(portal: PublicPortal) -> tuple[Figure, ...]:
    """All key figures, in the order in which they are read."""
    return (*_organisations(portal), *_results(portal), *_shares(portal))


def figure_table(portal: PublicPortal) -> FigureTable:
    """The figures beside those of the last snapshots before the data date."""
    past = _past(portal)
    known = [{each.code: each.value for each in snapshot.figures} for snapshot in past]
    rows = []
    for figure in figures(portal):
        before = tuple(values.get(figure.code) for values in known)
        last = before[-1] if before else None
        rows.append(FigureRow(figure, before, None if last is None else figure.value - last))
    return FigureTable(chinese_date(portal.as_of), tuple(chinese_date(each.date) for each in past), tuple(rows))


def _past(portal: PublicPortal) -> list[Snapshot]:
    earlier = [each for each in portal.snapshots.values() if each.date < portal.as_of]
    return sorted(earlier, key=lambda each: each.date)[-SHOWN_SNAPSHOTS:]


def _organisations(portal: PublicPortal) -> Iterator[Figure]:
    branches, studios = portal.branches.values(), portal.studios.values()
    count = len(branches)
    students = sum(each.type == "student" for each in branches)
    yield Figure("branches", "党支部", count, "本站公开展示的党支部", "branches/")
    yield Figure("student-branches", "其中学生党支部", students, "支部类型为学生的党支部", "branches/", count)
    for level in portal.vocabularies.get("levels", {}):
        own = sum(any(each.level == level for each in branch.recognitions) for branch in branches)
        word = portal.label("levels", level)
        definition = f"有{word}认定或荣誉称号的党支部"
        yield Figure(f"{level}-branches", f"{word}认定的党支部", own, definition, "overview/#four-ones", count)
    yield Figure("studios", "“双带头人”工作室", len(studios), "本站公开展示的工作室", "studios/")
    accepted = sum(each.acceptance is not None for each in studios)
    yield Figure("accepted-studios", "其中已结项", accepted, "期满验收达标的工作室", "overview/#studios", len(studios))


def _results(portal: PublicPortal) -> Iterator[Figure]:
    achievements, cases = portal.achievements.values(), portal.cases.values()
    yield Figure("achievements", "成果", len(achievements), "六种形态的成果，一项算一项", "achievements/")
    forms = Counter(each.form for each in achievements)
    for form in portal.vocabularies.get("forms", {}):
        url = addresses.page("achievements", "by-form", form) if forms[form] else "achievements/"
        definition = f"形态为“{portal.label('forms', form)}”的成果"
        name = portal.label("forms", form, short=True)
        yield Figure(f"form-{form}", name, forms[form], definition, url, len(achievements))
    evidence = sum(len(each.evidence) for each in achievements)
    yield Figure("evidence", "成果佐证", evidence, "成果所附的佐证材料，一件算一件", "achievements/")
    yield Figure("cases", "典型案例", len(cases), "本站公开的典型案例", "cases/")
    adopted = sum(bool(each.adopted_by) for each in cases)
    yield Figure("adopted-cases", "其中被采用的", adopted, "至少有一个单位采用的典型案例", "cases/", len(cases))
    awards = len(portal.awards)
    yield Figure("awards", "表彰", awards, "支部、工作室、单位与个人所获表彰，一次算一次", "awards/")


def _shares(portal: PublicPortal) -> Iterator[Figure]:
    """Targets that are shares; those of slots only where the programme shows all states."""
    for programme in sorted(portal.programmes.values(), key=lambda each: (each.order, each.id)):
        for found in outcomes(portal, programme):
            hidden = found.counted == "slots" and programme.public_progress != "all"
            if hidden or found.target.metric == "cohort-size" or not found.share.total:
                continue
            term = portal.vocabularies.get("metrics", {}).get(found.target.metric)
            yield Figure(
                f"{programme.id}-{found.target.code}",
                found.target.name,
                found.share.reached,
                term.text if term else found.target.text,
                f"overview/#target-{programme.id}-{found.target.code}",
                found.share.total,
            )
