"""Personal data in what is to come in: told at its cell, before a file has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.finding import Finding, KeyPath, found
from generator.model.permission import Permissions
from generator.office.apply import place_of
from generator.office.changes import Change
from generator.office.merge import BODY
from generator.personal import NAMES, Hit, personal_data


def private_data(change: Change, permissions: Permissions) -> Iterator[Finding]:
    """Personal data that a change brings, at their cells; what was there before is told by the check."""
    before = [text for _path, text in _texts({**change.before, BODY: change.body_before})]
    shown = {hit.shown for text in before for hit in personal_data(text)} | permissions.allowed(change.file)
    for path, text in _texts({**change.data, BODY: change.body}):
        for hit in personal_data(text):
            if hit.shown not in shown:
                line, column, _known = place_of(change.made, path)
                place = line.spot(column) if line else change.source
                label = column.title if column is not None else ""
                yield told_private(place, hit, label)


def told_private(place: str, hit: Hit, label: str = "") -> Finding:
    """What is said of personal data in a file that is to come in."""
    return found(hit.code, place, message=f"有{NAMES[hit.code]}“{hit.shown}”，不能公开", fix="删掉再导入", label=label)


def _texts(data: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text within, with its key path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list | tuple):
        for number, value in enumerate(data):
            yield from _texts(value, (*path, number))
