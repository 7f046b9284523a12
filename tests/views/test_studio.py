"""The page of a studio and its row in lists: three years, and what each has brought."""

from __future__ import annotations

from typing import Any

from generator.views.page import Link
from generator.views.parts import Badge, Fact
from generator.views.studio import StudioView, YearCell, studio_line, studio_view, year_cells
from tests.records import PHOTO, achievement, branch, case, programme, public, studio, unit

PASSED = {"result": "pass", "date": "2027-09-30", "text": "材料齐全。"}


def view_of(*others: Any, **fields: Any) -> StudioView:
    """The view of a studio with these fields, among these other records."""
    portal = public(unit(), programme(), branch(), studio(**fields), *others)
    return studio_view(portal, portal.studios["studio"])


def test_years_with_plan_achievement_and_assessment() -> None:
    """Each construction year as far as something is known of it; gaps read neutral."""
    portal = public(
        unit(),
        programme(),
        branch(),
        studio(
            period="2023年9月—2027年8月",
            plans=[{"year": 2024, "goals": ["写出办法"], "expected": ["办法一份"]}],
            assessments=[{"year": 2024, "result": "pass"}],
        ),
        achievement(owners=["studio"], date="2024-05", representative="是"),
    )
    made = (Link("成果achievement", "achievements/achievement/"),)
    assert year_cells(portal, portal.studios["studio"]) == [
        YearCell(2024, "have", "已形成", made, ("写出办法",), ("办法一份",), "合格"),
        YearCell(2025, "gap", "暂无", (), (), (), ""),
        YearCell(2026, "due", "本年暂无", (), (), (), ""),
        YearCell(2027, "future", "未到年度", (), (), (), ""),
    ]


def test_a_failed_assessment_and_acceptance_are_never_shown() -> None:
    """Neither the result nor what follows from it, nor that there was one."""
    view = view_of(
        assessments=[{"year": 2025, "result": "fail", "rectification": "限期整改"}],
        acceptance=PASSED | {"result": "fail"},
    )
    assert [cell.assessment for cell in view.years] == ["", "", ""]
    assert view.acceptance == ""
    assert view == view_of()


def test_acceptance_is_a_sentence_and_a_badge() -> None:
    """Day, result and the summary of the opinion."""
    view = view_of(acceptance=PASSED)
    assert view.acceptance == "2027年9月30日验收，达标结项。材料齐全。"
    assert view.badges == (
        Badge("校级", "university"),
        Badge("“双带头人”工作室"),
        Badge("第一批"),
        Badge("达标结项"),
    )


def test_facts_of_a_studio() -> None:
    """Its lead is the secretary of its branch, by the same rule of consent."""
    leader = branch(secretary={"name": "林某", "double_leader": "是", "since": "2021-03"})
    portal = public(unit(), programme(), leader, studio(), achievement(owners=["studio"]))
    assert studio_view(portal, portal.studios["studio"]).facts == (
        Fact("负责人", "“双带头人”，2021年3月任职"),
        Fact("依托支部", "", (Link("branch", "branches/branch/"),)),
        Fact("周期", "2024年9月—2027年8月"),
        Fact("成果", "", (Link("1项", "#results"),)),
        Fact("截至", "2026年11月15日"),
    )


def test_where_a_studio_belongs() -> None:
    """Kind, unit, host, programme and cohort; its unit is the author that others cite."""
    view = view_of()
    assert (view.kind, view.unit) == ("“双带头人”工作室", Link("unit党委", "units/unit/"))
    assert view.branch == Link("branch党支部", "branches/branch/")
    assert (view.programme, view.cohort) == (Link("programme", "programmes/programme/"), "第一批")
    assert view.citation == "unit党委. studio工作室[EB/OL]. "


def test_statements_in_the_order_of_the_criteria() -> None:
    """Under the programme's own name for them."""
    asking = programme(criteria=[{"code": code, "name": code} for code in ("a", "b")], criteria_name="五项任务")
    said = [{"criterion": f"programme/{code}", "text": "文"} for code in ("b", "lost", "a")]
    portal = public(unit(), asking, branch(), studio(statements=said))
    view = studio_view(portal, portal.studios["studio"])
    assert (view.criteria_name, [row.name for row in view.criteria]) == ("五项任务", ["a", "b"])


def test_table_of_contents_of_a_studio() -> None:
    """Only what is there; the years say how many have a representative achievement."""
    stages = [{"code": "a", "name": "启动", "time": "2024年9月"}]
    portal = public(
        unit(),
        programme(stages=stages, criteria=[{"code": "a", "name": "甲"}]),
        branch(),
        studio(
            statements=[{"criterion": "programme/a", "text": "文"}],
            adopted_by=[{"name": "某校"}],
            succession=[{"date": "2025", "text": "后备两人"}],
            milestones=[{"date": "2025", "text": "揭牌"}],
            evidence=[{"title": "记录"}],
        ),
        achievement(owners=["studio"], representative="是"),
        case(owners=["studio"]),
    )
    assert studio_view(portal, portal.studios["studio"]).toc == (
        ("stage", "建设进程", "1"),
        ("years", "年度代表性成果", "1/3"),
        ("tasks", "建设任务", "1"),
        ("results", "成果", "1"),
        ("cases", "典型案例", "1"),
        ("adoption", "推广采用", "1"),
        ("succession", "梯队培养", "1"),
        ("milestones", "大事记", "1"),
        ("evidence", "佐证材料", "1"),
    )


def test_the_first_photo_is_the_cover() -> None:
    """The others stand further down; without photos there is no cover."""
    view = view_of(photos=[PHOTO | {"alt": alt} for alt in ("一", "二", "三")])
    assert view.cover is not None
    assert (view.cover.alt, [picture.alt for picture in view.pictures]) == ("一", ["二", "三"])
    assert (view_of().cover, view_of().pictures) == (None, ())


def test_a_studio_in_no_known_cohort_has_a_page_all_the_same() -> None:
    """Without programme, stages and cohort."""
    view = view_of(enrolment={"programme": "programme", "cohort": "c9"})
    assert (view.programme, view.cohort, view.stages, view.criteria_name) == (None, "", (), "建设任务")


def test_row_of_a_studio() -> None:
    """Host, unit, lead, level, cohort and the number of its own results."""
    leader = branch(secretary={"name": "林某", "since": "2021-03", "consent": "是"})
    portal = public(
        unit(),
        programme(),
        leader,
        studio(acceptance=PASSED),
        achievement("own", owners=["branch", "studio"]),
        achievement("branchs"),
    )
    line = studio_line(portal, portal.studios["studio"])
    assert line.level_code == "university"
    assert (line.name, line.url, line.host, line.unit) == ("studio", "studios/studio/", "branch", "unit")
    assert (line.lead, line.level, line.cohort, line.period) == ("林某", "校级", "第一批", "2024年9月—2027年8月")
    assert (line.results, line.accepted, [cell.year for cell in line.years]) == (1, True, [2025, 2026, 2027])


def test_the_lead_without_consent_is_the_role() -> None:
    """A list never names a person who has not agreed."""
    portal = public(unit(), programme(), branch(secretary={"name": "林某", "since": "2021-03"}), studio())
    assert studio_line(portal, portal.studios["studio"]).lead == "支部书记"
