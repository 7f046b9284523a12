"""The skeleton of a 工作总结报告, or of a mid-term report: all that the data can say is said, and what only people can
say has its place marked.

Gaps are not among it: what a branch still lacks is internal, and `fourones report` tells those whom it concerns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.compendium import figures
from generator.compendium.figures import Report
from generator.compendium.order import OrderError
from generator.compendium.word import front as tables
from generator.compendium.word.chapters import STATES
from generator.compendium.word.draft import Draft
from generator.compendium.word.paper import blank, new_section
from generator.compendium.word.volume import saved
from generator.compendium.word.words import whole
from generator.model.base import Statement
from generator.model.branch import Branch
from generator.model.programme import Cohort, Programme, criteria_of
from generator.model.studio import Studio
from generator.model.volume import Selection
from generator.portal.graph import PublicPortal
from generator.text import chinese_date, nearest, quoted
from generator.views.gauge import gauges
from generator.views.lookup import name_of
from generator.views.parts import month_text
from generator.views.progress import cohort_of, steps
from generator.views.selection import chosen
from generator.views.volume import chinese_month_numerals
from generator.views.volume_front import front

_EXAMPLES = 3
"""Statements quoted for one criterion; the rest are in the compendium."""


def asked_for(portal: PublicPortal, wanted: str) -> tuple[Programme, Cohort | None]:
    """`model-branch/c1` or `model-branch` as records. Raises OrderError."""
    own, slash, code = wanted.partition("/")
    programme = portal.programmes.get(own)
    if programme is None:
        guess = nearest(own, portal.programmes)
        raise OrderError(f"没有编号为“{own}”的工程" + (f"；相近的：{quoted(guess)}" if guess else ""))
    cohort = cohort_of(programme, code)
    if slash and cohort is None:
        known = "、".join(f"{own}/{each.code}（{each.name}）" for each in programme.cohorts)
        raise OrderError(f"{programme.short_name}没有批次“{code}”；可用的：{known or '没有分批次'}")
    return programme, cohort


_AT_THE_END = ("工作总结报告", "主要做法", "建设成效", "下一步打算")
_MIDWAY = ("中期自评报告", "任务推进情况", "阶段成效", "后半程打算")
"""Title, and the heads of the parts that differ."""


def summary_report(portal: PublicPortal, programme: Programme, cohort: Cohort | None, *, midway: bool = False) -> bytes:
    """The report of a programme, or of one cohort of it, as a DOCX."""
    kind, ways, results, plans = _MIDWAY if midway else _AT_THE_END
    selection = Selection(programme=programme.id, cohort=cohort.code if cohort else None)
    found = chosen(portal, selection)
    report = Report(portal, programme, cohort, found, front(portal, selection, found))
    title = f"{programme.name}{cohort.name if cohort else ''}{kind}"
    draft = Draft(blank(title, portal.site.issuer, portal.as_of))
    new_section(draft.doc, title, start=1)
    draft.heading(1, title, numbered=False)
    draft.line("Subtitle", f"{portal.site.issuer}　{chinese_month_numerals(portal.as_of)}")
    for head, write in (
        ("基本情况", _basics),
        (ways, _ways),
        (results, _results),
        ("存在不足", _shortcomings),
        (plans, _next),
    ):
        draft.heading(2, head)
        write(draft, report)
    draft.line("Signature")
    draft.line("Signature", portal.site.issuer)
    draft.line("Signature", chinese_date(portal.as_of))
    return saved(draft, portal.as_of)


def _to_write(draft: Draft, what: str) -> None:
    draft.line("ToWrite", f"（此处由支部填写：{what}）")


def _basics(draft: Draft, report: Report) -> None:
    draft.line("Body", figures.setting(report))
    draft.prose(report.programme.goal)
    draft.line("Body", figures.counts(report))
    _to_write(draft, "组织领导、责任分工和工作机制，二百字左右")
    draft.heading(3, "培育对象")
    rows = [_member(report.portal, number, each) for number, each in enumerate(report.found.owners, 1)]
    draft.table(("序号", "名称", "所在单位", "类别"), rows, (14, 66, 44, 32))
    walked = steps(report.programme, report.cohort, report.portal.as_of)
    if walked:
        draft.heading(3, "阶段安排")
        stages = [(each.name, each.time.text, STATES.get(each.state, ""), each.text) for each in walked]
        draft.table(("阶段", "时间", "状态", "内容"), stages, (28, 48, 20, 60))


def _member(portal: PublicPortal, number: int, owner: Branch | Studio) -> tuple[str, str, str, str]:
    host = owner if isinstance(owner, Branch) else portal.branches.get(owner.branch)
    unit = portal.units.get(host.unit) if host else None
    kind = (
        portal.label("branch_types", owner.type, short=True)
        if isinstance(owner, Branch)
        else portal.label("studio_kinds", owner.kind, short=True)
    )
    return str(number), name_of(owner), unit.short_name if unit else "", kind


def _ways(draft: Draft, report: Report) -> None:
    for name, told in _by_criterion(report):
        draft.heading(3, name)
        draft.line("Body", f"{len(told)}个培育对象写明了做法。")
        for owner, statement in told[:_EXAMPLES]:
            draft.line("Bullet", f"{name_of(owner, short=True)}：{statement.text}")
        _to_write(draft, f"“{name}”的共同做法，从以上事例中归纳，不超过二百字")
    if report.found.cases:
        draft.heading(3, "典型案例")
        rows = [
            (str(number), whole(each.title), "、".join(_names(report.portal, each.owners)), chinese_date(each.date))
            for number, each in enumerate(report.found.cases, 1)
        ]
        draft.table(("序号", "案例", "支部或工作室", "发布日期"), rows, (14, 66, 44, 32))
    _training(draft, report)
    _to_write(draft, "其他值得写的做法；每条写明什么时候、谁、做了什么、结果怎样")


def _by_criterion(report: Report) -> Iterator[tuple[str, list[tuple[Branch | Studio, Statement]]]]:
    """For each criterion what its statements say; those with most evidence first."""
    for criterion in criteria_of(report.programme):
        code = f"{report.programme.id}/{criterion.code}"
        told = [(owner, each) for owner in report.found.owners for each in owner.statements if each.criterion == code]
        if told:
            yield criterion.name, sorted(told, key=lambda pair: -len(pair[1].evidence))


def _names(portal: PublicPortal, owners: Iterable[str]) -> list[str]:
    return [name_of(owner, short=True) for each in owners if (owner := portal.owner(each)) is not None]


def _training(draft: Draft, report: Report) -> None:
    log = report.programme.log
    if not log:
        return
    draft.heading(3, "培训与交流")
    counts = Counter(report.portal.label("log_kinds", each.kind) for each in log)
    people = sum(each.attendance or 0 for each in log)
    said = "、".join(f"{kind}{count}次" for kind, count in counts.items())
    draft.line("Body", f"工程实施以来记录{said}" + (f"，参加{people}人次。" if people else "。"))


def _results(draft: Draft, report: Report) -> None:
    def head(text: str) -> None:
        draft.heading(3, text)

    _targets(draft, report, head)
    if tables.shows_slots(report.front):
        tables.slots(draft, report.front, head)
        draft.line("Body", figures.slots_said(report))
    if report.found.achievements:
        tables.forms(draft, report.front, head)
        draft.line("Body", figures.levels(report))
    _representative(draft, report)
    tables.studio_years(draft, report.front, head)
    _honours(draft, report)
    _adoption(draft, report)
    _to_write(draft, "建设前后的变化，用可核对的数字说明，并写明佐证编号")


def _targets(draft: Draft, report: Report, head: tables.Head) -> None:
    known = gauges(report.portal, report.programme)
    if known:
        head("目标完成情况")
        rows = [
            (each.name, figures.wanted(each), figures.reached(each), "已达到" if each.met else "未达到", each.as_of)
            for each in known
        ]
        draft.table(("目标", "目标值", "现值", "结果", "数据截至"), rows, (48, 24, 36, 20, 28))


def _representative(draft: Draft, report: Report) -> None:
    rows = [
        (str(number), whole(each.title), "、".join(_names(report.portal, each.owners)), month_text(each.date))
        for number, each in enumerate((a for a in report.found.achievements if a.representative), 1)
    ]
    if rows:
        draft.heading(3, "代表性成果")
        draft.table(("序号", "成果名称", "支部或工作室", "时间"), rows, (14, 66, 44, 32))


def _honours(draft: Draft, report: Report) -> None:
    rows = [
        (
            branch.short_name,
            report.portal.label("levels", each.level),
            each.name,
            month_text(each.date) if each.date else "",
        )
        for branch in report.branches
        for each in branch.recognitions
    ]
    if rows:
        draft.heading(3, "认定与表彰")
        draft.table(("党支部", "级别", "称号", "时间"), rows, (44, 20, 64, 28))


def _adoption(draft: Draft, report: Report) -> None:
    every = [
        *((whole(each.title), each.adopted_by) for each in report.found.cases),
        *((whole(each.title), each.adopted_by) for each in report.found.achievements),
        *((each.name, each.adopted_by) for each in report.studios),
    ]
    rows = [
        (title, each.name, month_text(each.date) if each.date else "") for title, adopted in every for each in adopted
    ]
    if rows:
        draft.heading(3, "推广应用")
        draft.line("Body", f"{len({row[1] for row in rows})}家单位采用了{len({row[0] for row in rows})}项做法或成果。")
        draft.table(("做法或成果", "采用单位", "时间"), rows, (66, 58, 32))


def _shortcomings(draft: Draft, _report: Report) -> None:
    _to_write(draft, "对照标准逐条检查，写三至五条具体问题；不写空话，写明在哪件事上、差在哪里")
    _to_write(draft, "每条问题的原因")


def _next(draft: Draft, report: Report) -> None:
    walked = steps(report.programme, report.cohort, report.portal.as_of)
    coming = next((each for each in walked if each.state != "done"), None)
    if coming is not None:
        draft.line("Body", f"按工程安排，接下来是“{coming.name}”（{coming.time.text}）。{coming.text}")
    _to_write(draft, "针对以上不足的措施，每条写明责任人岗位、完成时限和怎样算完成")
