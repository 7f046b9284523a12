"""Where rules stop: what is just in order raises nothing. What is not: see `tests/broken`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.checks import RECORD_RULES, RULES, check
from generator.finding import CATALOGUE
from generator.markdown import parse_markdown
from generator.model.base import Record
from generator.portal.graph import FullPortal
from generator.times import When, parse_when
from tests.project import assembled, copied


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> FullPortal:
    """The full Portal of the base project."""
    return assembled(copied(tmp_path_factory.mktemp("base")))[0]


def with_record(portal: FullPortal, type_name: str, record_id: str, /, **changes: Any) -> FullPortal:
    """The portal with some fields of one record replaced by what a file would hold."""
    records = dict(portal.of_type(type_name))
    records[record_id] = changed(records[record_id], **changes)
    parts: dict[str, Any] = {type_name: records}
    return replace(portal, **parts)


def changed(record: Record, /, **changes: Any) -> Record:
    """A record with some fields as a file would hold them; nested fields by `a__b`."""
    update: dict[str, Any] = {}
    for name, value in changes.items():
        outer, _sep, inner = name.partition("__")
        part = update.get(outer, getattr(record, outer))
        update[outer] = part.model_copy(update={inner: value}) if inner else value
    return record.model_copy(update=update)


def time(text: str) -> When:
    """A time, as its field would hold it."""
    when = parse_when(text)
    assert when is not None
    return when


def codes(portal: FullPortal) -> list[str]:
    """The codes of all that the rules find."""
    return [finding.code for finding in check(portal)]


def test_rules_are_documented() -> None:
    """Every rule says which code it gives, and by what source; no code of these families is without a rule."""
    wanted = re.compile(r"[A-Z]\d\d: .*\((seed|domain\.md|`model).*\)", re.S)

    rules = [*RULES, *RECORD_RULES]
    assert [rule.__name__ for rule in rules if not wanted.match(rule.__doc__ or "")] == []
    given = {(rule.__doc__ or "")[:3] for rule in rules}
    assert given >= {code for code in CATALOGUE if code[0] in "CP"}


def test_rules_change_nothing(portal: FullPortal) -> None:
    """Checking twice finds the same, and leaves the portal as it was."""
    bad = with_record(portal, "branches", "herbs", activities=(), statements=())
    before = repr(bad)

    assert check(bad) == check(bad)
    assert repr(bad) == before


def test_rules_name_no_lines(portal: FullPortal) -> None:
    """A rule names a file and a key path; lines are looked up at the end."""
    findings = check(with_record(portal, "branches", "herbs", activities=()))

    assert [(each.place.file, each.place.path, each.place.line) for each in findings] == [
        ("data/branches/herbs.yml", ("activities",), None)
    ]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"secretary__joined_party": dt.date(2018, 3, 31)}, []),
        ({"secretary__joined_party": dt.date(2018, 4, 1)}, ["P01"]),
        ({"secretary__joined_party": None}, []),
        ({"secretary__joined_party": dt.date(2019, 1, 1), "type": "student", "category": "student"}, []),
    ],
)
def test_young_secretaries(portal: FullPortal, changes: dict[str, Any], found: list[str]) -> None:
    """Three years up to the last day of the month of taking office will do; student secretaries are not asked."""
    assert codes(with_record(portal, "branches", "herbs", **changes)) == found


def test_private_day_is_not_told(portal: FullPortal) -> None:
    """The finding on a secretary's years in the Party names no day: build logs are read by many."""
    bad = with_record(portal, "branches", "herbs", secretary__joined_party=dt.date(2019, 7, 23))
    (finding,) = check(bad)

    assert not re.search(r"2019|7-23|7月", finding.message + finding.fix)


@pytest.mark.parametrize(
    ("founded", "found"),
    [("2021-06-10", []), ("2021-06", []), ("2021年", []), ("2021-06-11", ["P03", "P02"])],
)
def test_young_branches(portal: FullPortal, founded: str, found: list[str]) -> None:
    """Years are counted to the day of the call, and a month or year of founding gets the benefit of the doubt."""
    changes = {"founded": time(founded), "secretary__history": (), "secretary__since": time("2022-09")}

    assert codes(with_record(portal, "branches", "herbs", **changes)) == found


def test_organiser_studios(portal: FullPortal) -> None:
    """What seed 002 asks of double-leader studios is not asked of organisers' studios."""
    young = with_record(
        portal,
        "branches",
        "herbs",
        founded=time("2022-01"),
        secretary__history=(),
        secretary__since=time("2022-09"),
        secretary__double_leader=False,
    )

    assert codes(young) == ["P03", "P02", "P11"]
    organisers = {"kind": "organiser", "period": time("2024年9月—2028年8月")}
    assert codes(with_record(young, "studios", "herbs-studio", **organisers)) == ["P03"]


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2024年9月—2027年5月", []),
        ("2024年9月—2027年8月", []),
        ("2024年9月—2027年4月", ["P09"]),
        ("2024年9月起", ["P09"]),
    ],
)
def test_cycles(portal: FullPortal, period: str, found: list[str]) -> None:
    """The building span of 33 months, which seed 002 itself gives, is a three-year cycle."""
    assert codes(with_record(portal, "studios", "herbs-studio", period=time(period))) == found


@pytest.mark.parametrize(
    ("group", "number", "approximate", "found"),
    [
        ("all", 2, False, []),
        ("staff", 2, True, []),
        ("all", 3, True, ["P05"]),
        ("student", 0, False, []),
        ("student", 1, True, ["P05"]),
    ],
)
def test_cohort_sizes(portal: FullPortal, group: str, number: int, approximate: bool, found: list[str]) -> None:
    """A quota is met exactly, or about where it says so; a studio counts by its branch."""
    (cohort,) = portal.programmes["model"].cohorts
    quota = cohort.quota[0].model_copy(update={"group": group, "number": number, "approximate": approximate})
    other = cohort.model_copy(update={"quota": (quota,)})

    assert codes(with_record(portal, "programmes", "model", cohorts=(other,))) == found


def test_cohort_to_come(portal: FullPortal) -> None:
    """A cohort that has not begun is not counted."""
    (cohort,) = portal.programmes["model"].cohorts
    quota = cohort.quota[0].model_copy(update={"number": 9})
    later = cohort.model_copy(update={"time": time("2027年1月—2028年1月"), "quota": (quota,)})

    assert codes(with_record(portal, "programmes", "model", cohorts=(later,))) == []


@pytest.mark.parametrize(
    ("reached", "total", "found"), [(17, 20, []), (1, 1, []), (16, 20, ["P08", "P08"]), (21, 20, ["C03"])]
)
def test_ratios(portal: FullPortal, reached: int, total: int, found: list[str]) -> None:
    """A ratio that is just the target meets it, in the unit and overall."""
    (count,) = portal.units["pharmacy"].counts
    counts = (count.model_copy(update={"reached": reached, "total": total}),)

    assert codes(with_record(portal, "units", "pharmacy", counts=counts)) == found


@pytest.mark.parametrize(
    "changes",
    [
        {"draft": True},
        {"type": "staff-service"},
        {"founded": time("2026-11"), "secretary__since": time("2026-11"), "secretary__history": ()},
    ],
)
def test_counts_before_the_branch(portal: FullPortal, changes: dict[str, Any]) -> None:
    """Drafts, branches that are not of teachers, and branches younger than the count do not belong in it."""
    (count,) = portal.units["pharmacy"].counts
    empty = with_record(portal, "units", "pharmacy", counts=(count.model_copy(update={"reached": 0, "total": 0}),))

    assert "C03" in codes(empty)
    assert "C03" not in codes(with_record(empty, "branches", "herbs", **changes))


@pytest.mark.parametrize(
    ("deadline", "found"),
    [
        ("2026-11-15", []),
        ("2026年11月", []),
        ("2026-11-14", ["P12"]),
        ("2026年10月底前", ["P12"]),
        ("长期坚持", []),
        ("每年年末", []),
        ("2023年9月起", []),
        ("2023年9月至2027年9月", []),
    ],
)
def test_overdue(portal: FullPortal, deadline: str, found: list[str]) -> None:
    """A task is overdue once its last day is over; one without a last day never is."""
    (section,) = portal.plans["tasks"].sections
    row = section.rows[0].model_copy(update={"deadline": time(deadline), "status": ()})
    sections = (section.model_copy(update={"rows": (row,)}),)

    assert codes(with_record(portal, "plans", "tasks", sections=sections)) == found


@pytest.mark.parametrize(
    ("date", "year", "found"),
    [
        ("2025-05", 2025, []),
        ("2024-10", 2025, []),
        ("2024年9月—2025年6月", 2024, ["P04"]),
        ("2025-05", 2026, ["C02", "P04"]),
        ("2025-09", 2026, ["P04"]),
    ],
)
def test_years(portal: FullPortal, date: str, year: int, found: list[str]) -> None:
    """An achievement counts for the year of its date, or for the construction year that the date lies in."""
    assert codes(with_record(portal, "achievements", "herbs-relay", date=time(date), year=year)) == found


@pytest.mark.parametrize(
    ("since", "found"), [("2021-03", []), ("2021-03-31", []), ("2021-04", []), ("2021-02", ["C06"])]
)
def test_hand_over(portal: FullPortal, since: str, found: list[str]) -> None:
    """One secretary may follow another in the same month."""
    assert codes(with_record(portal, "branches", "herbs", secretary__since=time(since))) == found


@pytest.mark.parametrize("record", [{"date": time("2026-11")}, {"date": time("2026-12"), "draft": True}])
def test_dates_in_order(portal: FullPortal, record: dict[str, Any]) -> None:
    """The month of the data date has begun; a draft may be written ahead."""
    assert "C07" not in codes(with_record(portal, "awards", "prize", **record))


def test_plans_may_lie_ahead(portal: FullPortal) -> None:
    """A publicity window, a deadline and a planned deliverable may end after the data date."""
    (platform,) = portal.branches["herbs"].deliverables[1:]
    deliverables = (portal.branches["herbs"].deliverables[0], platform.model_copy(update={"planned": time("2027-05")}))
    ahead = with_record(portal, "branches", "herbs", deliverables=deliverables)
    window = {"publicity__end": dt.date(2026, 11, 19), "deadline": dt.date(2026, 12, 1)}

    assert codes(with_record(ahead, "notices", "result", **window)) == []


def test_media_chains(portal: FullPortal) -> None:
    """A chain of any length is in order; every cycle is told once, and what leads into one is not."""
    (item, _other) = portal.branches["herbs"].media

    def chain(**sources: str | None) -> list[str]:
        items = tuple(item.model_copy(update={"id": key, "derived_from": value}) for key, value in sources.items())
        return [each.message for each in check(with_record(portal, "branches", "herbs", media=items))]

    assert chain(a=None, b="a", c="b", d="c", e="a") == []
    assert chain(a="b", b="a", c="a", d="d") == ["取材关系绕成一圈：a → b → a", "取材关系绕成一圈：d → d"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## 背景\n\n## 做法\n\n### 启示\n\n## 成效\n\n## 启示\n", []),
        ("## 背景\n\n## 做法\n\n## 数据\n\n## 成效\n\n## 启示\n\n## 附\n", []),
        ("## 背景\n\n## 做法\n\n## 成效\n\n### 启示\n", ["M03"]),
        ("正文［证1］［证2］", ["M03", "M04"]),
    ],
)
def test_bodies(portal: FullPortal, body: str, found: list[str]) -> None:
    """The four parts may have others between them; a lower heading is no part."""
    assert codes(with_record(portal, "cases", "herbs-case", body=parse_markdown(body))) == found


def test_demonstration_is_checked() -> None:
    """The rules read the project's own data without failing, whatever they find there."""
    portal, _findings = assembled(Path(__file__).parents[2])

    assert isinstance(check(portal), tuple)


@pytest.mark.parametrize(
    "numbers",
    [
        {"icp": "京ICP备12345678号"},
        {"icp": "粤ICP备2021012345号-12"},
        {"icp": "沪ICP证030173号"},
        {"police": "京公网安备 11010802012345号"},
        {"site_code": "bm01000001"},
        {"icp": "", "police": "", "site_code": ""},
    ],
)
def test_registration_numbers_in_use(portal: FullPortal, numbers: dict[str, str]) -> None:
    """All forms in which such numbers are issued, and none at all, are in order."""
    given = replace(portal, site=portal.site.model_copy(update=numbers))
    assert [finding.code for finding in check(given)] == []
