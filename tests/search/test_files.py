"""The files of search: scripts that hand over data; which of them an edit changes, and what is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.search.files import search_tasks, text_name
from generator.task import Stage, Task
from generator.views.search_document import SearchDocument
from tests.memo import Dictionary
from tests.search.documents import BEDSIDE, document

OTHER = document("接力田", "田间记录")


def contents(tasks: list[Task]) -> dict[str, str]:
    """Path → text; the folder that is named by the list of documents is called N."""
    folder = next(task.path.split("/")[2] for task in tasks if "facet" in task.path)
    return {task.path.replace(folder, "N"): task.func(*task.args).decode().replace(folder, "N") for task in tasks}


def changed(before: list[Task], after: list[Task]) -> set[str]:
    """The paths of tasks with a new key."""
    keys = {task.path: task.key for task in before}
    return {task.path for task in after if keys.get(task.path) != task.key}


def test_files_of_one_document() -> None:
    """The start, one shard, the facets, the names, and what a result shows."""
    made = contents(search_tasks([BEDSIDE], [("微视频", "短片")], Dictionary()))
    name = text_name(BEDSIDE.url)
    assert {path.removeprefix("search/index/"): text for path, text in made.items()} == {
        "start.js": 'fourones.take("start",{"folder":"N","documents":1,"shards":1,"names":256,"reading":24,'
        '"facets":{"kind":"类型","unit":"单位","programme":"工程","form":"形态","level":"级别","year":"年度"},'
        '"synonyms":[["微视频","短片"]]});\n',
        "N/0.js": 'fourones.take("N/0",{"ch":"~uangpang:A","cp":"~:A","交班":"后:A","党委":".:A","后查":"房:A",'
        '"学院":"党:A","床!":":A","床旁":".:A .!:A","旁!":":A","查房":".:A","班后":"查:A","药学":"院:A",'
        '"院党":"委:A"});\n',
        "N/facet-kind.js": 'fourones.take("N/facet-kind",{"典型案例":"A"});\n',
        "N/facet-unit.js": 'fourones.take("N/facet-unit",{});\n',
        "N/facet-programme.js": 'fourones.take("N/facet-programme",{});\n',
        "N/facet-form.js": 'fourones.take("N/facet-form",{});\n',
        "N/facet-level.js": 'fourones.take("N/facet-level",{});\n',
        "N/facet-year.js": 'fourones.take("N/facet-year",{"2026年":"A"});\n',
        "N/names-0.js": f'fourones.take("N/names-0",["{name}"]);\n',
        f"text/{name}.js": f'fourones.take("text/{name}",{{"url":"cases/bedside/","title":"床旁","kind":"典型案例",'
        '"where":"药学院党委","date":"2026年3月1日","summary":"每天十五分钟。",'
        '"passages":["药学院党委","交班<后>，查房"]});\n',
    }


def test_whose_results_are() -> None:
    """Is a facet where there are results of more than one institution."""
    north, south = (replace(OTHER, url=f"cases/{each}/", facets=(("institution", (each,)),)) for each in ("北", "南"))
    made = [contents(search_tasks(each, [], Dictionary())) for each in ([north, north], [north, south])]

    assert ["N/facet-institution" in "".join(each) for each in made] == [False, True]
    assert '"facets":{"kind":"类型","institution":"学校","unit":"单位"' in made[1]["search/index/start.js"]


def test_the_same_documents_give_the_same_tasks() -> None:
    """From what was remembered as from nothing; all are of the last stage."""
    memo = Dictionary()
    first, again = (search_tasks([BEDSIDE, OTHER], [], memo) for _ in range(2))
    assert again == first == search_tasks([BEDSIDE, OTHER], [], Dictionary())
    assert {task.stage for task in first} == {Stage.INDEX}


def test_an_edit_changes_its_text_and_the_shards_of_its_words() -> None:
    """The folder keeps its name, all else its key; and the whole is what a build from nothing makes."""
    filler = [document(f"第{number}号", "字" * 9_000) for number in range(30)]
    before = [BEDSIDE, *filler]
    after = [replace(BEDSIDE, title="床边"), *filler]
    memo = Dictionary()
    first = search_tasks(before, [], memo)
    second = search_tasks(after, [], memo)
    touched = changed(first, second)
    assert second == search_tasks(after, [], Dictionary())
    assert f"search/index/text/{text_name(BEDSIDE.url)}.js" in touched
    assert (len(touched), len(first)) == (5, 71)


def test_another_list_of_documents_has_another_folder() -> None:
    """Since all numbers may be others; texts keep their names."""
    first, second = search_tasks([BEDSIDE], [], Dictionary()), search_tasks([OTHER, BEDSIDE], [], Dictionary())
    assert {path.split("/")[2] for path in changed(first, second)} & {task.path.split("/")[2] for task in first} == {
        "start.js",
        "text",
    }
    assert f"search/index/text/{text_name(BEDSIDE.url)}.js" not in changed(first, second)


@pytest.mark.parametrize("damage", [lambda raw: None, lambda raw: raw + b" "])
@pytest.mark.parametrize("key", ["search", "search:shard:0", "search:document:0"])
def test_lost_or_damaged_memory_costs_time_only(key: str, damage) -> None:  # type: ignore[no-untyped-def]
    """Where any piece is not what it was, all is made afresh."""
    memo = Dictionary()
    search_tasks([BEDSIDE, OTHER], [], memo)
    memo.kept[key] = damage(memo.kept[key])
    after: list[SearchDocument] = [replace(BEDSIDE, title="床边"), OTHER]
    assert search_tasks(after, [], memo) == search_tasks(after, [], Dictionary())
