"""Volumes that other machines set: the same bytes, also where they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from generator.build.elsewhere import Elsewhere, Tally
from generator.compendium import binding
from generator.compendium.binding import Bound, Place, bound_parts, bound_volumes
from generator.compendium.fulfil import Wish, carried_out
from generator.compendium.parts import ahead
from generator.compendium.split import split
from generator.portal.disclosure import disclose
from generator.portal.graph import PublicPortal
from generator.settings import theme_folder
from generator.task import Task
from generator.views.volume import volume_view
from tests.compendium.project import SITE, full_portal
from tests.memo import Dictionary


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pictures of the small book lie."""
    return tmp_path_factory.mktemp("afar")


@pytest.fixture(scope="module")
def portal(root: Path) -> PublicPortal:
    """Its records."""
    return disclose(full_portal(root))


@pytest.fixture(scope="module")
def place(root: Path) -> Place:
    """With pictures."""
    return Place(SITE, theme_folder(), root / "content")


@pytest.fixture(scope="module")
def parts(portal: PublicPortal, place: Place) -> Iterator[tuple[Bound, ...]]:
    """The small book in four parts, as they are set here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(binding, "split", partial(split, thickest=2.5, most=2.5))
        yield tuple(bound_parts(portal, volume_view(portal, portal.volumes["book"]), place))


class Nobody:
    """Machines that make nothing."""

    def begun(self, _task: Task) -> Callable[[], bytes | None]:
        """Nothing."""
        return lambda: None

    def results(self, tasks: list[Task]) -> Iterator[tuple[Task, bytes | None]]:
        """Nothing."""
        return ((task, None) for task in tasks)


def test_parts(portal: PublicPortal, place: Place, parts: tuple[Bound, ...]) -> None:
    """They are numbered on; the two pictures of two of them are made there, too."""
    with ThreadPoolExecutor(1) as executor:
        afar = Elsewhere(executor)
        made = bound_volumes(portal, place, afar)

    assert made == {"book": parts}
    assert len(parts) == 4
    assert afar.tally == Tally(4 + 4)


def test_nobody_does_it(portal: PublicPortal, place: Place, parts: tuple[Bound, ...]) -> None:
    """Then they are set here."""
    assert bound_volumes(portal, place, Nobody()) == {"book": parts}


def test_remembered(portal: PublicPortal, place: Place, parts: tuple[Bound, ...]) -> None:
    """What was set there is not set again, neither there nor here."""
    memo = Dictionary()
    with ThreadPoolExecutor(1) as executor:
        afar = Elsewhere(executor)
        for _time in range(2):
            made = [*carried_out(portal, Wish(("book",)), place, memo, afar=afar)]
            assert [each.content for each in made] == [part.content for part in parts]
    assert afar.tally == Tally(4 + 4)


def test_some_are_begun_ahead() -> None:
    """So many at a time, in their order."""
    begun: list[int] = []

    def begin() -> Iterator[int]:
        for number in range(4):
            begun.append(number)
            yield number

    assert [(each, len(begun)) for each in ahead(begin(), 2)] == [(0, 2), (1, 3), (2, 4), (3, 4)]
