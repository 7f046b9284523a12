"""What somebody orders to be printed: a declared volume, a booklet, a text, or whatever fits some conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from generator.compendium.text import UnreadableError, read_text
from generator.markdown import Document
from generator.model.complaint import complaints
from generator.model.volume import Selection, Volume
from generator.portal.graph import PublicPortal
from generator.text import nearest, quoted
from generator.views.volume import VolumeView, booklet_view, leaflet_view, plan_view, volume_view
from generator.views.volume_text import text_view

CONDITIONS = ("programme", "cohort", "unit", "owners", "year", "form", "level", "criterion")
"""What a selection may ask for, as `--where 名=值` and in the record of a volume."""


class OrderError(Exception):
    """The order cannot be carried out; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """A volume to be made, the name of its file without suffix, and the portal that has what it shows."""

    name: str
    view: VolumeView
    portal: PublicPortal


def ordered(portal: PublicPortal, names: Iterable[str], where: Iterable[str], title: str, style: str) -> list[Ordered]:
    """The volumes of an order: those named by id or file (`icu`, `docs/handbook.md`), those that fit
    the conditions, or all that are declared where nothing is named. Raises OrderError.
    """
    made = [_text(portal, Path(name)) if name.endswith(".md") else _named(portal, name) for name in names]
    conditions = list(where)
    if conditions:
        made.append(_selected(portal, _conditions(conditions), title))
    if not made:
        made = [Ordered(each.id, volume_view(portal, each), portal) for each in portal.volumes.values()]
    if not made:
        raise OrderError("content/volumes/ 里还没有汇编；也可以用编号或 --where 指明要印什么")
    return [replace(each, view=replace(each.view, style=style)) if style else each for each in made]


def _named(portal: PublicPortal, name: str) -> Ordered:
    if name in portal.volumes:
        return Ordered(name, volume_view(portal, portal.volumes[name]), portal)
    owner = portal.owner(name)
    if owner is not None:
        return Ordered(name, booklet_view(portal, owner), portal)
    if name in portal.cases:
        return Ordered(name, leaflet_view(portal, portal.cases[name]), portal)
    if name in portal.plans:
        return Ordered(name, plan_view(portal, portal.plans[name]), portal)
    known = [*portal.volumes, *portal.branches, *portal.studios, *portal.cases, *portal.plans]
    guess = nearest(name, known)
    alike = f"；相近的：{quoted(guess)}" if guess else ""
    raise OrderError(f"没有编号为“{name}”的汇编、支部、工作室、案例或任务表{alike}")


def _text(portal: PublicPortal, path: Path) -> Ordered:
    try:
        text = read_text(path)
    except UnreadableError as error:
        raise OrderError(str(error)) from error
    with_pictures = replace(portal, media={**portal.media, **text.pictures})
    return Ordered(path.stem, text_view(with_pictures, text.title, text.body), with_pictures)


def _conditions(where: Iterable[str]) -> dict[str, object]:
    """`year=2025 form=method` as the fields of a selection. Raises OrderError."""
    found: dict[str, object] = {}
    for each in where:
        key, sign, value = each.partition("=")
        if not sign or key not in CONDITIONS:
            raise OrderError(f"看不懂条件“{each}”；写成“名=值”，名可用：{'、'.join(CONDITIONS)}")
        found[key] = tuple(value.split(",")) if key == "owners" else value
    return found


def _selected(portal: PublicPortal, conditions: Mapping[str, object], title: str) -> Ordered:
    terms = {name: {code: term.label for code, term in rows.items()} for name, rows in portal.vocabularies.items()}
    try:
        selection = Selection.model_validate(conditions, context={"terms": terms})
    except ValidationError as error:
        said = complaints(error, Selection, "", ())
        raise OrderError("；".join(f"{each.label}：{each.message}，{each.fix}" for each in said)) from error
    _known(portal, selection)
    volume = Volume(
        id="selection",
        title=title or "成果选编",
        period=str(selection.year) if selection.year else f"截至{portal.as_of.year}年{portal.as_of.month}月",
        date=portal.as_of,
        selection=selection,
        style="book",
        body=Document(),
    )
    name = "-".join(str(value).replace("/", ".") for value in conditions.values())
    return Ordered(f"selection-{name}", volume_view(portal, volume), portal)


def _known(portal: PublicPortal, selection: Selection) -> None:
    """Raises OrderError for an id that no record has."""
    for kind, value in (("programmes", selection.programme), ("units", selection.unit)):
        if value is not None and value not in portal.of_type(kind):
            guess = nearest(value, portal.of_type(kind))
            raise OrderError(f"没有编号“{value}”" + (f"；相近的：{quoted(guess)}" if guess else ""))
    for owner in selection.owners:
        if portal.owner(owner) is None:
            raise OrderError(f"没有编号为“{owner}”的支部或工作室")
