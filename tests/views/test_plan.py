"""Task tables with their filters."""

from __future__ import annotations

from typing import Any

import pytest

from generator.portal.graph import PublicPortal
from generator.views.browse import FacetHead, Option
from generator.views.browse_documents import tasks
from generator.views.page import Link
from generator.views.parts import Fact
from generator.views.plan import PlanView, TaskRow, plan_pages, task_state
from tests.records import plan, policy, programme, public, unit


def row(no: str, units: str = "", deadline: str = "长期坚持", **fields: Any) -> dict[str, Any]:
    """A task of a table."""
    return {"no": no, "task": f"任务{no}", "units": units, "measure": "举措", "deadline": deadline, **fields}


def table() -> PublicPortal:
    """A table of five tasks in two sections: three units, four wordings of time, all states."""
    sections = [
        {
            "no": "一",
            "title": "制度",
            "rows": [
                row("1", "甲院", "2023年9月", status=[{"date": "2023-09-20", "done": "是", "text": "已印发"}]),
                row("2", "甲院、乙院", "2023年9月"),
                row("3", "各学院", "2026年12月"),
            ],
        },
        {"no": "二", "title": "培训", "rows": [row("4", "乙院"), row("5", "不明", "2026年12月底前")]},
    ]
    spellings = [
        {"written": "甲院", "units": ["a"]},
        {"written": "乙院", "units": ["b"]},
        {"written": "甲院、乙院", "units": ["a", "b"]},
        {"written": "各学院", "units": ["all"]},
    ]
    return public(
        unit("a"),
        unit("b"),
        unit("all"),
        programme(),
        policy(),
        plan(policy="policy", date="2023年1月", summary="概要", sections=sections, spellings=spellings),
    )


def pages() -> dict[str, PlanView]:
    """All pages of the table, by URL."""
    portal = table()
    return dict(plan_pages(portal, portal.plans["plan"]))


def test_the_whole_table() -> None:
    """All tasks under their headings, with the facts of the table."""
    whole = pages()["plans/plan/"]
    assert [(name, [each.no for each in rows]) for name, rows in whole.sections] == [
        ("一、制度", ["1", "2", "3"]),
        ("二、培训", ["4", "5"]),
    ]
    assert (whole.title, whole.summary, whole.heading, whole.head.total, whole.shown) == (
        "分解表plan",
        "概要",
        "",
        5,
        5,
    )
    assert whole.facts == (
        Fact("所属工程", "", (Link("programme", "programmes/programme/"),)),
        Fact("来源", "", (Link("文件policy", "policies/policy/"),)),
        Fact("印发", "2023年1月"),
        Fact("截至", "2026年11月15日"),
    )


def test_a_table_of_hundreds_of_tasks_has_pages() -> None:
    """Each names where it begins; a row is found on its own page."""
    rows = [row(str(n)) for n in range(1, 202)]
    given = plan(sections=[{"no": "一", "title": "制度", "rows": rows}])
    portal = public(programme(), given)
    first, second = (dict(plan_pages(portal, given))[url] for url in ("plans/plan/", "plans/plan/page/2/"))
    assert (first.first, first.shown, first.total) == (1, 200, 201)
    assert (second.first, second.shown, second.total) == (201, 1, 201)
    assert second.pages == (Link("1", "plans/plan/"), Link("2", "plans/plan/page/2/"))
    assert tasks(portal, given).urls[199:] == ("plans/plan/#t1-200", "plans/plan/page/2/#t1-201")


def test_a_task_in_full() -> None:
    """The units in the words of the document and as links, and the latest word on its progress."""
    first = pages()["plans/plan/"].sections[0][1][0]
    units = (Link("a", "units/a/"),)
    progress = "2023年9月20日：已印发"
    assert first == TaskRow("一", "1", "任务1", "甲院", units, "举措", "2023年9月", "done", "已完成", progress, "t1-1")


def test_filters_of_a_table() -> None:
    """Section, unit, deadline and state, each value with its count and the address of its page."""
    url = "plans/plan/by-"
    assert pages()["plans/plan/"].head.facets == (
        FacetHead(
            "section",
            "部分",
            (
                Option("s1", "一、制度", f"{url}section/s1/", 3, current=False),
                Option("s2", "二、培训", f"{url}section/s2/", 2, current=False),
            ),
        ),
        FacetHead(
            "unit",
            "单位",
            (
                Option("a", "a", f"{url}unit/a/", 2, current=False),
                Option("b", "b", f"{url}unit/b/", 2, current=False),
                Option("all", "all", f"{url}unit/all/", 1, current=False),
            ),
        ),
        FacetHead(
            "deadline",
            "时限",
            (
                Option("2023-9", "2023年9月", f"{url}deadline/2023-9/", 2, current=False),
                Option("2026-12", "2026年12月", f"{url}deadline/2026-12/", 1, current=False),
                Option("open", "长期坚持", f"{url}deadline/open/", 1, current=False),
                Option("2026-12-b", "2026年12月底前", f"{url}deadline/2026-12-b/", 1, current=False),
            ),
        ),
        FacetHead(
            "state",
            "状态",
            (
                Option("done", "已完成", f"{url}state/done/", 1, current=False),
                Option("running", "推进中", f"{url}state/running/", 1, current=False),
                Option("due", "未到期", f"{url}state/due/", 2, current=False),
                Option("open", "长期坚持", f"{url}state/open/", 1, current=False),
            ),
        ),
    )


def test_every_choice_has_its_page_and_its_count_is_true() -> None:
    """Each filter leads to a page that shows as many tasks as it says, and marks where one is."""
    every = pages()
    choices = [choice for facet in every["plans/plan/"].head.facets for choice in facet.options]
    assert sorted(every) == sorted(["plans/plan/", *(choice.url for choice in choices)])
    for choice in choices:
        page = every[choice.url]
        shown = sum(len(rows) for _section, rows in page.sections)
        assert (choice.count, choice.text) == (page.shown, page.heading)
        assert (page.shown, page.head.total) == (shown, 5)
        assert [each.url for facet in page.head.facets for each in facet.options if each.current] == [choice.url]


def test_counts_of_a_filter_add_up() -> None:
    """Every task has one section, one deadline and one state; only units may be several, or unknown."""
    filters = {facet.label: facet.options for facet in pages()["plans/plan/"].head.facets}
    totals = {name: sum(choice.count for choice in filters[name]) for name in ("部分", "时限", "状态")}
    assert totals == {"部分": 5, "时限": 5, "状态": 5}


def test_a_missed_deadline_is_not_told_in_public() -> None:
    """Neither in words nor in addresses: such a task is under way."""
    text = repr(list(pages().items()))
    assert "overdue" not in text
    assert "逾期" not in text


@pytest.mark.parametrize(
    ("deadline", "status", "state"),
    [
        ("长期坚持", [], "open"),
        ("长期坚持", [{"date": "2023-09-20", "done": "是"}], "open"),
        ("2026年11月15日前", [], "due"),
        ("2026年11月14日前", [], "running"),
        ("2026年11月14日前", [{"date": "2026-11-15", "done": "是"}], "done"),
        ("2026年11月14日前", [{"date": "2026-11-16", "done": "是"}], "running"),
        ("2026年11月14日前", [{"date": "2026-11-10", "text": "过半"}], "running"),
        ("每年年末", [], "due"),
    ],
)
def test_state_of_a_task(deadline: str, status: list[dict[str, str]], state: str) -> None:
    """The deadline is the last day in time; what is reported for a day to come does not count yet."""
    given = plan(sections=[{"no": "一", "title": "制度", "rows": [row("1", deadline=deadline, status=status)]}])
    portal = public(programme(), given)
    assert task_state(given.sections[0].rows[0], portal) == state


def test_progress_is_the_latest_word() -> None:
    """Of those up to the data date, in whatever order they are written."""
    status = [{"date": f"2026-{month}-15", "text": f"{month}月"} for month in ("09", "11", "12", "10")]
    given = plan(sections=[{"no": "一", "title": "制度", "rows": [row("1", status=status)]}])
    (_url, view), *_rest = plan_pages(public(programme(), given), given)
    assert view.sections[0][1][0].progress == "2026年11月15日：11月"
