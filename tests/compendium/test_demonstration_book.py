"""The demonstration as a book: complete, nothing outside its block, and nothing that is not public."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel

from generator.model.fields import Level
from generator.model.shape import shape_of
from generator.model.types import RECORD_TYPES
from generator.model.volume import Selection
from generator.portal.disclosure import disclose
from generator.portal.graph import FullPortal, PublicPortal
from generator.views.volume import VolumeView, volume_view
from tests.compendium.paper import Sheet, headings_at_foot, outline, outside, sheets, squeezed, words
from tests.compendium.project import made
from tests.project import ROOT, assembled

MARK = "密级标记"

M = TypeVar("M", bound=BaseModel)


@pytest.fixture(scope="module")
def planted() -> FullPortal:
    """The full portal of the demonstration with a mark in every text that is not for everybody."""
    full = assembled(ROOT)[0]
    records: dict[str, Any] = {
        kind.name: {key: _marked(record) for key, record in full.of_type(kind.name).items()} for kind in RECORD_TYPES
    }
    return replace(full, **records)


@pytest.fixture(scope="module")
def public(planted: FullPortal) -> PublicPortal:
    """What passes the gate."""
    return disclose(planted)


@pytest.fixture(scope="module")
def view(public: PublicPortal) -> VolumeView:
    """The first cohort."""
    return volume_view(public, public.volumes["first-cohort"])


@pytest.fixture(scope="module")
def pdf(public: PublicPortal, view: VolumeView) -> bytes:
    """Its book."""
    return made(public, view)


@pytest.fixture(scope="module")
def pages(pdf: bytes) -> tuple[Sheet, ...]:
    """Its pages."""
    return sheets(pdf)


def _marked(record: M) -> M:
    """The record with a mark in all its words that are internal, private, or shown with a consent that is not there."""
    changes: dict[str, Any] = {}
    for shape in shape_of(type(record)):
        value = getattr(record, shape.name)
        if shape.model is not None and value:
            changes[shape.name] = tuple(_marked(each) for each in value) if shape.many else _marked(value)
        elif shape.model is None and _hidden(record, shape.level) and (isinstance(value, str) or value is None):
            changes[shape.name] = f"{MARK}{shape.name}"
    return record.model_copy(update=changes)


def _hidden(record: BaseModel, level: Level) -> bool:
    unasked = level is Level.CONSENT and not getattr(record, "consent", False)
    return unasked or level in (Level.INTERNAL, Level.PRIVATE)


def test_nothing_hidden_is_printed(planted: FullPortal, pdf: bytes, pages: tuple[Sheet, ...]) -> None:
    """Marks in what is internal, private or without consent are in no page, bookmark or property of the file."""
    assert len(set(re.findall(f"{MARK}[a-z_]+", repr(planted.branches)))) >= 4

    assert MARK not in words(pages)
    assert not any(MARK in title for _level, title, _label in outline(pdf))
    assert not any(encoded in pdf for encoded in (MARK.encode(), MARK.encode("utf-16-be")))


def test_every_record_is_in_the_book(public: PublicPortal, view: VolumeView, pages: tuple[Sheet, ...]) -> None:
    """Each branch of the selection has its chapter, each of its cases and achievements its title."""
    owners = {chapter.key.partition("/")[2] for chapter in view.chapters}
    records = [*public.achievements.values(), *public.cases.values()]
    titles = [each.title for each in records if owners.intersection(each.owners)]
    printed = words(pages)

    assert (len(owners), len(titles)) == (11, 69)
    assert [each for each in titles if squeezed(each.replace("|", "")) not in printed] == []


def test_layout(pdf: bytes, pages: tuple[Sheet, ...]) -> None:
    """Nothing lies outside the text block, and no page ends with a heading."""
    headings = frozenset(squeezed(title) for _level, title, _label in outline(pdf))

    assert outside(pages[1:-1]) == []
    assert headings_at_foot(pages, headings) == []


def test_contents_of_a_long_volume(pages: tuple[Sheet, ...], view: VolumeView) -> None:
    """A volume of many chapters lists chapters and cases on one page, not the sections that all chapters have."""
    (contents,) = [page for page in pages if page.text.startswith("目录")]

    titles = [case.view.title for chapter in view.chapters for case in chapter.cases]
    assert [each for each in titles if squeezed(each.replace("|", "")) not in contents.text] == []
    assert "大事记" not in contents.text


def test_by_theme(public: PublicPortal) -> None:
    """A year's achievements make chapters by form, with their titles in the contents and an index by form and year."""
    theme = public.volumes["first-cohort"].model_copy(update={"selection": Selection(year=2025), "title": "年度选编"})
    view = volume_view(public, theme)

    pages = sheets(made(public, view))

    assert [chapter.part for chapter in view.chapters[:6]] == ["form"] * 6
    contents = "".join(page.text for page in pages if page.label in ("III", "IV"))
    titles = [made.view.title for chapter in view.chapters for made in getattr(chapter.view, "achievements", ())]
    assert len(titles) > 20
    assert [each for each in titles if squeezed(each.replace("|", "")) not in contents] == []
    index = "".join(page.text for page in pages[-3:])
    assert all(name in index for name in ("人名索引", "形态索引", "年度索引", "2025年"))
    assert outside(pages[1:-1]) == []
