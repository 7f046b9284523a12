"""A record as the plain data of a file. What nobody may see is not written, whatever the record holds."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel

from generator.markdown import Document
from generator.model.fields import Level
from generator.model.shape import FieldShape, written_order
from generator.times import When

Data = dict[str, Any]

_HIDDEN = (Level.INTERNAL, Level.PRIVATE)


def plain(part: BaseModel) -> Data:
    """The values that are given and not what they are without being given; of a text below the front matter nothing.

    A name that passed the gate has its person's consent, which is said again, for here it meets a gate, too.
    """
    data: Data = {}
    consented = False
    for shape in written_order(type(part)):
        value = getattr(part, shape.name)
        if shape.level in _HIDDEN or isinstance(value, Document) or _is_empty(shape, value):
            continue
        data[shape.name] = [each for each in map(_plain, value) if each != {}] if shape.many else _plain(value)
        consented = consented or shape.level is Level.CONSENT
    if consented:
        data["consent"] = True
    return {key: value for key, value in data.items() if value not in ({}, [])}


def _is_empty(shape: FieldShape, value: Any) -> bool:
    return value is None or value in ("", ()) or (not shape.required and value == shape.default)


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return plain(value)
    if isinstance(value, When):
        return value.text
    if isinstance(value, bool | int | float | dt.date):
        return value
    return str(value)
