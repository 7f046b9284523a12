"""The lists of notices, videos, programmes, policies, awards, units and tasks, with their facets and orders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.model.achievement import Award
from generator.model.document import Plan, Policy
from generator.model.narrative import Notice
from generator.model.programme import Programme
from generator.model.unit import Unit
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views import cards, facet_words
from generator.views.browse import Browse, Column, Facet, Sort, by_title
from generator.views.film import FilmPage, film_card
from generator.views.lookup import url_of
from generator.views.paging import LINES, page_of_row
from generator.views.plan import TASK_SORTS, numbered_tasks, task_facets
from generator.views.policy_line import policy_line
from generator.views.programme_line import programme_line
from generator.views.unit_row import UnitRow

if TYPE_CHECKING:  # pragma: no cover - the lists are made there
    from generator.views.listings import AwardLine

_UNIT, _LEVEL = Sort("unit", "按单位"), Sort("level", "按级别")
_NEWEST = Sort("newest", "最新在前")


def notices(portal: PublicPortal, listed: Sequence[Notice]) -> Browse:
    """Notices in the order of their list: what runs first, then by year."""
    lines = [cards.notice_line(portal, each) for each in listed]
    return Browse(
        url="notices/",
        heading="公示与通知",
        counter="条",
        urls=tuple(line.url for line in lines),
        columns=(
            Column("title", "标题", "title", tuple(line.title for line in lines)),
            Column("kind", "类别", "facet"),
            Column("sign", "状态", "sign", tuple((line.state, line.kind) for line in lines)),
            Column("when", "时间", "text", tuple(line.when for line in lines)),
            Column("date", "发布日期", "text", tuple(each.date.isoformat() for each in listed), "file"),
            Column("unit", "发布单位", "facet"),
            Column("programme", "工程", "facet", use="file"),
        ),
        facets=(
            Facet("kind", "类别", facet_words.terms(portal, "notice_kinds"), tuple((each.kind,) for each in listed)),
            Facet(
                "state",
                "状态",
                {"now": "公示中", "open": "未到期限", "closed": "已结束或无期限"},
                tuple((line.state,) for line in lines),
            ),
            _year(each.date.year for each in listed),
            Facet("unit", "发布单位", facet_words.units(portal), tuple((each.unit or "",) for each in listed)),
            _programme(portal, [each.programme for each in listed]),
        ),
        sorts=(
            Sort("given", "进行中在前"),
            Sort("newest", "最新在前", _newest([each.date.isoformat() for each in listed])),
            Sort("oldest", "最早在前", _newest([each.date.isoformat() for each in listed])[::-1]),
            by_title([line.title for line in lines], "按标题"),
        ),
    )


def videos(portal: PublicPortal, pages: Mapping[str, FilmPage]) -> Browse:
    """Micro-videos: those of branches, then those of studios."""
    rows = [film_card(page) for page in pages.values()]
    makers = [portal.owner(each) for each in pages]
    hosts = [portal.branches.get(getattr(each, "branch", "") or (each.id if each else "")) for each in makers]
    return Browse(
        url="videos/",
        heading="微视频",
        counter="部",
        urls=tuple(row.url for row in rows),
        columns=(
            Column("title", "片名", "title", tuple(row.title for row in rows)),
            Column("owner", "出品", "text", tuple(row.owner for row in rows)),
            Column("unit", "单位", "facet"),
            Column("duration", "时长", "text", tuple(row.duration for row in rows)),
            Column("date", "发布", "text", tuple(page.video.date for page in pages.values())),
            Column("summary", "内容简介", "text", tuple(row.summary for row in rows), "card"),
            Column(
                "picture",
                "封面",
                "picture",
                tuple(row.picture.webp[0][0] if row.picture else "" for row in rows),
                "card",
            ),
        ),
        facets=(
            Facet(
                "maker",
                "出品",
                {"branch": "支部", "studio": "工作室"},
                tuple(("branch" if each in portal.branches else "studio",) for each in pages),
            ),
            Facet("unit", "单位", facet_words.units(portal), tuple((b.unit,) if b else () for b in hosts)),
        ),
        sorts=(Sort("given", "支部在前"), by_title([row.title for row in rows], "按片名"), _UNIT),
    )


def programmes(portal: PublicPortal, listed: Sequence[Programme]) -> Browse:
    """Programmes in the order of the records."""
    lines = [programme_line(portal, each) for each in listed]
    return Browse(
        url="programmes/",
        heading="工程",
        counter="项",
        urls=tuple(line.url for line in lines),
        columns=(
            Column("title", "名称", "title", tuple(line.name for line in lines)),
            Column("kind", "类别", "facet"),
            Column("running", "在建批次", "text", tuple(line.running for line in lines)),
            Column("stage", "当前阶段", "text", tuple(line.stage for line in lines)),
            Column("members", "参加者", "number", tuple(line.members for line in lines)),
            Column("basis", "依据", "text", tuple(line.basis for line in lines), "card"),
            Column("goal", "目标", "text", tuple(line.goal for line in lines), "card"),
        ),
        facets=(
            Facet("kind", "类别", facet_words.terms(portal, "programme_kinds"), tuple((each.kind,) for each in listed)),
        ),
        sorts=(Sort("given", "按重要程度"), by_title([line.name for line in lines])),
    )


def policies(portal: PublicPortal, listed: Sequence[Policy], direct: set[str]) -> Browse:
    """Documents: those that programmes rest on first."""
    lines = [policy_line(each) for each in listed]
    days = [(each.date.sort_key if each.date else each.published) for each in listed]
    issuers = {each.issuer: each.issuer for each in listed}
    resting = {
        each.id: tuple(p.id for p in portal.referring("policies", each.id, "programmes") if each.id in p.basis)
        for each in listed
    }
    return Browse(
        url="policies/",
        heading="政策文件",
        counter="件",
        urls=tuple(line.url for line in lines),
        columns=(
            Column("title", "文件标题", "title", tuple(line.title for line in lines)),
            Column("of", "发文机关", "text", tuple(line.issuer for line in lines)),
            Column("number", "发文字号", "text", tuple(line.number for line in lines)),
            Column("date", "日期", "text", tuple(line.date for line in lines)),
            Column("role", "作用", "facet"),
        ),
        facets=(
            Facet(
                "role",
                "作用",
                {"basis": "各工程的依据", "above": "上位文件"},
                tuple(("basis" if each.id in direct else "above",) for each in listed),
            ),
            Facet("issuer", "发文机关", issuers, tuple((each.issuer,) for each in listed)),
            _year(day.year if day else 0 for day in days),
            Facet("programme", "工程", facet_words.programmes(portal), tuple(resting[each.id] for each in listed)),
        ),
        sorts=(
            Sort("given", "依据在前"),
            Sort("newest", "最新在前", _newest([day.isoformat() if day else "" for day in days])),
            by_title([line.title for line in lines], "按标题"),
        ),
    )


def awards(portal: PublicPortal, listed: Sequence[Award], lines: Sequence[AwardLine]) -> Browse:
    """Commendations, newest first."""
    givers = {each.giver: each.giver for each in listed}
    return Browse(
        url="awards/",
        heading="表彰",
        counter="项",
        urls=tuple(url_of("awards", each) for each in listed),
        columns=(
            Column("title", "表彰名称", "title", tuple(line.name for line in lines)),
            Column("level", "级别", "sign", tuple((line.level_code, line.level) for line in lines)),
            Column("date", "时间", "text", tuple(line.date for line in lines)),
            Column("giver", "表彰单位", "text", tuple(line.giver for line in lines)),
            Column("programme", "工程", "facet"),
            Column("who", "获奖者", "links", tuple(tuple((r.text, r.url) for r in line.recipients) for line in lines)),
            Column("summary", "说明", "text", tuple(line.summary for line in lines), "card"),
        ),
        facets=(
            Facet("level", "级别", facet_words.terms(portal, "levels"), tuple((each.level,) for each in listed)),
            _year(each.date.sort_key.year for each in listed),
            Facet("giver", "表彰单位", givers, tuple((each.giver,) for each in listed)),
            _programme(portal, [each.programme for each in listed]),
        ),
        sorts=(_NEWEST, Sort("oldest", "最早在前", back=True), by_title([line.name for line in lines]), _LEVEL),
    )


def units(portal: PublicPortal, rows: Sequence[UnitRow]) -> Browse:
    """Units in the order of the tree."""
    listed = [portal.units[row.url.split("/")[1]] for row in rows]
    return Browse(
        url="units/",
        heading="单位",
        counter="个",
        urls=tuple(row.url for row in rows),
        columns=(
            Column("title", "单位", "title", tuple(row.name for row in rows)),
            Column("kind", "类别", "facet"),
            Column("parent", "上级单位", "text", tuple(_parent(portal, unit) for unit in listed)),
            Column("branches", "党支部", "number", tuple(row.branches for row in rows)),
            Column("studios", "工作室", "number", tuple(row.studios for row in rows)),
            Column("achievements", "成果", "number", tuple(row.achievements for row in rows)),
            Column("cases", "典型案例", "number", tuple(row.cases for row in rows)),
            Column(
                "share",
                "书记比例",
                "text",
                tuple(f"{row.share.text}，{row.share.percent}%" if row.share else "" for row in rows),
            ),
            Column("note", "沿革", "text", tuple(row.note for row in rows)),
        ),
        facets=(
            Facet("kind", "类别", facet_words.terms(portal, "unit_kinds"), tuple((unit.kind,) for unit in listed)),
            Facet(
                "has",
                "收录",
                {"branches": "有收录的党支部", "former": "更名或撤并"},
                tuple((*(("branches",) if row.branches else ()), *(("former",) if row.note else ())) for row in rows),
            ),
        ),
        sorts=(
            Sort("given", "按隶属关系"),
            Sort("most", "成果多的在前", tuple(sorted(range(len(rows)), key=lambda n: (-rows[n].achievements, n)))),
            by_title([row.name for row in rows]),
        ),
    )


def tasks(portal: PublicPortal, plan: Plan) -> Browse:
    """The tasks of one plan, in its order."""
    listed = numbered_tasks(portal, plan)
    rows = [each.row for each in listed]
    url = addresses.page("plans", plan.id)
    deadlines = [row.deadline.end.isoformat() if row.deadline.end else "9" for s in plan.sections for row in s.rows]
    return Browse(
        url=url,
        heading=plan.title,
        counter="项任务",
        urls=tuple(f"{page_of_row(url, place, LINES)}#{row.anchor}" for place, row in enumerate(rows)),
        columns=(
            Column("no", "序号", "text", tuple(row.no for row in rows)),
            Column("title", "工作任务", "title", tuple(row.task for row in rows)),
            Column("measure", "工作举措", "text", tuple(row.measure for row in rows)),
            Column("section", "部分", "facet", use="file"),
            Column(
                "units",
                "责任单位",
                "links",
                tuple(tuple((u.text, u.url) for u in row.units) or ((row.written, ""),) for row in rows),
            ),
            Column("deadline", "完成时限", "text", tuple(row.deadline for row in rows)),
            Column("word", "状态", "text", tuple("" if row.state == "open" else row.word for row in rows)),
            Column("progress", "进展", "text", tuple(row.progress for row in rows), "card"),
        ),
        facets=task_facets(portal, listed),
        sorts=(
            Sort("given", TASK_SORTS[0][1]),
            Sort("deadline", TASK_SORTS[1][1], tuple(sorted(range(len(rows)), key=lambda n: (deadlines[n], n)))),
        ),
    )


def _parent(portal: PublicPortal, unit: Unit) -> str:
    parent = portal.units.get(unit.parent or "")
    return parent.short_name if parent else ""


def _year(found: Iterable[int]) -> Facet:
    years = list(found)
    return Facet("year", "年度", facet_words.years(y for y in years if y), tuple((str(y),) for y in years))


def _programme(portal: PublicPortal, found: Sequence[str | None]) -> Facet:
    return Facet("programme", "工程", facet_words.programmes(portal), tuple((each or "",) for each in found))


def _newest(days: Sequence[str]) -> tuple[int, ...]:
    return tuple(sorted(range(len(days)), key=lambda place: days[place], reverse=True))
