"""A programme in time: its cohorts with their stages as bars over the years, and what happened in each year."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model.branch import Branch
from generator.model.programme import Cohort, Programme
from generator.model.studio import Studio
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.times import When
from generator.views import parts
from generator.views.lookup import link, name_of
from generator.views.page import Link
from generator.views.progress import Step, members, steps

_SHOWN = 5
"""Events of one year that are seen at once; a country's programme has hundreds."""

_NARROWEST = 1.6
"""Percent of the width: a stage of one month must still be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage on its track; `x` and `width` in percent, `filled` how much of it has passed."""

    number: int
    name: str
    when: str
    state: str
    x: str
    width: str
    filled: str
    middle: str


@dataclass(frozen=True, slots=True)
class Track:
    """A cohort, or the programme itself, with its stages."""

    name: str
    note: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with what it concerns."""

    date: str
    kind: str
    text: str
    links: tuple[Link, ...]
    key: bool


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year, newest first; those of `more` are folded away."""

    name: str
    events: tuple[Event, ...]
    more: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Tracks over `ticks` (position and year), today's position, and the years."""

    tracks: tuple[Track, ...]
    ticks: tuple[tuple[str, str], ...]
    today: str
    as_of: str
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        whole = (self.last - self.first).days + 1
        return min(100.0, max(0.0, (day - self.first).days / whole * 100))


def chronicle(portal: PublicPortal, programme: Programme) -> Chronicle | None:
    """None where no stage and no cohort has days to be drawn at."""
    rows = [(name, note, own) for name, note, own in _rows(portal, programme) if own]
    days = [day for _name, _note, own in rows for _step, start, end in own for day in (start, end)]
    events = sorted(_events(portal, programme), key=lambda pair: (pair[0], pair[1].text), reverse=True)
    if not days and not events:
        return None
    scale = _Scale(dt.date(min(days).year, 1, 1), dt.date(max(days).year, 12, 31)) if days else None
    return Chronicle(
        tracks=tuple(Track(name, note, _bars(own, scale, portal.as_of)) for name, note, own in rows) if scale else (),
        ticks=_ticks(scale) if scale else (),
        today=_percent(scale.at(portal.as_of)) if scale and scale.first <= portal.as_of <= scale.last else "",
        as_of=chinese_date(portal.as_of),
        years=tuple(_years(events)),
    )


_Placed = tuple[Step, dt.date, dt.date]


def _rows(portal: PublicPortal, programme: Programme) -> Iterator[tuple[str, str, list[_Placed]]]:
    if not programme.cohorts:
        yield "全程", programme.period.text if programme.period else "", _placed(steps(programme, None, portal.as_of))
    for cohort in programme.cohorts:
        own = _placed(steps(programme, cohort, portal.as_of)) if cohort.schedule else []
        yield cohort.name, cohort.time.text, own or _whole(cohort, portal.as_of)


def _placed(walked: Iterable[Step]) -> list[_Placed]:
    """Stages with both ends; one that names only its deadline begins where the one before it ends."""
    out: list[_Placed] = []
    for step in walked:
        start = step.time.start or (out[-1][2] if out else step.time.end)
        if start is not None and step.time.end is not None:
            out.append((step, min(start, step.time.end), step.time.end))
    return out


def _whole(cohort: Cohort, as_of: dt.date) -> list[_Placed]:
    """A cohort without a schedule of its own is one bar."""
    when: When = cohort.time
    if when.start is None or when.end is None:
        return []
    return [(Step(cohort.code, "建设周期", when, "", False, when.state(as_of)), when.start, when.end)]


def _bars(own: list[_Placed], scale: _Scale, as_of: dt.date) -> tuple[Bar, ...]:
    bars = []
    for number, (step, start, end) in enumerate(own, 1):
        x = scale.at(start)
        width = max(_NARROWEST, scale.at(end + dt.timedelta(days=1)) - x)
        passed = min(width, max(0.0, scale.at(as_of) - x)) if step.state == "now" else 0.0
        bars.append(
            Bar(
                number,
                step.name,
                step.time.text,
                step.state,
                _percent(x),
                _percent(width),
                _percent(passed),
                _percent(x + width / 2),
            )
        )
    return tuple(bars)


def _ticks(scale: _Scale) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_percent(scale.at(dt.date(year, 1, 1))), str(year)) for year in range(scale.first.year, scale.last.year + 1)
    )


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _events(portal: PublicPortal, programme: Programme) -> Iterator[tuple[dt.date, Event]]:
    for notice in portal.referring("programmes", programme.id, "notices"):
        kind = portal.label("notice_kinds", notice.kind)
        yield notice.date, Event(chinese_date(notice.date), kind, "", (link("notices", notice),), True)
    for award in portal.referring("programmes", programme.id, "awards"):
        yield award.date.sort_key, Event(parts.month_text(award.date), "表彰", "", (link("awards", award),), True)
    for cohort in programme.cohorts:
        if cohort.called:
            yield cohort.called, Event(chinese_date(cohort.called), "启动", f"{cohort.name}开始申报", (), True)
    taking = members(portal, programme.id)
    yield from _recognised(portal, [each for each in taking if isinstance(each, Branch)])
    yield from _accepted(portal, [each for each in taking if isinstance(each, Studio)])
    for member in taking:
        kind = "branches" if isinstance(member, Branch) else "studios"
        for milestone in member.milestones:
            if milestone.key and milestone.date.sort_key <= portal.as_of:
                where = (Link(name_of(member, short=True), link(kind, member).url),)
                date = parts.month_text(milestone.date)
                yield milestone.date.sort_key, Event(date, "大事", milestone.text, where, False)


def _recognised(portal: PublicPortal, branches: list[Branch]) -> Iterator[tuple[dt.date, Event]]:
    """Branches that got the same title at the same time are one event."""
    found: defaultdict[tuple[dt.date, str, str], list[Branch]] = defaultdict(list)
    for branch in branches:
        for each in branch.recognitions:
            if each.date is not None:
                batch = f"（{each.batch}）" if each.batch else ""
                title = f"{portal.label('levels', each.level)} · {each.name}{batch}"
                found[each.date.sort_key, parts.month_text(each.date), title].append(branch)
    for (day, month, title), own in found.items():
        yield day, Event(month, "认定", title, _named("branches", own), len(own) > 1)


def _accepted(portal: PublicPortal, studios: list[Studio]) -> Iterator[tuple[dt.date, Event]]:
    found: defaultdict[tuple[dt.date, str], list[Studio]] = defaultdict(list)
    for studio in studios:
        if studio.acceptance is not None:
            result = portal.label("acceptance_results", studio.acceptance.result)
            found[studio.acceptance.date, result].append(studio)
    for (day, result), own in found.items():
        yield day, Event(chinese_date(day), "验收", result, _named("studios", own), True)


def _named(kind: str, records: list[Branch] | list[Studio]) -> tuple[Link, ...]:
    """The first six by name, and how many more."""
    names = [Link(name_of(each, short=True), link(kind, each).url) for each in records[:6]]
    rest = len(records) - len(names)
    return (*names, *([Link(f"等{len(records)}个", "#cohorts")] if rest else []))


def _years(events: list[tuple[dt.date, Event]]) -> Iterator[Year]:
    by_year: defaultdict[int, list[Event]] = defaultdict(list)
    for day, event in events:
        by_year[day.year].append(replace(event, date=event.date.removeprefix(f"{day.year}年") or event.date))
    for year, own in by_year.items():
        first = own if len(own) <= _SHOWN else ([each for each in own if each.key] or own)[:_SHOWN]
        shown = set(map(id, first))
        yield Year(f"{year}年", tuple(first), tuple(each for each in own if id(each) not in shown))
