"""What sort of value a field holds: for data dictionaries, tables and forms."""

from __future__ import annotations

import datetime as dt
import types
import typing
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel

from generator.markdown import Document
from generator.times import When


class Kind(StrEnum):
    """One sort of value; what the text stands for (an id, a code, a file) is told by the mark of the shape."""

    TEXT = "text"
    LINK = "link"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"
    TIME = "time"
    DOCUMENT = "document"
    PART = "part"


_KINDS: dict[type[Any], Kind] = {
    str: Kind.TEXT,
    bool: Kind.FLAG,
    int: Kind.INTEGER,
    float: Kind.NUMBER,
    dt.date: Kind.DAY,
    When: Kind.TIME,
    Document: Kind.DOCUMENT,
}


@cache
def kind_of(model: type[BaseModel], name: str) -> Kind:
    """The sort of value of a field, or of each of its values where it is a list. Raises KeyError for a type
    that no field has had before.
    """
    info = model.model_fields[name]
    held, patterns = _held(info.annotation, info.metadata)
    if isinstance(held, type) and issubclass(held, BaseModel):
        return Kind.PART
    kind = _KINDS[held]
    return Kind.LINK if kind is Kind.TEXT and any(p.startswith("^https?") for p in patterns) else kind


def _held(annotation: Any, metadata: list[Any]) -> tuple[Any, list[str]]:
    """The type inside Annotated, Optional and tuple, with the patterns on the way to it."""
    patterns = [str(item.pattern) for item in metadata if getattr(item, "pattern", None)]
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        inner, *extra = typing.get_args(annotation)
    elif origin in (types.UnionType, typing.Union):
        inner, extra = next(each for each in typing.get_args(annotation) if each is not type(None)), []
    elif origin is tuple:
        inner, extra = typing.get_args(annotation)[0], []
    else:
        return annotation, patterns
    held, more = _held(inner, extra)
    return held, patterns + more
