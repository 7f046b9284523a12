"""The rows of the open data."""

from __future__ import annotations

import datetime as dt
from typing import Any

from generator.model.base import Record
from generator.views.columns import tables
from generator.views.published import published_records
from generator.views.rows import rows_of
from tests.records import PHOTO, achievement, branch, case, plan, policy, programme, public, unit

URL = "https://a.example/"


def rows(table: str, *records: Record) -> list[dict[str, Any]]:
    """The rows of one table of a portal of these records, as far as they are filled."""
    portal = public(*records)
    kind = tables()[table].kind
    made = rows_of(portal, kind, (record for name, record in published_records(portal) if name == kind), URL)
    names = [column.name for column in tables()[table].columns]
    assert all(
        len(row) == len(columns)
        for name, row_list in made.items()
        for row in row_list
        for columns in [tables()[name].columns]
    )
    pairs = [zip(names, row, strict=True) for row in made[table]]
    return [{name: cell for name, cell in row if cell is not None and cell != 0} for row in pairs]


def test_a_row_of_a_record() -> None:
    """Values as they are; codes and ids with their words, a time with its days, a picture with its address."""
    (row,) = rows("cases", unit(), branch(), case(criteria=["p/a", "p/b"], card=CARD))
    assert row == {
        "id": "case",
        "title": "案例case",
        "kind": "case",
        "kind.label": "典型案例",
        "owners": "branch",
        "owners.label": "branch党支部",
        "criteria": "p/a;p/b",
        "date": dt.date(2026, 5, 20),
        "unit": "unit",
        "unit.label": "unit党委",
        "summary": "导语",
        "cover.file": f"{URL}media/photo.01234567.1200.jpg",
        "cover.alt": "药圃",
        "card.conditions": "甲\n乙",
        "card.steps": "一",
        "card.resources": "无",
        "card.pitfalls": "无",
        "body": "正文。",
        "url": f"{URL}cases/case/",
    }


CARD = {"conditions": ["甲", "乙"], "steps": ["一"], "resources": ["无"], "pitfalls": ["无"]}


def test_several_ids_and_their_names() -> None:
    """In the order of the record."""
    (_plain, row) = rows("policies", policy("a"), policy("b", basis=["a"], date="2018年12月"))
    assert (row["basis"], row["basis.label"], row["date"]) == ("a", "文件a", "2018年12月")
    assert (row["date.start"], row["date.end"]) == (dt.date(2018, 12, 1), dt.date(2018, 12, 31))
    (achieved,) = rows("achievements", unit(), branch("a"), branch("b"), achievement(owners=["b", "a"]))
    assert (achieved["owners"], achieved["owners.label"]) == ("b;a", "b党支部、a党支部")


def test_rows_of_a_record() -> None:
    """Counted where they are held, and numbered from one in each record."""
    evidence = [{"title": "甲"}, {"title": "乙", "link": "https://b.example/"}]
    records = (unit(), branch(), achievement("a", evidence=evidence), achievement("b", evidence=evidence[:1]))
    assert [row.get("evidence.count") for row in rows("achievements", *records)] == [2, 1]
    assert rows("achievements-evidence", *records) == [
        {"record_id": "a", "item": 1, "title": "甲"},
        {"record_id": "a", "item": 2, "title": "乙", "link": "https://b.example/"},
        {"record_id": "b", "item": 1, "title": "甲"},
    ]


def test_rows_of_rows() -> None:
    """Numbered through the record; each names the row that holds it."""
    row = {"task": "事", "units": "", "measure": "法", "deadline": "长期坚持"}
    sections = [
        {"no": "一", "title": "甲", "rows": [row | {"no": "1"}, row | {"no": "2"}]},
        {"no": "二", "title": "乙", "rows": [row | {"no": "3"}]},
    ]
    found = rows("plans-sections-rows", programme(), plan(sections=sections))
    assert [(each["item"], each["parent_item"], each["no"]) for each in found] == [
        (1, 1, "1"),
        (2, 1, "2"),
        (3, 2, "3"),
    ]


def test_rows_of_a_tree() -> None:
    """Parents before children; the top has none above it."""
    tree = [{"code": "a", "name": "甲", "children": [{"code": "b", "name": "乙"}]}, {"code": "c", "name": "丙"}]
    found = rows("programmes-criteria", programme(criteria=tree))
    assert [(each["item"], each.get("parent_item"), each["code"]) for each in found] == [
        (1, None, "a"),
        (2, 1, "b"),
        (3, None, "c"),
    ]


def test_parts_inside_a_part() -> None:
    """What the secretary holds many of stands in a table of its own as well."""
    secretary = {"since": "2021-03", "history": [{"start": "2016-09"}]}
    (row,) = rows("branches-secretary-history", unit(), branch(secretary=secretary, photos=[PHOTO]))
    assert (row["record_id"], row["item"], row["start"]) == ("branch", 1, "2016-09")
