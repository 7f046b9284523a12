"""The skeleton of a summary report: figures are counted, and what people must write is marked."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.document import Document

from generator.compendium.order import OrderError
from generator.compendium.summary import asked_for, summary_report
from generator.portal.graph import PublicPortal
from tests.records import achievement, branch, case, programme, public, studio, unit

ASKED: dict[str, Any] = {
    "issuer": "组织部",
    "criteria": [{"code": "educate", "name": "教育党员"}, {"code": "serve", "name": "服务师生"}],
    "slots": [{"code": "experience", "name": "典型经验"}, {"code": "video", "name": "微视频"}],
    "slots_name": "四个一",
    "public_progress": "all",
    "stages": [{"code": "grow", "name": "培育", "time": "2024年6月—2026年12月"}],
    "log": [{"kind": "training", "title": "培训", "date": "2025-03", "attendance": 40}],
}
JOINED = {"enrolments": [{"programme": "programme", "cohort": "c1"}]}


def portal(**fields: Any) -> PublicPortal:
    """Two branches and a studio in a cohort, with a case that was adopted and two achievements."""
    told = {
        "statements": [{"criterion": "programme/educate", "text": "讲了十讲。"}],
        "deliverables": [{"slot": "experience", "title": "工作法", "case": "case"}],
        "recognitions": [{"level": "provincial", "name": "样板支部", "date": "2025-06"}],
    }
    return public(
        unit(),
        programme(**(ASKED | fields)),
        branch(**JOINED, **told),
        branch("other", type="student", category="student", **JOINED),
        studio(),
        achievement(representative=True, level="national"),
        achievement("second"),
        case(adopted_by=[{"name": "邻校", "date": "2026-05"}]),
    )


def made(portal: PublicPortal, wanted: str = "programme/c1") -> Document:
    """The report as an office program opens it."""
    return docx.Document(io.BytesIO(summary_report(portal, *asked_for(portal, wanted))))


def lines(doc: Document, *styles: str) -> list[str]:
    """The paragraphs in these styles."""
    return [each.text for each in doc.paragraphs if each.style and each.style.style_id in styles and each.text]


def rows(doc: Document, first: str) -> list[list[str]]:
    """The rows of the table whose head begins with this word and the next."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in doc.tables]
    return next(table[1:] for table in tables if table[0][1] == first)


def test_the_five_parts() -> None:
    """The headings that the ministry asks for, with what the data knows below them."""
    doc = made(portal())

    assert lines(doc, "H1", "H2", "H3") == [
        "programme工程第一批工作总结报告",
        "基本情况",
        "培育对象",
        "阶段安排",
        "主要做法",
        "教育党员",
        "典型案例",
        "培训与交流",
        "建设成效",
        "“四个一”建设",
        "成果的形态与年度",
        "代表性成果",
        "工作室年度代表性成果",
        "认定与表彰",
        "推广应用",
        "存在不足",
        "下一步打算",
    ]


def test_figures_are_counted() -> None:
    """Sentences with the day of the data; no figure is typed."""
    said = lines(made(portal()), "Body")

    assert said == [
        "programme工程由组织部印发。第一批周期为2024年6月—2026年12月。",
        "目标",
        "截至2026年11月15日，共有党支部2个（教职工1个、学生1个），工作室1个，成果2项（代表性成果1项），"
        "典型案例1篇（1篇已被采用）。",
        "1个培育对象写明了做法。",
        "工程实施以来记录培训1次，参加40人次。",
        "已发布：典型经验1个，微视频0个；2项全部发布的支部0/2（0%）。数据截至2026年11月15日。",
        "共2项，其中国家级1项、校级1项；每项成果只计入一种形态、一个年度。",
        "1家单位采用了1项做法或成果。",
        "按工程安排，接下来是“培育”（2024年6月—2026年12月）。",
    ]


def test_lists_of_achievements() -> None:
    """Who takes part, what is representative, who adopted what."""
    doc = made(portal())

    assert [row[1] for row in rows(doc, "名称")] == ["branch党支部", "other党支部", "studio工作室"]
    assert rows(doc, "成果名称") == [["1", "成果achievement", "branch", "2025年5月"]]
    assert rows(doc, "采用单位") == [["案例case", "邻校", "2026年5月"]]


def test_targets() -> None:
    """A target with its figure, its threshold and whether it is met."""
    target = {"code": "size", "name": "第一批数量", "metric": "cohort-size", "threshold": 3, "approximate": True}

    doc = made(portal(targets=[target]))

    assert rows(doc, "目标值") == [["第一批数量", "约3", "3", "已达到", "2026年11月15日"]]


def test_places_to_write_are_marked() -> None:
    """Each in the same words and in a style of its own, so that none is overlooked."""
    marked = lines(made(portal()), "ToWrite")

    assert len(marked) == 7
    assert {text[:9] for text in marked} == {"（此处由支部填写："}


def test_what_the_programme_does_not_show() -> None:
    """States of slots that are not public are not in the report either."""
    doc = made(portal(public_progress="none"))

    assert "“四个一”建设" not in lines(doc, "H3")
    assert [text for text in lines(doc, "Body") if "全部发布" in text] == []


def test_a_programme_without_records() -> None:
    """The skeleton stands by itself."""
    empty = public(programme())

    assert lines(made(empty, "programme"), "H2") == ["基本情况", "主要做法", "建设成效", "存在不足", "下一步打算"]


def test_the_same_data_gives_the_same_bytes() -> None:
    """No time, no chance."""
    known = portal()

    assert summary_report(known, *asked_for(known, "programme/c1")) == summary_report(
        known, *asked_for(known, "programme/c1")
    )


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("programm", "没有编号为“programm”的工程；相近的：“programme”"),
        ("programme/c9", "programme没有批次“c9”；可用的：programme/c1（第一批）"),
    ],
)
def test_what_does_not_exist(wanted: str, message: str) -> None:
    """Told in Chinese what there is."""
    with pytest.raises(OrderError, match=message):
        asked_for(portal(), wanted)


def test_midway() -> None:
    """The report of the middle has the same parts under heads of its own."""
    given = portal()
    programme, cohort = asked_for(given, "programme/c1")
    document = docx.Document(io.BytesIO(summary_report(given, programme, cohort, midway=True)))
    heads = [each.text for each in document.paragraphs if each.style.name == "Heading 2"]

    assert heads == ["基本情况", "任务推进情况", "阶段成效", "存在不足", "后半程打算"]
    assert any("中期自评报告" in each.text for each in document.paragraphs)
