"""Where a rule's finding stands, and the days that rules compare."""

from __future__ import annotations

import datetime as dt

from generator.finding import Finding, KeyPath, found
from generator.model.base import Record
from generator.model.shape import label_of
from generator.portal.graph import FullPortal
from generator.times import When


def at(portal: FullPortal, kind: str, record: Record, path: KeyPath, code: str, *, message: str, fix: str) -> Finding:
    """A finding in a record, at a key path that counts from the record itself."""
    origin = portal.origins[kind, record.id]
    label = label_of(type(record), path)
    return found(code, origin.file, (*origin.path, *path), message=message, label=label, fix=fix)


def earliest(time: When) -> dt.date | None:
    """The first day that the words allow; the last one where no first is known."""
    return time.start or time.end


def latest(time: When) -> dt.date | None:
    """The last day that the words allow; the first one where no last is known."""
    return time.end or time.start


def before(one: When | None, other: When | None) -> bool:
    """Whether `one` was certainly over before `other` began: 2020-06 is not before 2020-06-15."""
    last = latest(one) if one else None
    first = earliest(other) if other else None
    return last is not None and first is not None and last < first


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day some years on; 29 February counts as the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def months_between(start: dt.date, end: dt.date) -> float:
    """How many months a span takes, its last day included: September to the next May is nine."""
    after = end + dt.timedelta(days=1)
    return (after.year - start.year) * 12 + after.month - start.month + (after.day - start.day) / 30
