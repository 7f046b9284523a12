"""How far things have come: slot states, studio years, stages, ratios. All computed, none typed.

The rules are those of domain.md (“Rules that are computed, not typed”); overviews, pages and checks
share them, so that a figure is the same wherever it stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model.achievement import Achievement
from generator.model.base import Enrolment
from generator.model.branch import Branch, Deliverable
from generator.model.programme import Cohort, Programme, Slot, Target
from generator.model.studio import Studio
from generator.model.unit import Unit, UnitCount
from generator.portal.graph import Graph
from generator.times import When


class SlotState(StrEnum):
    """已发布, 建设中, 待建设: by rule from what is linked, never by hand."""

    READY = "ready"
    STARTED = "started"
    MISSING = "missing"


STATE_WORDS = {SlotState.READY: "已发布", SlotState.STARTED: "建设中", SlotState.MISSING: "待建设"}


@dataclass(frozen=True, slots=True)
class SlotFill:
    """One slot of a programme, and what a branch has put into it."""

    slot: Slot
    deliverable: Deliverable | None
    state: SlotState


def slot_fills(branch: Branch, programme: Programme) -> list[SlotFill]:
    """All slots of the programme, in its order."""
    by_slot = {item.slot: item for item in branch.deliverables}
    return [SlotFill(slot, by_slot.get(slot.code), _state(by_slot.get(slot.code))) for slot in programme.slots]


def _state(item: Deliverable | None) -> SlotState:
    if item is None:
        return SlotState.MISSING
    video = item.video and (item.video.file or item.video.link)
    linked = item.case or item.achievement or item.link or video
    return SlotState.READY if linked else SlotState.STARTED


@dataclass(frozen=True, slots=True)
class Participation:
    """An enrolment with its programme and cohort."""

    programme: Programme
    cohort: Cohort
    enrolment: Enrolment


def enrolments_of(record: Branch | Studio) -> tuple[Enrolment, ...]:
    """A branch may take part in several programmes, a studio in one."""
    return record.enrolments if isinstance(record, Branch) else (record.enrolment,)


def participations(portal: Graph, record: Branch | Studio) -> list[Participation]:
    """The programmes and cohorts that a branch or studio takes part in, as far as they exist."""
    out = []
    for enrolment in enrolments_of(record):
        programme = portal.programmes.get(enrolment.programme)
        cohort = cohort_of(programme, enrolment.cohort) if programme else None
        if programme is not None and cohort is not None:
            out.append(Participation(programme, cohort, enrolment))
    return out


def cohort_of(programme: Programme, code: str) -> Cohort | None:
    """The cohort of this code."""
    return next((cohort for cohort in programme.cohorts if cohort.code == code), None)


def members(portal: Graph, programme_id: str, cohort: str | None = None) -> list[Branch | Studio]:
    """Who takes part in a programme, or in one cohort of it."""
    every: Iterable[Branch | Studio] = [*portal.branches.values(), *portal.studios.values()]
    return [
        record
        for record in every
        if any(each.programme == programme_id and cohort in (None, each.cohort) for each in enrolments_of(record))
    ]


@dataclass(frozen=True, slots=True)
class Step:
    """A stage as one cohort goes through it; `state` is done, now or next."""

    code: str
    name: str
    time: When
    text: str
    publicity: bool
    state: str


def steps(programme: Programme, cohort: Cohort | None, as_of: dt.date, finished: str | None = None) -> list[Step]:
    """The stages with their state on a day: by the cohort's schedule, else by the programme's own times.

    A stage that starts only where the one before ends (a deadline without start) is `now` from then on.
    Stages up to `finished` are done whatever the calendar says.
    """
    schedule = {item.stage: item for item in cohort.schedule} if cohort else {}
    codes = [stage.code for stage in programme.stages]
    done_until = codes.index(finished) if finished in codes else -1
    out: list[Step] = []
    for index, stage in enumerate(programme.stages):
        planned = schedule.get(stage.code)
        time = planned.time if planned else stage.time
        state = "done" if index <= done_until else time.state(as_of)
        if state == "now" and time.start is None and out and out[-1].state != "done":
            state = "next"
        text = (planned.text if planned else "") or stage.text
        out.append(Step(stage.code, stage.name, time, text, stage.publicity, state))
    return out


def running_cohort(programme: Programme, as_of: dt.date) -> Cohort | None:
    """The latest cohort whose period holds the day, else the latest one that began."""
    starts = {cohort.code: cohort.time.start or dt.date.max for cohort in programme.cohorts}
    begun = sorted((c for c in programme.cohorts if starts[c.code] <= as_of), key=lambda c: starts[c.code])
    running = [c for c in begun if c.time.state(as_of) == "now"]
    return (running or begun or [None])[-1]  # type: ignore[list-item]


class YearState(StrEnum):
    """A studio's year: has a representative achievement, lacks one, may still get one, is to come."""

    HAVE = "have"
    GAP = "gap"
    DUE = "due"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class StudioYear:
    """One construction year, named by the calendar year in which it ends."""

    year: int
    state: YearState
    achievements: tuple[Achievement, ...]


def studio_years(portal: Graph, studio: Studio) -> list[StudioYear]:
    """The construction years of a studio (three, for a three-year cycle) with what each has brought."""
    start, end = studio.period.start, studio.period.end
    if start is None or end is None:
        return []
    by_year: dict[int, list[Achievement]] = {}
    for achievement in portal.referring("studios", studio.id, "achievements"):
        if achievement.representative:
            by_year.setdefault(achievement_year(achievement), []).append(achievement)
    out = []
    for year in _construction_years(start, end):
        owned = tuple(by_year.get(year, ()))
        out.append(StudioYear(year, _year_state(bool(owned), year, portal.as_of), owned))
    return out


def _construction_years(start: dt.date, end: dt.date) -> Iterator[int]:
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    count = max(1, (months + 6) // 12)
    yield from range(end.year - count + 1, end.year + 1)


def _year_state(owned: bool, year: int, as_of: dt.date) -> YearState:
    if owned:
        return YearState.HAVE
    if year > as_of.year:
        return YearState.FUTURE
    return YearState.DUE if year == as_of.year else YearState.GAP


def achievement_year(achievement: Achievement) -> int:
    """The year it counts for: as given, else that of its date."""
    return achievement.year or achievement.date.sort_key.year


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio of one unit, or of all: reached of total."""

    unit: Unit | None
    reached: int
    total: int
    as_of: dt.date

    @property
    def value(self) -> float:
        """Between 0 and 1; 0 where there is nothing to count."""
        return self.reached / self.total if self.total else 0.0


def unit_shares(portal: Graph, metric: str) -> list[Share]:
    """The latest count of each unit for a metric, best share first."""
    shares = []
    for unit in portal.units.values():
        counts = [count for count in unit.counts if count.metric == metric]
        if counts:
            latest: UnitCount = max(counts, key=lambda count: count.as_of)
            shares.append(Share(unit, latest.reached, latest.total, latest.as_of))
    return sorted(shares, key=lambda share: (-share.value, -share.total, share.unit.order if share.unit else 0))


def overall(shares: list[Share], as_of: dt.date) -> Share:
    """All units together; as old as the oldest count in it."""
    return Share(
        None,
        sum(share.reached for share in shares),
        sum(share.total for share in shares),
        min((share.as_of for share in shares), default=as_of),
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """A target with its computed figure."""

    target: Target
    share: Share
    rows: tuple[Share, ...]
    counted: str

    @property
    def reached(self) -> bool:
        """Whether the figure meets the target; an approximate number may miss it by a fifth."""
        if self.target.metric == "cohort-size":
            slack = 0.2 * self.target.threshold if self.target.approximate else 0
            return abs(self.share.reached - self.target.threshold) <= slack
        return self.share.value >= self.target.threshold


def outcomes(portal: Graph, programme: Programme) -> list[Outcome]:
    """All targets of a programme, each with the figure that its metric gives."""
    return [outcome(portal, programme, target) for target in programme.targets]


def outcome(portal: Graph, programme: Programme, target: Target) -> Outcome:
    """The figure of one target. Metrics are the codes of the vocabulary `metrics`."""
    if target.metric in ("leader-ratio", "selection-coverage"):
        rows = unit_shares(portal, target.metric)
        return Outcome(target, overall(rows, portal.as_of), tuple(rows), "units")
    if target.metric == "cohort-size":
        cohort = programme.cohorts[0] if programme.cohorts else None
        size = len(members(portal, programme.id, cohort.code)) if cohort else 0
        return Outcome(target, Share(None, size, round(target.threshold), portal.as_of), (), "members")
    if target.metric == "representative-yearly":
        years = [
            year
            for studio in portal.studios.values()
            if studio.enrolment.programme == programme.id
            for year in studio_years(portal, studio)
            if year.state is not YearState.FUTURE
        ]
        have = sum(year.state is YearState.HAVE for year in years)
        return Outcome(target, Share(None, have, len(years), portal.as_of), (), "years")
    branches = [record for record in members(portal, programme.id) if isinstance(record, Branch)]
    complete = sum(is_complete(branch, programme) for branch in branches)
    return Outcome(target, Share(None, complete, len(branches), portal.as_of), (), "slots")


def is_complete(branch: Branch, programme: Programme) -> bool:
    """All slots published: the “complete” badge."""
    fills = slot_fills(branch, programme)
    return bool(fills) and all(fill.state is SlotState.READY for fill in fills)
