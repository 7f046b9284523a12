"""Case studies and notices: numbered figures and headings, what stands beside the text."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.markdown import Node, parse_markdown
from generator.portal.graph import PublicPortal
from generator.views.narrative import CaseView, NoticeView, SelectedLine, case_view, narrative, notice_view
from generator.views.page import Link
from generator.views.parts import Fact
from tests.records import branch, case, notice, programme, public, unit


def blocks(markdown: str, **options: Any) -> tuple[Node, ...]:
    """The blocks of a text as a page gets them."""
    return narrative(public(), parse_markdown(markdown), **options).blocks


def figures(nodes: tuple[Node, ...] | list[Node]) -> list[tuple[str, int, bool]]:
    """Text, number and presence of every figure, nested ones included."""
    out = []
    for node in nodes:
        if node["t"] == "figure":
            out.append((node["alt"], node["number"], node["picture"] is not None))
        elif node["t"] in ("ul", "ol"):
            out += [each for item in node["c"] for each in figures(item)]
        elif node["t"] == "quote":
            out += figures(node["c"])
    return out


def test_figures_are_numbered_as_they_come() -> None:
    """From the number given on, in lists and quotations too; a picture that is missing takes none."""
    body = """![一](media/photo.jpg)

![缺](media/lost.jpg)

- 项

  ![二](media/photo.jpg)

> ![三](media/photo.jpg)
"""
    assert figures(blocks(body, first_figure=2)) == [
        ("一", 2, True),
        ("缺", 0, False),
        ("二", 3, True),
        ("三", 4, True),
    ]


def test_a_picture_in_a_footnote_is_shown() -> None:
    """Its number follows those of the text, wherever the note is called."""
    body = """话[^甲]。

![一](media/photo.jpg)

[^甲]: 见图。

    ![注](media/photo.jpg)
"""
    made = narrative(public(), parse_markdown(body))
    assert [figures(made.blocks), *(figures(note) for note in made.notes)] == [[("一", 1, True)], [("注", 2, True)]]


def test_a_film_is_no_figure() -> None:
    """Only what has a width in pixels can be shown as a picture."""
    assert figures(blocks("![片](media/film.mp4)")) == [("片", 0, False)]


def test_headings_are_numbered_where_that_is_wanted() -> None:
    """Level 2 only, 一 二 三; the headings for the table of contents stay bare."""
    document = parse_markdown("## 背景\n\n### 起因\n\n## 做法\n")
    plain, numbered = (narrative(public(), document, numbered=each) for each in (False, True))
    assert [block.get("mark") for block in plain.blocks] == [None, None, None]
    assert [block.get("mark") for block in numbered.blocks] == ["一", None, "二"]
    assert [text for _id, text in numbered.headings] == ["背景", "做法"]


def test_the_document_itself_is_not_changed() -> None:
    """What was parsed once is used again: by print, search and the next build."""
    document = parse_markdown("## 背景\n\n![一](media/photo.jpg)\n")
    narrative(public(), document, numbered=True)
    assert document == parse_markdown("## 背景\n\n![一](media/photo.jpg)\n")


def case_of(*others: Any, **fields: Any) -> CaseView:
    """The view of a case with these fields, among these other records."""
    portal = public(unit(), branch(), case(**fields), *others)
    return case_view(portal, portal.cases["case"])


def test_what_stands_beside_a_case() -> None:
    """Criteria, programme and adopters as facts; the cover is figure 1."""
    view = case_of(
        programme(criteria=[{"code": "serve", "name": "服务师生"}]),
        programme="programme",
        criteria=["programme/serve"],
        adopted_by=[{"name": "某校", "date": "2026-03", "text": "照做"}, {"name": "本校", "branch": "branch"}],
        body="## 背景\n\n![一](media/photo.jpg)",
        card={"conditions": ["一"], "steps": ["二"], "resources": ["三"], "pitfalls": ["四"]},
    )
    assert view.facts == (
        Fact("对应标准", "", (Link("服务师生", "programmes/programme/#c-serve"),)),
        Fact("所属工程", "", (Link("programme", "programmes/programme/"),)),
        Fact("采用", "", (Link("2家", "#adoption"),)),
    )
    assert [(each.name, each.url, each.date) for each in view.adopters] == [
        ("某校", "", "2026年3月"),
        ("本校", "branches/branch/", ""),
    ]
    assert (view.body.blocks[0]["mark"], figures(view.body.blocks)) == ("一", [("一", 2, True)])
    assert (view.unit, view.owners) == (Link("unit党委", "units/unit/"), (Link("branch党支部", "branches/branch/"),))
    assert view.card is not None
    assert (view.card.conditions, view.card.pitfalls) == (("一",), ("四",))
    assert view.citation == "unit党委. 案例case[EB/OL]. (2026-05-20)"


def test_related_cases_share_most_criteria() -> None:
    """Three at most: by common criteria, then the nearest in time; what all of them share is named."""
    criteria = {each: f"programme/{each}" for each in ("a", "b")}
    view = case_of(
        programme(criteria=[{"code": code, "name": code} for code in criteria]),
        case("both", criteria=list(criteria.values())),
        case("old", criteria=[criteria["b"]], date="2020-01-01"),
        case("older", criteria=[criteria["b"]], date="2019-01-01"),
        case("new", criteria=[criteria["b"]], date="2026-01-01"),
        case("none"),
        criteria=list(criteria.values()),
    )
    assert [card.title for card in view.related] == ["案例both", "案例new", "案例old"]
    assert view.related_by == "b"


def test_a_case_without_a_common_criterion_is_not_related() -> None:
    """Being the only other one does not make it so."""
    view = case_of(case("other"))
    assert (view.related, view.related_by) == ((), "")


def notice_of(portal: PublicPortal) -> NoticeView:
    """The view of the only notice."""
    return notice_view(portal, portal.notices["notice"])


WINDOW = {"start": "2026-07-01", "end": "2026-07-07"}


@pytest.mark.parametrize(
    ("day", "selected", "archived"),
    [
        ("2026-06-30", (), False),
        ("2026-07-01", (SelectedLine("甲", "药学院", "推荐"),), False),
        ("2026-07-07", (SelectedLine("甲", "药学院", "推荐"),), False),
        ("2026-07-08", (), True),
    ],
)
def test_a_publicity_list_is_shown_in_its_window(day: str, selected: tuple[SelectedLine, ...], archived: bool) -> None:
    """Then it is gone and the notice says so; before it nothing is archived."""
    given = notice(kind="publicity", publicity=WINDOW, selected=[{"name": "甲", "unit": "药学院", "text": "推荐"}])
    view = notice_of(public(given, as_of=dt.date.fromisoformat(day)))
    assert (view.selected, view.archived) == (selected, archived)


def test_an_approved_list_stays() -> None:
    """A list without a window is a result."""
    view = notice_of(public(notice(kind="result", selected=[{"name": "甲"}])))
    assert (view.selected, view.archived) == ((SelectedLine("甲", "", ""),), False)


def test_the_text_of_a_notice_stands_by_itself() -> None:
    """Its figures begin with 1, its headings have no numerals."""
    view = notice_of(public(notice(body="## 安排\n\n![一](media/photo.jpg)")))
    assert ("mark" in view.body.blocks[0], figures(view.body.blocks)) == (False, [("一", 1, True)])


def test_facts_of_a_notice() -> None:
    """Window, deadline, programme and where to object."""
    portal = public(
        unit(),
        branch(),
        programme(),
        notice(
            kind="publicity",
            publicity=WINDOW,
            deadline="2026-07-31",
            programme="programme",
            channel="组织部办公室",
            unit="unit",
            about=["branch", "programme"],
            result="无异议",
        ),
    )
    view = notice_of(portal)
    assert view.facts == (
        Fact("公示期", "2026年7月1日—2026年7月7日"),
        Fact("截止", "2026年7月31日"),
        Fact("所属工程", "", (Link("programme", "programmes/programme/"),)),
        Fact("意见反馈", "组织部办公室"),
    )
    assert (view.kind, view.unit, view.result) == ("公示", Link("unit党委", "units/unit/"), "无异议")
    assert view.about == (
        Link("branch党支部", "branches/branch/"),
        Link("programme工程", "programmes/programme/"),
    )
