"""Records that are alike: they share criteria and forms with one, most first.

An inverted index holds, for each criterion, form and pair of them, the records that have it in the order of time.
From each list only the neighbours in time are looked at, so that a record costs the same among thousands, and each
gets companions of its own rather than the newest of all.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

from generator.digest import digest_of
from generator.model.achievement import Achievement
from generator.model.branch import Branch
from generator.model.narrative import Case
from generator.portal.graph import PublicPortal
from generator.views import cards, parts
from generator.views.branch_line import BranchLine, branch_line

_NEIGHBOURS = 3
"""How many records are looked at on either side, in each list."""

_PAIRED = 5
"""Pairs are made of this many marks of a record at most: a branch may state forty criteria."""

Mark = tuple[str, str]
"""`("criterion", "model-branch/serve")` or `("form", "method")`."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What a record is compared by, and when it stands."""

    id: str
    day: int
    marks: frozenset[Mark]


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that is like another, and the marks that both have."""

    id: str
    shared: frozenset[Mark]


@dataclass(frozen=True, slots=True)
class Index:
    """All records of one kind, and for each mark and pair of marks those that have it, by time."""

    records: Mapping[str, Marked]
    lists: Mapping[str, list[tuple[int, str]]]


def index_of(records: Iterable[Marked]) -> Index:
    """The lists of all marks and pairs."""
    listed = sorted(records, key=lambda each: (each.day, each.id))
    lists: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for each in listed:
        for keys in _keys(each.marks):
            for key in keys:
                lists[key].append((each.day, each.id))
    return Index({each.id: each for each in listed}, lists)


def alike(index: Index, one: Marked, without: Iterable[str] = (), count: int = 3) -> list[Alike]:
    """The records that share most marks with this one; of equals the nearest in time, then by id. Who shares a pair
    shares more than who shares one mark, so that single marks are asked only where pairs bring too few.
    """
    left = {one.id, *without}
    here = (one.day, one.id)
    found: dict[str, frozenset[Mark]] = {}
    for keys in _keys(one.marks):
        for key in keys:
            own = index.lists.get(key)
            if own:
                place = bisect_left(own, here)
                for _day, each in own[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]:
                    if each not in found and each not in left:
                        found[each] = one.marks & index.records[each].marks
        if len(found) >= count:
            break
    ranked = sorted((-len(shared), abs(index.records[each].day - one.day), each) for each, shared in found.items())
    return [Alike(each, found[each]) for _shared, _days, each in ranked[:count]]


def _keys(marks: frozenset[Mark]) -> tuple[list[str], list[str]]:
    """Pairs, then single marks."""
    ordered = [f"{kind}={code}" for kind, code in sorted(marks)]
    return ["&".join(pair) for pair in combinations(ordered[:_PAIRED], 2)], ordered


def shared_words(portal: PublicPortal, shared: frozenset[Mark]) -> str:
    """`服务师生、工作法与案例`: what two records have in common, for the reader."""
    criteria = parts.criteria_names(portal, sorted(code for kind, code in shared if kind == "criterion"))
    forms = [portal.label("forms", code, short=True) for kind, code in sorted(shared) if kind == "form"]
    return "、".join(dict.fromkeys([*criteria, *forms]))


@dataclass(frozen=True, slots=True)
class SimilarAchievement:
    """An achievement of somebody else, and what it has in common."""

    entry: cards.Entry
    shared: str


def achievements_like(portal: PublicPortal, record: Achievement | Case) -> tuple[SimilarAchievement, ...]:
    """Achievements of others that meet the same criteria in the same form."""
    one = _of_achievement(portal, record) if isinstance(record, Achievement) else _as_achievement(record)
    own = [
        achievement.id
        for owner in record.owners
        for achievement in portal.referring(
            "branches" if owner in portal.branches else "studios", owner, "achievements"
        )
    ]
    return tuple(
        SimilarAchievement(cards.entry(portal, portal.achievements[each.id]), shared_words(portal, each.shared))
        for each in alike(_index(portal, "achievements"), one, own)
    )


def cases_like(portal: PublicPortal, case: Case) -> list[Alike]:
    """Other cases that meet the same criteria."""
    return alike(_index(portal, "cases"), _of_case(portal, case))


@dataclass(frozen=True, slots=True)
class SimilarBranch:
    """A branch that states the same criteria and has achievements of the same forms."""

    line: BranchLine
    shared: str


def branches_like(portal: PublicPortal, branch: Branch) -> tuple[SimilarBranch, ...]:
    """Other branches; the words name what not all branches share, the forms."""
    return tuple(
        SimilarBranch(branch_line(portal, portal.branches[each.id]), _common(portal, each.shared))
        for each in alike(_index(portal, "branches"), _of_branch(portal, branch))
    )


def _common(portal: PublicPortal, shared: frozenset[Mark]) -> str:
    criteria = sum(kind == "criterion" for kind, _code in shared)
    forms = shared_words(portal, frozenset(mark for mark in shared if mark[0] == "form"))
    return "；".join(word for word in (f"共同表述标准{criteria}条" if criteria else "", forms) if word)


def derive_indexes(portal: PublicPortal) -> None:
    """Tells the portal's reads how the indexes are made, should their digests be asked for."""
    for kind in _MARKED:
        for part in ("lists", "marks"):
            portal.reads.derive(f"{kind}-{part}", partial(_index, portal, kind))


def _index(portal: PublicPortal, kind: str) -> Index:
    return portal.reads.apart(f"{kind}-index", lambda: _watched_index(portal, kind))


def _watched_index(portal: PublicPortal, kind: str) -> Index:
    """Whoever asks has read the lists and marks that he asks for, not all records."""
    index = index_of(_MARKED[kind](portal, record) for record in portal.of_type(kind).values())
    return Index(
        portal.reads.watch(f"{kind}-marks", index.records, lambda each: _digest(index.records[each])),
        portal.reads.watch(f"{kind}-lists", index.lists, lambda key: digest_of(index.lists[key])),
    )


def _digest(marked: Marked) -> str:
    return digest_of((marked.day, sorted(marked.marks)))


def _of_achievement(_portal: PublicPortal, each: Achievement) -> Marked:
    return Marked(each.id, each.date.sort_key.toordinal(), _marks(each.criteria, (each.form,)))


def _of_case(_portal: PublicPortal, case: Case) -> Marked:
    return Marked(case.id, case.date.toordinal(), _marks(case.criteria, ()))


def _as_achievement(case: Case) -> Marked:
    """A case study is of the form 工作法与典型案例, whichever of its two kinds it is."""
    return Marked(f"case:{case.id}", case.date.toordinal(), _marks(case.criteria, ("method",)))


def _of_branch(portal: PublicPortal, branch: Branch) -> Marked:
    owned = [a for a in portal.referring("branches", branch.id, "achievements") if branch.id in a.owners]
    day = branch.founded.start or dt.date.min
    return Marked(
        branch.id, day.toordinal(), _marks((s.criterion for s in branch.statements), sorted({a.form for a in owned}))
    )


def _marks(criteria: Iterable[str], forms: Iterable[str]) -> frozenset[Mark]:
    return frozenset([*(("criterion", each) for each in criteria), *(("form", each) for each in forms)])


_MARKED: Mapping[str, Callable[[PublicPortal, Any], Marked]] = {
    "achievements": _of_achievement,
    "branches": _of_branch,
    "cases": _of_case,
}
"""How the records of each indexed type are compared."""
