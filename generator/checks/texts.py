"""The texts of a record that somebody outside may read as words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.finding import KeyPath
from generator.markdown import Document
from generator.model.fields import Level
from generator.model.shape import FieldShape, shape_of
from generator.times import When

_HIDDEN = (Level.INTERNAL, Level.PRIVATE)


@cache
def _shown(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields that somebody outside may read as words; codes, references and files are none."""
    return tuple(
        shape
        for shape in shape_of(model)
        if shape.level not in _HIDDEN and shape.mark is None and shape.name not in ("id", "aliases")
    )


def texts(model: BaseModel, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every such text with its key path. Of a Markdown text all pieces, each on a line of its own."""
    for shape in _shown(type(model)):
        value = getattr(model, shape.name)
        if not value:
            continue
        here = (*path, shape.name)
        if isinstance(value, tuple):
            for index, each in enumerate(value):
                yield from _text(each, (*here, index))
        else:
            yield from _text(value, here)


def _text(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    match value:
        case str():
            yield path, value
        case When():
            yield path, value.text
        case Document():
            yield path, "\n".join(_strings([*value.blocks, *value.notes]))
        case BaseModel():
            yield from texts(value, path)


def _strings(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for each in tree.values():
            yield from _strings(each)
    elif isinstance(tree, list | tuple):
        for each in tree:
            yield from _strings(each)
