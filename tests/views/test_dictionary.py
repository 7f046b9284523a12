"""The data dictionary: read from the models."""

from __future__ import annotations

from generator.model.fields import Level
from generator.model.shape import shape_of
from generator.model.types import RECORD_TYPES
from generator.views.dictionary import FieldLine, dictionary_view
from generator.views.page import Link
from tests.records import branch, public, unit


def test_every_record_type_with_its_fields() -> None:
    """In their order, with the number of records; a field says what it holds and where that is told."""
    view = dictionary_view(public(unit(), branch()))
    assert [section.title for section in view.records] == [kind.label for kind in RECORD_TYPES]
    own = next(section for section in view.records if section.anchor == "branches")
    fields = {line.key: line for line in own.fields}
    assert own.note == "1条"
    assert fields["unit"] == FieldLine("unit", "所属单位", "编号：", (Link("单位", "#units"),), False, True, "", "")
    assert fields["type"].targets == (Link("支部类型", "#v-branch_types"),)
    assert (fields["evidence"].targets, fields["evidence"].many) == ((Link("佐证材料", "#p-evidence"),), True)


def test_every_target_is_there() -> None:
    """No field leads to what is not told, and nothing is told twice."""
    view = dictionary_view(public(unit()))
    sections = (*view.records, *view.parts)
    anchors = [section.anchor for section in sections] + [item.anchor for item in view.vocabularies]
    assert len(anchors) == len(set(anchors))
    targets = {link.url for section in sections for line in section.fields for link in line.targets}
    titles = [section.title for section in view.parts]
    assert len(titles) == len(set(titles))
    assert targets - {f"#{anchor}" for anchor in anchors} == set()


def test_conditions_of_being_public_are_told() -> None:
    """A name needs consent, a list its window."""
    view = dictionary_view(public(unit()))
    notes = {
        (section.anchor, line.key): line.note for section in (*view.records, *view.parts) for line in section.fields
    }
    assert notes["p-secretary", "name"] == "本人同意后才公开"
    assert notes["notices", "selected"] == "只在公示期内公开"
    assert notes["branches", "name"] == ""


def test_hidden_fields_are_not_named() -> None:
    """Not in any section, whatever the model."""
    view = dictionary_view(public(unit()))
    keys = {(section.anchor, line.key) for section in view.records for line in section.fields}
    for kind in RECORD_TYPES:
        for shape in shape_of(kind.model):
            if shape.level in (Level.INTERNAL, Level.PRIVATE):
                assert (kind.name, shape.name) not in keys
    assert "p-budget" not in {section.anchor for section in view.parts}


def test_words_of_vocabularies() -> None:
    """Each is called as the fields that use it are; a mere “类别” says whose."""
    titles = {item.key: item.title for item in dictionary_view(public(unit())).vocabularies}
    assert (titles["forms"], titles["unit_kinds"], titles["levels"]) == ("成果形态", "单位类别", "级别")
    assert len(set(titles.values())) == len(titles)
