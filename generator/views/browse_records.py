"""The lists of branches, studios, achievements and cases, with all that a reader may filter and sort by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model.achievement import Achievement
from generator.model.branch import Branch
from generator.model.narrative import Case
from generator.model.studio import Studio
from generator.portal.graph import PublicPortal
from generator.views import cards, facet_words, parts
from generator.views.branch_line import branch_line
from generator.views.browse import Browse, Column, Facet, Sort, by_title
from generator.views.facet_words import criterion_slug, joined
from generator.views.institutions import institution_column, institution_facet
from generator.views.lookup import owner_links
from generator.views.progress import achievement_year, participations, slot_fills
from generator.views.slots import visible_fills
from generator.views.studio import studio_line

_LEVEL, _UNIT = Sort("level", "按级别"), Sort("unit", "按单位")


def branches(portal: PublicPortal, listed: Sequence[Branch]) -> Browse:
    """Branches in the order of their list: by category."""
    lines = [branch_line(portal, each) for each in listed]
    taking = [joined(portal, each) for each in listed]
    whose = institution_facet(portal, [(each.unit,) for each in listed])
    return Browse(
        url="branches/",
        heading="支部",
        counter="个",
        urls=tuple(line.url for line in lines),
        columns=(
            Column("title", "支部", "title", tuple(line.name for line in lines)),
            Column("full", "全称", "text", tuple(line.full_name for line in lines), "file"),
            *institution_column(whose),
            Column("of", "所属单位", "text", tuple(line.unit for line in lines)),
            Column("type", "类型", "facet"),
            Column("category", "类别", "facet"),
            Column("level", "级别", "sign", tuple((line.level_code, line.level) for line in lines)),
            Column("cohort", "批次", "facet", use="file"),
            Column("states", "四个一", "states", tuple(line.states for line in lines)),
            Column("results", "成果", "number", tuple(line.results for line in lines)),
            Column("idea", "创建思路", "text", tuple(line.note for line in lines), "card"),
        ),
        facets=(
            *whose,
            Facet(
                "category",
                "类别",
                facet_words.terms(portal, "branch_categories"),
                tuple((each.category,) for each in listed),
            ),
            Facet("type", "类型", facet_words.terms(portal, "branch_types"), tuple((each.type,) for each in listed)),
            Facet("level", "级别", facet_words.terms(portal, "levels"), tuple((line.level_code,) for line in lines)),
            Facet("unit", "单位", facet_words.units(portal), tuple((each.unit,) for each in listed)),
            Facet("programme", "工程", facet_words.programmes(portal), tuple(own for own, _cohorts in taking)),
            Facet("cohort", "批次", facet_words.cohorts(portal), tuple(own for _programmes, own in taking)),
            Facet("slots", "四个一", _SLOT_WORDS, tuple(_slots(portal, each) for each in listed)),
        ),
        sorts=(
            Sort("given", "按类别"),
            by_title([line.name for line in lines]),
            _LEVEL,
            _UNIT,
            Sort("results", "成果多的在前", _most([line.results for line in lines])),
        ),
    )


_SLOT_WORDS = {"complete": "四个一已齐全", "building": "四个一建设中"}


def _slots(portal: PublicPortal, branch: Branch) -> tuple[str, ...]:
    """Whether all slots of a programme are published; that some lack is said only where all states are public."""
    for each in participations(portal, branch):
        shown = visible_fills(branch, each.programme)
        if each.programme.slots and shown:
            ready = sum(fill.state.value == "ready" for fill in shown)
            if ready == len(slot_fills(branch, each.programme)):
                return ("complete",)
            return ("building",) if each.programme.public_progress == "all" else ()
    return ()


def studios(portal: PublicPortal, listed: Sequence[Studio]) -> Browse:
    """Studios in the order of their list: by programme and cohort."""
    lines = [studio_line(portal, each) for each in listed]
    taking = [joined(portal, each) for each in listed]
    hosts = [portal.branches.get(each.branch) for each in listed]
    whose = institution_facet(portal, [(host.unit,) if host else () for host in hosts])
    return Browse(
        url="studios/",
        heading="工作室",
        counter="间",
        urls=tuple(line.url for line in lines),
        columns=(
            Column("title", "工作室", "title", tuple(line.name for line in lines)),
            Column("full", "全称", "text", tuple(each.name for each in listed), "file"),
            *institution_column(whose),
            Column("lead", "负责人", "text", tuple(line.lead for line in lines)),
            Column("host", "依托支部", "text", tuple(f"{line.unit}{line.host}" for line in lines)),
            Column("cohort", "批次", "facet"),
            Column("period", "周期", "text", tuple(line.period for line in lines)),
            Column("level", "级别", "sign", tuple((line.level_code, line.level) for line in lines)),
            Column("results", "成果", "number", tuple(line.results for line in lines)),
            Column(
                "years",
                "年度代表性成果",
                "years",
                tuple(
                    tuple(
                        (cell.year, cell.state, cell.word, tuple((a.text, a.url) for a in cell.achievements))
                        for cell in line.years
                    )
                    for line in lines
                ),
                "card",
            ),
        ),
        facets=(
            *whose,
            Facet("kind", "类别", facet_words.terms(portal, "studio_kinds"), tuple((each.kind,) for each in listed)),
            Facet("programme", "工程", facet_words.programmes(portal), tuple(own for own, _cohorts in taking)),
            Facet("cohort", "批次", facet_words.cohorts(portal), tuple(own for _programmes, own in taking)),
            Facet("level", "级别", facet_words.terms(portal, "levels"), tuple((each.level,) for each in listed)),
            Facet("unit", "单位", facet_words.units(portal), tuple((b.unit,) if b else () for b in hosts)),
            Facet(
                "state",
                "进度",
                {"running": "建设中", "accepted": "已结项"},
                tuple(("accepted" if line.accepted else "running",) for line in lines),
            ),
        ),
        sorts=(
            Sort("given", "按批次"),
            by_title([line.name for line in lines]),
            _LEVEL,
            _UNIT,
            Sort("results", "成果多的在前", _most([line.results for line in lines])),
        ),
    )


def achievements(portal: PublicPortal, listed: Sequence[Achievement], facets: tuple[Facet, ...]) -> Browse:
    """Achievements, newest first. Summaries are left out: thousands of rows must travel in one file."""
    lines = [cards.entry(portal, each) for each in listed]
    orders = {
        "title": lambda: by_title([line.title for line in lines]).order,
        "evidence": lambda: _most([line.evidence for line in lines]),
    }
    return Browse(
        url="achievements/",
        heading="成果",
        counter="项",
        urls=tuple(line.url for line in lines),
        columns=(
            Column("title", "成果名称", "title", tuple(line.title for line in lines)),
            Column("kind", "形态", "text", tuple(line.form for line in lines)),
            Column("date", "完成", "text", tuple(line.date for line in lines)),
            Column("owners", "归属", "links", tuple(tuple((o.text, o.url) for o in line.owners) for line in lines)),
            *institution_column(facets),
            Column("unit", "单位", "facet", use="file"),
            Column("level", "级别", "sign", tuple((line.level_code, line.level) for line in lines)),
            Column("key", "代表性", "flag", tuple(int(line.representative) for line in lines)),
            Column("programme", "工程", "facet", use="file"),
            Column("criterion", "标准", "facet", use="file"),
            Column("evidence", "佐证", "number", tuple(line.evidence for line in lines)),
            Column("picture", "图片", "picture", tuple(_small(line.picture) for line in lines), "card"),
        ),
        facets=facets,
        sorts=tuple(
            replace(sort, order=orders[sort.key]()) if sort.key in orders else sort for sort in ACHIEVEMENT_SORTS
        ),
    )


ACHIEVEMENT_SORTS = (
    Sort("newest", "最新在前"),
    Sort("oldest", "最早在前", back=True),
    Sort("title", "按名称"),
    _LEVEL,
    _UNIT,
    Sort("evidence", "佐证多的在前"),
)
"""Thousands of list pages name the orders; only the one file of rows needs them."""


def cases(portal: PublicPortal, listed: Sequence[Case]) -> Browse:
    """Case studies, newest first."""
    lines = [cards.case_card(portal, each) for each in listed]
    owners = [owner_links(portal, each.owners, short=True) for each in listed]
    whose = institution_facet(portal, [(each.unit,) for each in listed])
    return Browse(
        url="cases/",
        heading="典型案例",
        counter="篇",
        urls=tuple(line.url for line in lines),
        columns=(
            Column("title", "标题", "title", tuple(line.title for line in lines)),
            Column("kind", "类别", "facet"),
            Column("date", "发布", "text", tuple(line.date for line in lines)),
            Column("owners", "支部或工作室", "links", tuple(tuple((o.text, o.url) for o in own) for own in owners)),
            Column("of", "供稿", "text", tuple(line.unit for line in lines), "card"),
            *institution_column(whose),
            Column("unit", "供稿单位", "facet"),
            Column("adopted", "采用", "number", tuple(len(each.adopted_by) for each in listed)),
            Column("programme", "工程", "facet", use="file"),
            Column("criterion", "标准", "facet", use="file"),
            Column("summary", "导语", "text", tuple(line.summary for line in lines), "card"),
            Column("picture", "图片", "picture", tuple(_small(line.picture) for line in lines), "card"),
        ),
        facets=(
            *whose,
            Facet("kind", "类别", facet_words.terms(portal, "case_kinds"), tuple((each.kind,) for each in listed)),
            Facet(
                "year",
                "年度",
                facet_words.years(each.date.year for each in listed),
                tuple((str(each.date.year),) for each in listed),
            ),
            Facet("unit", "供稿单位", facet_words.units(portal), tuple((each.unit,) for each in listed)),
            Facet(
                "programme", "工程", facet_words.programmes(portal), tuple((each.programme or "",) for each in listed)
            ),
            Facet(
                "criterion",
                "标准",
                facet_words.criteria(portal),
                tuple(tuple(criterion_slug(code) for code in each.criteria) for each in listed),
            ),
            Facet(
                "adopted",
                "推广",
                {"yes": "已有采用", "card": "附“照着做”"},
                tuple((*(("yes",) if each.adopted_by else ()), *(("card",) if each.card else ())) for each in listed),
            ),
        ),
        sorts=(
            Sort("newest", "最新在前"),
            Sort("oldest", "最早在前", back=True),
            by_title([line.title for line in lines]),
            Sort("adopted", "采用多的在前", _most([len(each.adopted_by) for each in listed])),
            _UNIT,
        ),
    )


def achievement_years(listed: Iterable[Achievement]) -> tuple[tuple[str, ...], ...]:
    """The year that each achievement counts for."""
    return tuple((str(achievement_year(each)),) for each in listed)


def _small(picture: parts.Picture | None) -> str:
    return picture.webp[0][0] if picture else ""


def _most(numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(range(len(numbers)), key=lambda place: (-numbers[place], place)))
