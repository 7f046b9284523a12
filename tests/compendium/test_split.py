"""Thick volumes in parts with continuous numbers."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest

from generator.compendium.payload import Payload, payload
from generator.compendium.setting import Setting, Wanted
from generator.compendium.split import in_order, split
from generator.portal.graph import PublicPortal
from generator.settings import theme_folder
from generator.views.volume import VolumeView
from tests.compendium.paper import Sheet, outline, sheets, words
from tests.compendium.project import SITE, stand_ins


@pytest.fixture(scope="module")
def pdfs(small: PublicPortal, book: VolumeView) -> list[bytes]:
    """The small book, a chapter a part."""

    def begin(_place: int, part: Payload) -> Setting:
        return Setting(Wanted(partial(stand_ins, part), str(theme_folder()), part.day)).begin(part.data)

    return list(in_order(split(payload(small, book, SITE), thickest=2.5, most=2.5), begin))


@pytest.fixture(scope="module")
def parts(pdfs: list[bytes]) -> list[tuple[Sheet, ...]]:
    """Their pages."""
    return [sheets(pdf) for pdf in pdfs]


def test_thin_volumes_stay_whole(small: PublicPortal, book: VolumeView) -> None:
    """What is within the bound is handed on as it is."""
    given = payload(small, book, SITE)

    assert split(given) == (given,)


def test_pages_go_on(parts: list[tuple[Sheet, ...]]) -> None:
    """Each part begins on the next right page after the one before, and no number comes twice."""
    numbers = [[int(page.label) for page in part if page.label.isdigit()] for part in parts]

    assert len(parts) == 4
    for one, other in pairwise(numbers):
        assert other[0] == one[-1] + 1 + one[-1] % 2


def test_chapters_go_on(pdfs: list[bytes]) -> None:
    """Chapters are numbered through; overview and foreword stand in the first part, the task table in the last."""
    titles = [[title for level, title, _label in outline(pdf) if level == 0] for pdf in pdfs]

    assert [title for part in titles for title in part if title.startswith("第")] == [
        "第一章 总览", "第二章 药理党支部", "第三章 中药资源党支部", "第四章 字面党支部*a*_b_", "第五章 中药资源工作室",
    ]  # fmt: skip
    assert [("前言" in part, "支部建设任务分解表" in part) for part in titles] == [
        (True, False), (False, False), (False, False), (False, True),
    ]  # fmt: skip


def test_each_part_tells_of_the_others(parts: list[tuple[Sheet, ...]]) -> None:
    """The cover names the part, the contents say what the others hold."""
    assert ["第一册" in part[0].text for part in parts] == [True, False, False, False]
    contents = [next(page.text for page in part if page.text.startswith("目录")) for part in parts]
    assert "第二册第三章中药资源党支部" in contents[0] + words(parts[0][2:6])
    assert all("第一册第二章药理党支部" in words(part[2:6]) for part in parts[1:])


def test_evidence_keeps_its_numbers(parts: list[tuple[Sheet, ...]], book: VolumeView) -> None:
    """A part lists the evidence of its own chapters, under the numbers of the whole."""
    registers = ["".join(page.text for page in part if page.text.startswith("佐证清单")) for part in parts]

    for item in book.register:
        own = 1 if "herbs-studio" not in item.key else 3
        assert [item.no in each for each in registers] == [place == own for place in range(4)]
