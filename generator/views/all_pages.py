"""Every page of the site, from the public Portal alone: the one list that web and sitemap share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model.base import Record
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import shortened
from generator.views import adoption, listings
from generator.views.achievement import achievement_view
from generator.views.achievement_list import achievement_lists, units_of
from generator.views.all_lists import all_lists
from generator.views.branch import branch_view
from generator.views.browse import head_of, plain_head
from generator.views.citation import published
from generator.views.compare import URL as COMPARE_URL
from generator.views.compare import compare_view
from generator.views.data import Downloads, data_view
from generator.views.dictionary import dictionary_view
from generator.views.document import plan_pages, policy_view
from generator.views.film import FilmPage, film_page, films
from generator.views.home import home_view
from generator.views.lookup import name_of
from generator.views.narrative import case_view, notice_view
from generator.views.overview import overview_view
from generator.views.page import Link, Meta, Page
from generator.views.paging import LINES, PAGE_SIZE, Listing, paged
from generator.views.programme import programme_view
from generator.views.search import SearchView
from generator.views.studio import studio_view
from generator.views.unit import unit_view

_TITLES = {
    "branches/": "支部",
    "studios/": "工作室",
    "achievements/": "成果",
    "cases/": "案例",
    "programmes/": "工程",
    "overview/": "总览",
    "notices/": "公示与通知",
    "videos/": "微视频",
    "plans/": "任务分解",
    "policies/": "政策文件",
    "awards/": "表彰",
    "units/": "单位",
    "search/": "搜索",
    "data/": "开放数据",
    "adoption/": "推广与采用",
}

SECTIONS: tuple[str, ...] = ("", *_TITLES)
"""URLs of the navigation entries; each lends its shell to the pages below it."""


def all_pages(portal: PublicPortal, downloads: Callable[[], Downloads | None] = lambda: None) -> Iterator[Page]:
    """Lists first, then records type by type; at the end the page of the open data, for which the downloads
    are asked for no sooner.
    """
    yield _home(portal)
    yield from _lists(portal)
    yield from _search(portal)
    yield from _achievement_lists(portal)
    for branch in portal.branches.values():
        yield _record(portal, "branches", "branch", branch, branch.idea, branch_view(portal, branch), branch.unit)
    for studio in portal.studios.values():
        host = portal.branches.get(studio.branch)
        yield _record(
            portal, "studios", "studio", studio, studio.idea, studio_view(portal, studio), host.unit if host else ""
        )
    for achievement in portal.achievements.values():
        yield _record(
            portal,
            "achievements",
            "achievement",
            achievement,
            achievement.summary,
            achievement_view(portal, achievement),
            next(iter(units_of(portal, achievement)), ""),
        )
    for case in portal.cases.values():
        yield _record(portal, "cases", "case", case, case.summary, case_view(portal, case), case.unit)
    for programme in portal.programmes.values():
        yield _record(portal, "programmes", "programme", programme, programme.goal, programme_view(portal, programme))
    for policy in portal.policies.values():
        yield _record(portal, "policies", "policy", policy, policy.summary, policy_view(portal, policy))
    for notice in portal.notices.values():
        yield _record(
            portal,
            "notices",
            "notice",
            notice,
            notice.summary or notice.title,
            notice_view(portal, notice),
            notice.unit or "",
        )
    for unit in portal.units.values():
        yield _record(portal, "units", "unit", unit, unit.summary or unit.name, unit_view(portal, unit), unit.id)
    yield from _plans(portal)
    yield from _videos(portal)
    yield from _data(portal, downloads())


def _home(portal: PublicPortal) -> Page:
    meta = Meta(portal.site.summary, (portal.site.institution,), column="首页")
    return Page(
        "",
        "",
        "home",
        f"{portal.site.institution}{portal.site.title}",
        meta,
        home_view(portal),
        source="data/portal.yml",
    )


def _lists(portal: PublicPortal) -> Iterator[Page]:
    views: tuple[tuple[str, str, Listing], ...] = (
        ("branches/", "branch_list", listings.branch_listing(portal)),
        ("studios/", "studio_list", listings.studio_listing(portal)),
        ("cases/", "case_list", listings.case_listing(portal)),
        ("programmes/", "programme_list", listings.programme_listing(portal)),
        ("notices/", "notice_list", listings.notice_listing(portal)),
        ("videos/", "video_list", listings.video_listing(portal)),
        ("plans/", "plan_list", listings.plan_listing(portal)),
        ("policies/", "policy_list", listings.policy_listing(portal)),
        ("awards/", "award_list", listings.award_listing(portal)),
        ("units/", "unit_list", listings.unit_listing(portal)),
    )
    lists = all_lists(portal)
    for section, template, whole in views:
        head = head_of(lists[section]) if section in lists else plain_head(section, whole.total)
        for url, view in paged(section, whole, head, LINES if section == "units/" else PAGE_SIZE):
            yield _list(section, url, template, view.lead, view, view.number)
    awards = listings.award_listing(portal)
    for url, view in listings.awards_by_year(awards, head_of(lists["awards/"])):
        meta = Meta(view.lead, ("表彰", view.heading), column="表彰")
        crumbs = _crumbs("awards/", Link(view.heading, ""))
        yield Page(url, "awards/", "award_list", view.heading, meta, view, crumbs)
    for reverse, rows in ((False, adoption.methods(portal)), (True, adoption.adopters(portal))):
        way = adoption.ADOPTERS_URL if reverse else adoption.URL
        for url, view in paged(way, adoption.listing(rows, reverse=reverse), head_of(lists[way])):
            yield _list("adoption/", url, "adoption", view.lead, view, view.number)
    compare = compare_view(portal)
    crumbs = _crumbs("branches/", Link(compare.heading, ""))
    yield Page(
        COMPARE_URL, "branches/", "compare", compare.heading, Meta(compare.lead, (compare.heading,)), compare, crumbs
    )
    lead = "样板党支部、工作室和成果的建设进展。"
    yield _list("overview/", "overview/", "overview", lead, overview_view(portal))


def _list(section: str, url: str, template: str, lead: str, view: object, number: int = 1) -> Page:
    name = _TITLES[section]
    meta = Meta(lead, (name,), column=name)
    title = name if number == 1 else f"{name}（第{number}页）"
    return Page(url, section, template, title, meta, view, _crumbs(section))


def _search(portal: PublicPortal) -> Iterator[Page]:
    if portal.site.search:
        sections = tuple(Link(title, url) for url, title in _TITLES.items() if url != "search/")
        yield Page(
            "search/",
            "search/",
            "search",
            "搜索",
            Meta("搜索全部支部、工作室、成果、案例和文件。", ("搜索",), column="搜索"),
            SearchView(sections),
            _crumbs("search/"),
        )


def _achievement_lists(portal: PublicPortal) -> Iterator[Page]:
    for url, view in achievement_lists(portal):
        title = view.heading if view.number == 1 else f"{view.heading}（第{view.number}页）"
        crumbs = _crumbs("achievements/", *([Link(view.chosen, "")] if view.chosen else []))
        yield Page(
            url,
            "achievements/",
            "achievement_list",
            title,
            Meta(view.lead, ("成果", view.chosen), column="成果"),
            view,
            crumbs,
        )


def _record(
    portal: PublicPortal, kind: str, template: str, record: Record, summary: str, view: object, unit: str = ""
) -> Page:
    section = addresses.page(kind)
    title = name_of(record)
    known = portal.units.get(unit)
    cover = getattr(view, "cover", None)
    meta = Meta(
        description=shortened(summary, 120),
        keywords=(title, _TITLES[section]),
        published=f"{published(record)} 00:00" if published(record) else "",
        source=known.name if known else portal.site.issuer,
        image=cover.src if cover else "",
        image_size=(cover.width, cover.height) if cover else (0, 0),
        image_alt=cover.alt if cover else "",
        data=addresses.data_of(kind, record.id),
    )
    origin = portal.origins[kind, record.id]
    return Page(
        url=addresses.page(kind, record.id),
        section=section,
        template=template,
        title=title,
        meta=meta,
        view=view,
        crumbs=_crumbs(section, Link(name_of(record, short=True), "")),
        source=origin.file,
        kind=_TITLES[section],
    )


def _plans(portal: PublicPortal) -> Iterator[Page]:
    for plan in portal.plans.values():
        origin, data = portal.origins["plans", plan.id], addresses.data_of("plans", plan.id)
        for url, view in plan_pages(portal, plan):
            title = f"{plan.title}：{view.heading}" if view.heading else plan.title
            title = title if view.number == 1 else f"{title}（第{view.number}页）"
            own = not view.heading and view.number == 1
            crumbs = [Link("任务表", view.head.url), Link(view.heading, "")] if view.heading else [Link("任务表", "")]
            yield Page(
                url,
                "plans/",
                "plan",
                title,
                Meta(plan.summary or plan.title, ("任务分解",), data=data if own else ""),
                view,
                _crumbs("plans/", *crumbs),
                origin.file,
                "任务分解" if own else "",
            )


def _videos(portal: PublicPortal) -> Iterator[Page]:
    for record in films(portal):
        view = film_page(portal, record)
        source = portal.origins["branches" if record.id in portal.branches else "studios", record.id].file
        crumbs = _crumbs("videos/", Link(view.video.title, ""))
        meta = _video_meta(portal, record.id, view)
        yield Page(view.video.url, "videos/", "video", view.video.title, meta, view, crumbs, source, "微视频")


def _data(portal: PublicPortal, downloads: Downloads | None) -> Iterator[Page]:
    lead = (
        "本站全部公开记录的结构化数据：工程、单位、党支部、工作室、成果、任务、政策文件、表彰、案例和公示，"
        "可以整套下载，也可以分表下载，字段和选项都有说明。"
    )
    meta = Meta(lead, ("开放数据", "数据下载"), column="开放数据")
    yield Page("data/", "data/", "data", "开放数据", meta, data_view(portal, downloads), _crumbs("data/"))
    lead = "开放数据里每个字段的名称、类型和含义，以及全部选项代码。"
    meta = Meta(lead, ("数据字典", "字段说明"), column="数据字典")
    crumbs = _crumbs("data/", Link("数据字典", ""))
    yield Page(
        addresses.page("data", "dictionary"), "data/", "dictionary", "数据字典", meta, dictionary_view(portal), crumbs
    )


def _video_meta(portal: PublicPortal, owner: str, view: FilmPage) -> Meta:
    video, poster = view.video, view.video.poster
    studio = portal.studios.get(owner)
    branch = portal.branches.get(studio.branch if studio else owner)
    unit = portal.units.get(branch.unit) if branch else None
    return Meta(
        video.summary or video.title,
        (video.title, "微视频"),
        published=f"{video.day} 00:00" if video.day else "",
        source=unit.name if unit else portal.site.issuer,
        image=poster.src if poster else "",
        image_size=(poster.width, poster.height) if poster else (0, 0),
        image_alt=poster.alt if poster else "",
    )


def _crumbs(section: str, *rest: Link) -> tuple[Link, ...]:
    """The way from the home page; the last step has no address."""
    here = Link(_TITLES[section], section if rest else "")
    return (Link("首页", "./"), here, *rest)
