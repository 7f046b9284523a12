"""Values of records as plain text and back to nothing: how a cell and a YAML scalar show a day, a flag or a time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel

from generator.markdown import Document
from generator.model.shape import FieldShape, shape_of
from generator.times import When

CLEAR = "（清空）"
"""What is written into a cell whose value is to go; an empty cell changes nothing."""

SKIPPED = "（内容过长，请在文件里改）"
"""What an exported cell holds in place of a text that no cell can hold; imported, it changes nothing."""

LIST_BREAK = "\n"
"""Between the values of a cell that holds several."""

INNER_BREAK = "↵"
"""A line break within one of several values."""


def text_of(value: Any) -> str:
    """A single value as it is written into files and cells."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, When):
        return value.text
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def plain(record: BaseModel) -> dict[str, Any]:
    """A record as it is written into its file: text, lists and maps in the order of the model, without what is as it
    would be anyway, and without its text below the front matter.
    """
    out: dict[str, Any] = {}
    for shape in shape_of(type(record)):
        value = getattr(record, shape.name)
        if not is_unsaid(shape, value) and not isinstance(value, Document):
            out[shape.name] = plain_value(value)
    return out


def is_unsaid(shape: FieldShape, value: Any) -> bool:
    """Whether a value needs no mention."""
    return value is None or value in ((), "") or (not shape.required and value == shape.default)


def plain_value(value: Any) -> Any:
    """A value of a record as text, list or map."""
    if isinstance(value, tuple):
        return [plain_value(each) for each in value]
    return plain(value) if isinstance(value, BaseModel) else text_of(value)
