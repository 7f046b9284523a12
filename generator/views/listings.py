"""Plain lists: branches, studios, cases, programmes, notices, videos, plans, policies, awards, units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.achievement import Award
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views import cards, facet_words, orders, parts
from generator.views.branch_line import BranchLine, branch_line
from generator.views.browse import ListHead
from generator.views.film import film_card, film_page, films
from generator.views.lookup import award_year, link, subject_link
from generator.views.page import Link
from generator.views.paging import Group, Listing
from generator.views.policy_line import PolicyLine, policy_line
from generator.views.programme_line import ProgrammeLine, programme_line
from generator.views.studio import StudioLine, studio_line
from generator.views.unit_row import unit_rows


def branch_listing(portal: PublicPortal) -> Listing:
    """By category."""
    groups = []
    by_category: dict[str, list[BranchLine]] = {}
    for branch in orders.branches(portal):
        by_category.setdefault(branch.category, []).append(branch_line(portal, branch))
    for code, rows in by_category.items():
        groups.append(Group(portal.label("branch_categories", code), f"{len(rows)}个", tuple(rows)))
    return Listing(
        "支部",
        "按工作类别排列。横线依次代表四个一：典型经验、传播平台、微视频、成果资料；实线为已发布，半线为建设中，虚线为待建设。",
        tuple(groups),
        len(portal.branches),
    )


def studio_listing(portal: PublicPortal) -> Listing:
    """By programme and cohort."""
    by_cohort: dict[tuple[str, str], list[StudioLine]] = {}
    for studio in orders.studios(portal):
        key = studio.enrolment.programme, studio.enrolment.cohort
        by_cohort.setdefault(key, []).append(studio_line(portal, studio))
    groups = tuple(
        Group(facet_words.cohort_name(portal, *key) or "其他", f"{len(rows)}间", tuple(rows))
        for key, rows in by_cohort.items()
    )
    return Listing(
        "工作室",
        "“双带头人”教师党支部书记工作室和组织员工作室。三年一个周期，每年至少形成一项代表性成果。",
        groups,
        len(portal.studios),
    )


def case_listing(portal: PublicPortal) -> Listing:
    """Newest first."""
    rows = tuple(cards.case_card(portal, each) for each in orders.cases(portal))
    return Listing(
        "典型案例",
        "背景、做法、成效、启示四部分，附“照着做”：适用条件、步骤、所需资源和容易走样的地方。",
        (Group("", "", rows),),
        len(rows),
    )


def programme_listing(portal: PublicPortal) -> Listing:
    """In the order that the records give."""
    rows: tuple[ProgrammeLine, ...] = tuple(programme_line(portal, each) for each in orders.programmes(portal))
    return Listing(
        "工程", "目标、阶段、标准和参加者。每个数字都由支部和工作室的记录算出。", (Group("", "", rows),), len(rows)
    )


def notice_listing(portal: PublicPortal) -> Listing:
    """What runs now, then the others by year."""
    lines = [(each.date.year, cards.notice_line(portal, each)) for each in orders.notices(portal)]
    running = tuple(line for _year, line in lines if line.state != "closed")
    groups = [Group("进行中", "公示期内或未到截止日期", running)] if running else []
    for year in dict.fromkeys(year for year, _line in lines):
        rows = tuple(line for each, line in lines if each == year and line.state == "closed")
        if rows:
            groups.append(Group(f"{year}年", "", rows))
    return Listing("公示与通知", "公示名单在公示期内显示，期满撤下名单，保留结果。", tuple(groups), len(lines))


def video_listing(portal: PublicPortal) -> Listing:
    """All micro-videos."""
    rows = tuple(film_card(film_page(portal, each)) for each in films(portal))
    return Listing("微视频", "每部附文字稿。站外视频点开才连接。", (Group("", "", rows),), len(rows))


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A task plan in the list."""

    title: str
    url: str
    note: str
    summary: str


def plan_listing(portal: PublicPortal) -> Listing:
    """All task plans."""
    rows = tuple(
        PlanLine(
            plan.title,
            addresses.page("plans", plan.id),
            f"{len(plan.sections)}个部分，{sum(len(s.rows) for s in plan.sections)}项任务",
            plan.summary,
        )
        for plan in portal.plans.values()
    )
    return Listing("任务分解", "任务、责任单位、举措和完成时限。", (Group("", "", rows),), len(rows))


def policy_listing(portal: PublicPortal) -> Listing:
    """Documents that programmes rest on first, then what those rest on."""
    direct = orders.basis_of_programmes(portal)
    own: tuple[PolicyLine, ...] = tuple(policy_line(p) for p in portal.policies.values() if p.id in direct)
    above: tuple[PolicyLine, ...] = tuple(policy_line(p) for p in portal.policies.values() if p.id not in direct)
    groups = [Group("各工程的依据", "", own)] if own else []
    if above:
        groups.append(Group("上位文件", "", above))
    return Listing("政策文件", "只列主动公开的文件；内容为本站概述，以原件为准。", tuple(groups), len(portal.policies))


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """A recipient: a record, or a person in a role."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class AwardLine:
    """A commendation with its recipients."""

    id: str
    name: str
    level: str
    level_code: str
    giver: str
    date: str
    summary: str
    programme: Link | None
    recipients: tuple[RecipientLine, ...]


def award_listing(portal: PublicPortal) -> Listing:
    """Newest first, by year; each year has a page of its own too, where its awards are anchors."""
    lines = [(each.date.sort_key.year, award_line(portal, each)) for each in orders.awards(portal)]
    years = list(dict.fromkeys(year for year, _line in lines))
    groups = tuple(Group(f"{year}年", "", tuple(line for each, line in lines if each == year)) for year in years)
    return Listing(
        "表彰",
        "只列受表彰的集体和同意公开的个人；考核评价的过程与分数不公开。",
        groups,
        len(lines),
        ways=(Link("全部", "awards/"), *(Link(f"{year}年", award_year(year)) for year in years)),
    )


def awards_by_year(whole: Listing, head: ListHead) -> Iterator[tuple[str, Listing]]:
    """URL and view of the page of each year."""
    for group, way in zip(whole.groups, whole.ways[1:], strict=True):
        own = replace(group, name="")
        yield way.url, replace(whole, heading=f"{group.name}表彰", groups=(own,), total=len(group.rows), head=head)


def award_line(portal: PublicPortal, award: Award) -> AwardLine:
    """One commendation."""
    recipients = []
    for each in award.recipients:
        subject = subject_link(portal, each.record) if each.record else None
        person = "，".join(word for word in (each.name or "", each.role) if word)
        text = subject.text if subject else person
        if text:
            recipients.append(RecipientLine(text, subject.url if subject else ""))
    programme = portal.programmes.get(award.programme or "")
    return AwardLine(
        id=award.id,
        name=award.name,
        level=portal.label("levels", award.level),
        level_code=award.level,
        giver=award.giver,
        date=parts.month_text(award.date),
        summary=award.summary,
        programme=link("programmes", programme, short=True) if programme else None,
        recipients=tuple(recipients),
    )


def unit_listing(portal: PublicPortal) -> Listing:
    """The tree of units, each row with what the unit has."""
    rows = unit_rows(portal)
    lead = "各院系党委、党总支、直属党支部和职能部门；更名、撤并的单位注明来历。"
    if any(row.share for row in rows):
        lead += "书记比例是党员学术骨干、学科带头人担任教师党支部书记的比例，竖线为目标。"
    return Listing("单位", lead, (Group("", "", rows),), len(rows))
