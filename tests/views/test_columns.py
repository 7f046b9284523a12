"""Which tables and columns there are: all that may be public, and nothing else."""

from __future__ import annotations

from generator.model.fields import Level
from generator.model.shape import shape_of
from generator.model.studio import Assessment
from generator.model.types import RECORD_TYPES
from generator.views.columns import Column, shown, tables


def test_a_record_type_is_a_table() -> None:
    """The id first, then what is its own; what all records have, and the address, at the end."""
    names = [column.name for column in tables()["awards"].columns]
    assert names == [
        "id",
        "name",
        "level",
        "level.label",
        "giver",
        "date",
        "date.start",
        "date.end",
        "programme",
        "programme.label",
        "recipients.count",
        "summary",
        "aliases",
        *(f"review.{step}.{key}" for step in ("author", "first", "second", "final") for key in ("by", "date")),
        "url",
    ]
    assert [name for name, table in tables().items() if not table.parent] == [kind.name for kind in RECORD_TYPES]


def test_what_is_held_many_times_is_a_table_of_its_own() -> None:
    """Its rows name the record and their place; rows of rows name the row above too."""
    sections = tables()["plans-sections"]
    rows = tables()["plans-sections-rows"]
    assert (sections.title, sections.parent, sections.kind) == ("任务分解表·部分", "plans", "plans")
    assert [column.name for column in sections.keys] == ["record_id", "item"]
    assert [column.name for column in rows.keys] == ["record_id", "item", "parent_item"]
    assert rows.parent == "plans-sections"


def test_a_tree_is_one_table() -> None:
    """Criteria hold criteria."""
    assert [name for name in tables() if name.startswith("programmes-criteria")] == ["programmes-criteria"]
    assert "parent_item" in {column.name for column in tables()["programmes-criteria"].keys}


def test_a_column_says_what_it_holds() -> None:
    """Code and words of a vocabulary, id and name of a record, words and days of a time, a number as a number."""
    columns = {column.name: column for column in tables()["branches"].columns}
    assert columns["type"] == Column("type", "支部类型代码", required=True, vocabulary="branch_types")
    assert columns["type.label"] == Column("type.label", "支部类型")
    assert columns["unit"] == Column("unit", "所属单位编号", required=True, refers=("units",))
    assert columns["founded"] == Column("founded", "成立时间", "如 2016-09", required=True)
    assert columns["founded.start"] == Column("founded.start", "成立时间（起）", type="date")
    assert columns["members"] == Column("members", "党员人数", type="integer")
    assert columns["secretary.double_leader"].type == "boolean"
    assert columns["secretary.name"].required is False
    assert columns["evidence.count"] == Column("evidence.count", "佐证材料（数）", type="integer")


def test_names_of_columns_differ() -> None:
    """Within each table, whatever the models are called."""
    for table in tables().values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name


def test_hidden_fields_are_not_shown() -> None:
    """Internal and private fields of a model are no columns; what needs consent is."""
    assert [shape.name for shape in shown(Assessment)] == ["year", "result", "date"]
    for kind in RECORD_TYPES:
        hidden = {shape.name for shape in shape_of(kind.model) if shape.level in (Level.INTERNAL, Level.PRIVATE)}
        assert hidden >= {"draft", "note"}
        assert hidden & {column.name.partition(".")[0] for column in tables()[kind.name].columns} == set()
