"""A file cleared of personal data, before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from generator.finding import Finding
from generator.markdown import Document
from generator.model.fields import Level
from generator.model.files import FileType
from generator.model.judge import rows_of, told
from generator.model.permission import Permissions
from generator.model.shape import shape_of
from generator.personal import personal_data, without_personal_data
from generator.problem import Problem
from generator.source import Source

_UNPUBLISHED = (Level.INTERNAL, Level.PRIVATE)


def cleared(
    name: str, kind: FileType, source: Source, document: Document | None, permissions: Permissions
) -> tuple[Source, Document | None, list[Finding]]:
    """The file of this name with a note in the place of what is not permitted, and all that is wrong with its text.

    What stands only in fields that nobody publishes is neither told nor touched.
    """
    problems = (*source.problems, *(document.problems if document else ()))
    if not any(each.shown for each in problems):
        return source, document, [told(name, each) for each in problems]
    allowed = permissions.allowed(name)
    left = allowed | _kept_back(kind, source.data)
    findings = told_of(name, (each for each in problems if not each.shown or each.shown not in left), permissions)
    data = source.data
    if data is not None:
        data = without_personal_data(data, left)
    if document is not None:
        blocks, notes = without_personal_data((document.blocks, document.notes), allowed)
        document = replace(document, blocks=blocks, notes=notes)
    return replace(source, data=data), document, findings


def told_of(name: str, problems: Iterable[Problem], permissions: Permissions) -> list[Finding]:
    """The findings of problems; one that was permitted says until when."""
    return [_told(told(name, each), permissions.expired(name, each.shown)) for each in problems]


def _told(finding: Finding, until: object) -> Finding:
    return replace(finding, message=f"{finding.message}（允许公开的期限{until}已过）") if until else finding


def _kept_back(kind: FileType, data: Any) -> frozenset[str]:
    """What is found in fields that are not published, and in no other."""
    open_, closed = set[str](), set[str]()
    for _at, row in rows_of(data, kind.layout):
        for published, text in _texts(kind.model, row):
            (open_ if published else closed).update(hit.shown for hit in personal_data(text))
    return frozenset(closed - open_)


def _texts(model: type[BaseModel] | None, value: Any, *, published: bool = True) -> Iterator[tuple[bool, str]]:
    """Every text of plain data, and whether it stands in a field that may be published."""
    if isinstance(value, str):
        yield published, value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(model, each, published=published)
    elif isinstance(value, dict):
        shapes = {shape.name: shape for shape in shape_of(model)} if model is not None else {}
        for key, each in value.items():
            shape = shapes.get(key)
            closed = shape is not None and shape.level in _UNPUBLISHED
            yield from _texts(shape.model if shape else None, each, published=published and not closed)
