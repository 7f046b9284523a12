"""Long texts as print has to take them: a case of 6,000 characters with a long title, and ten laws as a book."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.markdown import parse_markdown
from generator.model.narrative import Case
from generator.model.volume import Selection
from generator.portal.graph import PublicPortal
from generator.views.volume import leaflet_view, volume_view
from tests.compendium.paper import headings_at_foot, outside, sheets, squeezed, words
from tests.compendium.project import made
from tests.realdata import laws

TITLE = (
    "关于以药圃接力为抓手推动教学一线党支部把党课备课和实践教学"
    "放在同一块田里办成同一件事的三年做法与体会以及两年跟踪的结果等"
)
PARTS = ("背景", "做法", "成效", "启示")
SENTENCE = "支部把每一畦药圃的来历、得失和交接的日子都写在木牌上，谁都能看，也谁都能改。"
LAW_YEAR = 2019


@pytest.fixture(scope="module")
def ten() -> list[list[str]]:
    """The lines of ten laws, the first being the title."""
    return [lines for lines in laws() if any(line.startswith("第一条") for line in lines)][:10]


def test_case_of_six_thousand_characters(small: PublicPortal) -> None:
    """Every word is printed within the block, and no page ends with a heading."""
    told = "\n\n".join(f"第{number}段。" + SENTENCE * 4 for number in range(1, 11))
    body = "\n\n".join(f"## {part}\n\n{told}" for part in PARTS)
    changes = {"title": TITLE, "body": parse_markdown(body), "card": None}

    pages = sheets(made(small, leaflet_view(small, small.cases["herbs-case"].model_copy(update=changes))))

    printed = words(pages)
    assert (len(TITLE), len(body) > 6000) == (60, True)
    assert TITLE in printed
    assert printed.count("畦") == 160
    assert outside(pages) == []
    assert headings_at_foot(pages, frozenset(f"{no}、{part}" for no, part in zip("一二三四", PARTS, strict=True))) == []


@pytest.mark.parametrize("style", ["book", "gb9704"])
def test_ten_laws_as_a_book(small: PublicPortal, ten: list[list[str]], style: str) -> None:
    """Ten real texts, each a chapter: all of it is printed, within the block, and no heading stands at the foot."""
    own = {f"law-{place}": _law(small.cases["herbs-case"], place, lines) for place, lines in enumerate(ten)}
    portal = replace(small, cases={**small.cases, **own})
    view = volume_view(portal, small.volumes["book"].model_copy(update={"selection": Selection(year=LAW_YEAR)}))

    pages = sheets(made(portal, replace(view, style=style)))

    printed = words(pages)
    assert len(view.chapters) == 10
    assert [line for lines in ten for line in lines if len(line) < 25 and squeezed(line) not in printed] == []
    assert outside(pages[1:-1], style) == []
    headings = frozenset(squeezed(line) for lines in ten for line in lines if _is_heading(line))
    assert headings_at_foot(pages, headings) == []


def _is_heading(line: str) -> bool:
    return line.startswith("第") and line.split(maxsplit=1)[0][-1] in "章节编"


def _law(pattern: Case, number: int, lines: list[str]) -> Case:
    body = "\n\n".join(f"## {line}" if _is_heading(line) else line for line in lines[1:])
    changes = {
        "id": f"law-{number}",
        "title": lines[0],
        "date": dt.date(LAW_YEAR, 1, 1 + number),
        "body": parse_markdown(body),
        "criteria": (),
        "card": None,
        "evidence": (),
        "adopted_by": (),
    }
    return pattern.model_copy(update=changes)
