"""The page of a branch: who leads it, what stands on it, and in which order."""

from __future__ import annotations

from typing import Any

import pytest

from generator.views.activity import ChainLink
from generator.views.branch import BranchView, CriteriaBlock, Recognised, StageBar, Titled, branch_view
from generator.views.cards import NoticeLine
from generator.views.page import Link
from generator.views.parts import Badge, Criterion, EvidenceItem, Fact, Stage
from tests.records import PHOTO, achievement, award, branch, case, notice, policy, programme, public, studio, unit


def view_of(*others: Any, **fields: Any) -> BranchView:
    """The view of a branch with these fields, among these other records."""
    portal = public(unit(), branch(**fields), *others)
    return branch_view(portal, portal.branches["branch"])


def fact(view: BranchView, label: str) -> Fact | None:
    """One line of the facts table."""
    return next((each for each in view.facts if each.label == label), None)


PERSON = {"name": "林某", "title": "教授", "academic_role": "教研室主任", "double_leader": "是", "since": "2021-03"}


@pytest.mark.parametrize(
    ("secretary", "line"),
    [
        (PERSON | {"consent": "是"}, "林某，教授，教研室主任，“双带头人”，2021年3月任职"),
        (PERSON, "“双带头人”，2021年3月任职"),
        ({"name": "林某", "consent": "否", "since": "2021"}, "2021年任职"),
        ({"name": "林某", "consent": "是", "since": "2021-03"}, "林某，2021年3月任职"),
    ],
)
def test_secretary_is_named_only_with_consent(secretary: dict[str, Any], line: str) -> None:
    """Name, title and academic role with consent; without it the role and the time in office alone."""
    view = view_of(secretary=secretary)
    assert fact(view, "书记") == Fact("书记", line)
    assert ("林某" in repr(view)) is (line.startswith("林某"))


def test_former_secretaries_are_named_only_with_consent() -> None:
    """Each of them decides alone."""
    history = [{"name": "甲某", "start": "2010-09", "consent": "是"}, {"name": "乙某", "start": "2016-09"}]
    view = view_of(secretary={"since": "2021-03", "history": history})
    assert fact(view, "历任") == Fact("历任", "甲某（2010年9月起）、前任书记（2016年9月起）")
    assert "乙某" not in repr(view)


def test_facts_of_a_branch() -> None:
    """Founded, members, studio and results, each figure with a way to its rows, as of the data date."""
    view = view_of(programme(), studio(), achievement(), members=28, senior_members=9)
    assert view.facts == (
        Fact("书记", "2021年3月任职"),
        Fact("成立", "2016年9月"),
        Fact("党员", "28名，其中高级职称9名"),
        Fact("工作室", "", (Link("studio", "studios/studio/"),)),
        Fact("成果", "", (Link("1项", "#results"),)),
        Fact("截至", "2026年11月15日"),
    )


def test_an_empty_branch_has_no_table_of_contents() -> None:
    """Nothing is announced that is not there."""
    assert view_of().toc == ()


def test_table_of_contents_counts_what_is_there() -> None:
    """In the order of the page: stages done, slots ready, then the number of each kind."""
    view = view_of(
        programme(
            stages=[{"code": time, "name": time, "time": time} for time in ("2024", "2026", "2027")],
            criteria=[{"code": "serve", "name": "服务师生"}],
            criteria_name="七个有力",
            slots=[{"code": code, "name": code} for code in ("a", "b", "c")],
            slots_name="四个一",
            public_progress="all",
        ),
        case(),
        achievement(),
        case("borrowed", owners=["other"], adopted_by=[{"name": "本支部", "branch": "branch"}]),
        branch("other"),
        enrolments=[{"programme": "programme", "cohort": "c1"}],
        deliverables=[{"slot": "a", "title": "甲", "link": "https://a.example/"}],
        statements=[{"criterion": "programme/serve", "text": "每周答疑。"}],
        requirements=[{"title": "要求", "text": "落实"}],
        activities=[{"title": "活动", "text": "内容"}],
        commitments=[{"year": 2025, "text": "承诺"}],
        posts=[{"kind": "commando", "name": "突击队", "text": "作用"}],
        pioneers=[{"post": "岗位", "text": "事迹"}],
        services=[{"problem": "问题", "result": "解决"}],
        media=[{"id": "m1", "kind": "brief", "title": "简稿", "date": "2025-04-10"}],
        partners=[{"name": "村", "kind": "village"}],
        milestones=[{"date": "2024-06", "text": "入选"}],
        evidence=[{"title": "记录"}],
    )
    assert view.toc == (
        ("stage", "培育进程", "1/3"),
        ("four-ones", "四个一", "1/3"),
        ("criteria-programme", "七个有力", "1"),
        ("requirements", "分类要求", "1"),
        ("features", "特色活动", "1"),
        ("results", "成果", "1"),
        ("cases", "典型案例", "1"),
        ("commitments", "公开承诺", "1"),
        ("posts", "先锋队岗", "2"),
        ("services", "办实事", "1"),
        ("media", "宣传链", "1"),
        ("partners", "结对共建", "1"),
        ("adopted", "采用的做法", "1"),
        ("milestones", "大事记", "1"),
        ("evidence", "佐证材料", "1"),
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"posts": [{"kind": "commando", "name": "突击队", "text": "作用"}]},
        {"pioneers": [{"post": "岗位", "text": "事迹"}]},
    ],
)
def test_posts_of_teams_or_of_persons_alone(fields: dict[str, Any]) -> None:
    """Either is enough for the heading."""
    assert view_of(**fields).toc == (("posts", "先锋队岗", "1"),)


def test_where_a_branch_belongs() -> None:
    """Its unit above its name, and as the author that others cite."""
    view = view_of()
    assert view.unit == Link("unit党委", "units/unit/")
    assert view.citation == "unit党委. branch党支部[EB/OL]. "


def test_stage_bar_by_enrolment() -> None:
    """One bar a programme that has stages; the stage of the enrolment counts as done."""
    stages = [{"code": "a", "name": "选苗", "time": "2026年"}, {"code": "b", "name": "培育", "time": "2027年"}]
    enrolments = [{"programme": each, "cohort": "c1", "stage": "a"} for each in ("staged", "plain")]
    view = view_of(programme("staged", stages=stages), programme("plain"), enrolments=enrolments)
    bar = (Stage("选苗", "2026年", "", "done", False), Stage("培育", "2027年", "", "next", False))
    assert view.bars == (StageBar(Link("staged", "programmes/staged/"), "第一批", bar, 1),)


def test_media_chain_from_the_first_draft_on() -> None:
    """By date, whatever the order of the record; each link names what it was made from."""
    view = view_of(
        media=[
            {"id": "m2", "kind": "report", "title": "一年", "date": "2026-04-10", "derived_from": "m1"},
            {
                "id": "m1",
                "kind": "brief",
                "title": "开园",
                "date": "2025-04-10",
                "outlet": "校报",
                "link": "https://a.example/",
            },
            {"id": "m3", "kind": "video", "title": "片", "date": "2026-05-01", "derived_from": "lost"},
        ]
    )
    assert view.media == (
        ChainLink("新闻简稿", "开园", "2025年4月10日", "校报", "https://a.example/", ""),
        ChainLink("工作专报", "一年", "2026年4月10日", "", "", "开园"),
        ChainLink("视频", "片", "2026年5月1日", "", "", ""),
    )


def test_statements_in_the_order_of_the_criteria() -> None:
    """With evidence and achievements that exist; a criterion or programme that does not exist is passed over."""
    criteria = [{"code": "a", "name": "甲"}, {"code": "b", "name": "乙"}]
    view = view_of(
        programme(criteria=criteria),
        achievement(),
        statements=[
            {"criterion": "programme/b", "text": "乙文", "evidence": ["e2", "e1", "lost"]},
            {"criterion": "programme/a", "text": "甲文", "achievements": ["achievement"]},
            {"criterion": "programme/lost", "text": "失"},
            {"criterion": "lost/a", "text": "失"},
        ],
        evidence=[{"id": "e1", "title": "一", "date": "2025-06"}, {"id": "e2", "title": "二"}],
    )
    made = (Link("成果achievement", "achievements/achievement/"),)
    proof = (EvidenceItem(2, "二", "", ""), EvidenceItem(1, "一", "2025-06", ""))
    url = "programmes/programme/#c-"
    rows = (Criterion("甲", f"{url}a", "甲文", (), made), Criterion("乙", f"{url}b", "乙文", proof, ()))
    assert view.criteria == (CriteriaBlock("criteria-programme", "programme", rows, 2),)


@pytest.mark.parametrize(("photos", "numbers"), [([PHOTO], [[2, 3], [4]]), ([], [[1, 2], [3]])])
def test_figures_are_numbered_through_the_page(photos: list[dict[str, str]], numbers: list[list[int]]) -> None:
    """The cover, where there is one, is figure 1."""
    activities = [{"title": str(n), "text": "内容", "photos": [PHOTO] * n} for n in (2, 1)]
    view = view_of(photos=photos, activities=activities)
    assert (view.cover is not None) == bool(photos)
    assert [[number for number, _picture in each.pictures] for each in view.activities] == numbers


def test_evidence_of_an_activity() -> None:
    """By the numbers of the page; what is not in the list is passed over."""
    activity = {"title": "活动", "text": "内容", "evidence": ["e2", "lost"]}
    view = view_of(activities=[activity], evidence=[{"id": each, "title": each} for each in ("e1", "e2")])
    assert [each.evidence for each in view.activities] == [(EvidenceItem(2, "e2", "", ""),)]


def test_an_activity_shows_three_figures_at_most() -> None:
    """More would not fit in a row."""
    figures = [{"value": str(n), "label": "次"} for n in range(4)]
    view = view_of(activities=[{"title": "活动", "text": "内容", "since": "2024", "figures": figures}])
    assert [(each.since, each.figures) for each in view.activities] == [
        ("2024年", (("0", "次"), ("1", "次"), ("2", "次")))
    ]


def test_badges() -> None:
    """Recognitions with their level, cohorts, type and category, stars."""
    view = view_of(
        programme(),
        enrolments=[{"programme": "programme", "cohort": "c1"}],
        recognitions=[{"level": "national", "name": "样板支部"}],
        stars={"number": 5, "year": 2025, "approved": "2025-12-01"},
    )
    assert view.badges == (
        Badge("国家级 · 样板支部", "national"),
        Badge("programme · 第一批"),
        Badge("教育教学 · 教学一线"),
        Badge("2025年度5星级党支部"),
    )


def test_recognitions_name_their_document() -> None:
    """Batch and month beside the name; the document only where it is public."""
    recognitions = [
        {"level": "national", "name": "样板", "batch": "第三批", "date": "2025-06", "policy": "policy"},
        {"level": "university", "name": "先进", "policy": "closed"},
    ]
    view = view_of(policy(), policy("closed", open_mode="closed"), recognitions=recognitions)
    assert view.recognitions == (
        Recognised("样板", "国家级", "national", "第三批，2025年6月", Link("文件policy", "policies/policy/")),
        Recognised("先进", "校级", "university", "", None),
    )


def test_what_is_said_of_persons_and_promises() -> None:
    """Commitments newest first with their outcome; a pioneer is named only with consent."""
    view = view_of(
        commitments=[{"year": 2024, "text": "旧", "outcome": "做到了"}, {"year": 2025, "text": "新"}],
        pioneers=[
            {"post": "岗", "text": "事", "name": "丙某"},
            {"post": "位", "text": "迹", "name": "丁某", "consent": "是"},
        ],
        services=[{"problem": "问", "result": "答", "date": "2025-06"}],
    )
    assert view.commitments == (Titled("2025年", "新", "践诺中"), Titled("2024年", "旧", "做到了"))
    assert view.pioneers == (Titled("", "岗", "事"), Titled("", "位", "迹", "丁某"))
    assert view.services == (Titled("", "问", "答", "2025-06"),)


def test_only_its_own_results_and_cases() -> None:
    """What others made and this branch took over stands apart; awards and notices name it."""
    adopted = [{"name": "本支部", "branch": "branch"}]
    view = view_of(
        branch("other"),
        achievement("own"),
        achievement("taken", owners=["other"], adopted_by=adopted),
        case("own", owners=["branch", "other"]),
        award(recipients=[{"record": "branch"}]),
        notice(about=["branch"]),
    )
    assert [each.title for group in view.results for each in group.entries] == ["成果own"]
    assert view.result_count == 1
    assert [card.title for card in view.cases] == ["案例own"]
    assert view.adopted == (Link("成果taken", "achievements/taken/"),)
    assert view.awards == (Link("表彰award（2026年）", "awards/2026/#award"),)
    assert view.notices == (NoticeLine("动态", "通知notice", "notices/notice/", "2026年7月1日", "closed"),)
