"""A public record as plain JSON: what its page shows, under the keys of the model."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import orjson
from pydantic import BaseModel

from generator.markdown import Document, text_of
from generator.model.base import Record
from generator.model.branch import Branch
from generator.model.fields import MediaPath
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.times import When
from generator.views.columns import shown
from generator.views.lookup import url_of
from generator.views.progress import participations
from generator.views.slots import visible_fills


def published_records(portal: PublicPortal) -> Iterator[tuple[str, Record]]:
    """Type and record of all that the open data tells of."""
    for kind, record in portal.all_records():
        yield kind, _without_hidden_progress(portal, record) if isinstance(record, Branch) else record


def _without_hidden_progress(portal: PublicPortal, branch: Branch) -> Branch:
    """How far a branch has come is shown as its programmes decide (`public_progress`): what its page does not
    show of its deliverables is not in its data either.
    """
    fills = [fill for each in participations(portal, branch) for fill in visible_fills(branch, each.programme)]
    on_page = [fill.deliverable for fill in fills]
    kept = tuple(
        item
        for item in branch.deliverables
        if any(item is each for each in on_page) or (item.video and (item.video.file or item.video.link))
    )
    return branch if kept == branch.deliverables else branch.model_copy(update={"deliverables": kept})


def published_file(portal: PublicPortal, path: str) -> str:
    """Where a picture (in its largest size), film or caption file of a record lies on the site."""
    file = portal.media[path]
    return addresses.derivatives(file, "jpeg")[-1].path if file.width else addresses.copied(file)


@cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The keys of a model that may be public, and whether each names a file."""
    return tuple((shape.name, isinstance(shape.mark, MediaPath)) for shape in shown(model))


def record_json(portal: PublicPortal, kind: str, record: Record, site_url: str) -> bytes:
    """The record without what is empty: times with their first and last day, files as their addresses, a body
    as plain text. Its type and the address of its page come first.
    """

    def plain(value: Any) -> Any:
        if isinstance(value, When):
            days = {"text": value.text, "start": value.start, "end": value.end}
            return {key: day for key, day in days.items() if day is not None}
        if isinstance(value, Document):
            return text_of(value.blocks)
        model: type[BaseModel] = type(value)
        held = value.__dict__
        out: dict[str, Any] = {}
        for key, is_file in _keys(model):
            item = held[key]
            if item is None or item in ((), ""):
                continue
            out[key] = site_url + published_file(portal, item) if is_file else item
        return out

    head = orjson.dumps({"record_type": kind, "url": site_url + url_of(kind, record)})
    body = orjson.dumps(record, default=plain, option=orjson.OPT_PASSTHROUGH_DATACLASS)
    return head[:-1] + b"," + body[1:]
