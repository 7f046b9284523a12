"""What sort of value each field holds."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from generator.model.achievement import Achievement
from generator.model.base import Evidence, Record
from generator.model.branch import Branch
from generator.model.kinds import Kind, kind_of
from generator.model.narrative import Case
from generator.model.programme import Criterion
from generator.model.shape import all_nested, shape_of
from generator.model.types import RECORD_TYPES


@pytest.mark.parametrize(
    ("model", "name", "kind"),
    [
        (Branch, "name", Kind.TEXT),
        (Branch, "members", Kind.INTEGER),
        (Branch, "founded", Kind.TIME),
        (Branch, "secretary", Kind.PART),
        (Branch, "evidence", Kind.PART),
        (Achievement, "representative", Kind.FLAG),
        (Achievement, "year", Kind.INTEGER),
        (Achievement, "owners", Kind.TEXT),
        (Case, "date", Kind.DAY),
        (Case, "body", Kind.DOCUMENT),
        (Criterion, "weight", Kind.NUMBER),
        (Evidence, "link", Kind.LINK),
        (Record, "aliases", Kind.TEXT),
    ],
)
def test_kinds(model: type[BaseModel], name: str, kind: Kind) -> None:
    """Whether a value may be missing, or be one of many, makes no difference."""
    assert kind_of(model, name) is kind


def test_every_field_has_a_kind() -> None:
    """No field of any record type has a type that the open data could not write."""
    seen = list(all_nested(kind.model for kind in RECORD_TYPES))
    for model in seen:
        for shape in shape_of(model):
            assert (kind_of(model, shape.name) is Kind.PART) == (shape.model is not None)
    assert len(seen) > 50
