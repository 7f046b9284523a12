"""The rows of a list as JSON: columns, each repeated cell once, codes as places."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import orjson

from generator.exports.browse import browse_tasks, data_of
from generator.views.browse import Browse, Column, Facet, Sort

AS_OF = dt.date(2026, 11, 15)
LIST = Browse(
    url="things/",
    heading="东西",
    counter="件",
    urls=tuple(f"things/{name}/" for name in "abcdef"),
    columns=(
        Column("title", "名称", "title", ("甲", "乙", "丙", "丁", "戊", "己")),
        Column("kind", "类别", "facet"),
        Column("of", "单位", "text", ("院", "院", "院", "系", "系", "系"), "file"),
        Column("count", "数", "number", (1, 1, 1, 1, 1, 1)),
    ),
    facets=(
        Facet(
            "kind", "类别", {"x": "一", "none": "无", "y": "二"}, (("x",), ("y",), ("x", "y"), (), ("gone",), ("y",))
        ),
    ),
    sorts=(Sort("given", "原序"), Sort("title", "按名称", (5, 4, 3, 2, 1, 0)), Sort("old", "倒序", back=True)),
)


def test_all_of_a_list() -> None:
    """Nothing is said twice; a value that no row has, and a code without words, are left out."""
    assert data_of(LIST, "试验大学", AS_OF) == {
        "heading": "东西",
        "counter": "件",
        "institution": "试验大学",
        "as_of": "2026-11-15",
        "prefix": "things/",
        "urls": ["a/", "b/", "c/", "d/", "e/", "f/"],
        "columns": [
            {
                "key": "title",
                "label": "名称",
                "kind": "title",
                "use": "list",
                "values": ("甲", "乙", "丙", "丁", "戊", "己"),
            },
            {"key": "kind", "label": "类别", "kind": "facet", "use": "list"},
            {
                "key": "of",
                "label": "单位",
                "kind": "text",
                "use": "file",
                "words": ["院", "系"],
                "values": [0, 0, 0, 1, 1, 1],
            },
            {"key": "count", "label": "数", "kind": "number", "use": "list", "values": (1, 1, 1, 1, 1, 1)},
        ],
        "facets": [
            {
                "key": "kind",
                "label": "类别",
                "codes": ["x", "y"],
                "words": ["一", "二"],
                "values": [0, 1, [0, 1], [], [], 1],
            }
        ],
        "sorts": [
            {"key": "given", "label": "原序", "order": (), "back": False},
            {"key": "title", "label": "按名称", "order": (5, 4, 3, 2, 1, 0), "back": False},
            {"key": "old", "label": "倒序", "order": (), "back": True},
        ],
    }


def test_rows_of_several_kinds_keep_their_whole_address() -> None:
    """The list of what was adopted holds cases and achievements."""
    mixed = replace(LIST, urls=("cases/a/", "achievements/b/", "", "c", "d", "e"))
    assert data_of(mixed, "", AS_OF)["prefix"] == ""
    assert data_of(mixed, "", AS_OF)["urls"] == list(mixed.urls)


def test_one_file_a_list_that_is_worth_it() -> None:
    """A list of five rows has none; the key is the content."""
    assert browse_tasks(replace(LIST, url="few/", urls=LIST.urls[:5]), "试验大学", AS_OF) == []
    (task,) = browse_tasks(LIST, "试验大学", AS_OF)
    assert task.path == "things/list.json"
    assert orjson.loads(task.func(*task.args))["heading"] == "东西"
    (other,) = browse_tasks(LIST, "试验大学", dt.date(2026, 11, 16))
    assert other.key != task.key
