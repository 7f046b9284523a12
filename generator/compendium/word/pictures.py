"""The pictures of a volume as JPEGs, by the address under which the views know them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from generator.media.pictures import print_tasks
from generator.portal.graph import PublicPortal
from generator.views.parts import Picture, picture_of
from generator.views.volume import VolumeView


def jpegs(portal: PublicPortal, view: VolumeView, content: Path) -> Mapping[str, bytes]:
    """What the printed volume shows, in the size of print; only the pictures that the view holds are made."""
    wanted = {picture.src for picture in _pictures(view)}
    out = {}
    for path, file in portal.media.items():
        shown = picture_of(portal, path, "")
        if shown is not None and shown.src in wanted:
            (task,) = print_tasks([file], content)
            out[shown.src] = task.func(*task.args)
    return out


def _pictures(value: Any) -> Iterator[Picture]:
    """All pictures in a view, those of its Markdown trees included."""
    if isinstance(value, Picture):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from _pictures(getattr(value, each.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _pictures(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _pictures(item)
