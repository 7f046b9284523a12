"""PDFs that are remembered: the same bytes, and nothing is set again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.compendium import binding
from generator.compendium.apart import Processes
from generator.compendium.binding import Place, bound_parts
from generator.compendium.setting import ARCHIVE
from generator.compendium.split import split
from generator.portal.graph import PublicPortal
from generator.settings import theme_folder
from generator.views.volume import VolumeView, booklet_view
from tests.compendium.project import SITE
from tests.memo import Dictionary


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The length of the JSON of each volume that is set."""
    set_now: list[int] = []

    class Noted:
        """Stands in for Typst."""

        def __init__(self, *_given: object) -> None:
            pass

        def begin(self, data: bytes) -> Noted:
            """Notes the length."""
            set_now.append(len(data))
            return self

        def last_page(self) -> int:
            """Always the same."""
            return 7

        def content(self) -> bytes:
            """The same for all."""
            return b"%PDF"

    monkeypatch.setattr(binding, "Setting", Noted)
    monkeypatch.setattr(Processes, "begin", lambda _self, _place, data: Noted().begin(data))
    monkeypatch.setattr(binding, "pages_of", lambda _pdf: 1)
    return set_now


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Where there are no pictures."""
    return Place(SITE, theme_folder(), tmp_path)


def without_pictures(view: VolumeView) -> VolumeView:
    """A view whose pictures need not be read."""
    return replace(view, chapters=(), register=())


def test_the_same_volume_is_not_set_again(small: PublicPortal, place: Place, settings: list[int]) -> None:
    """Once for a memo; another standard or another title is another PDF."""
    view = without_pictures(booklet_view(small, small.branches["herbs"]))
    memo = Dictionary()
    for _time in range(2):
        assert [each.content for each in bound_parts(small, view, place, memo=memo)] == [b"%PDF"]
    assert len(settings) == 1

    list(bound_parts(small, view, place, ARCHIVE, memo))
    list(bound_parts(small, replace(view, title="别的书名"), place, memo=memo))
    assert len(settings) == 3


def test_parts_are_remembered_with_their_last_page(
    small: PublicPortal, book: VolumeView, place: Place, settings: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next part goes on from the number that was remembered, so nothing is set again."""
    monkeypatch.setattr(binding, "split", partial(split, thickest=2.5, most=2.5))
    monkeypatch.setattr(binding, "pictured", lambda _pictures, _content: {})
    memo = Dictionary()
    first = list(bound_parts(small, book, place, memo=memo))
    again = list(bound_parts(small, book, place, memo=memo))

    assert [part.part for part in first] == [1, 2, 3, 4]
    assert again == first
    assert len(settings) == 4
