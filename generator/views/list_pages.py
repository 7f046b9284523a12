"""The pages that list records, the home page and the overview among them, and the pages that stand by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views import adoption, listings
from generator.views.achievement_list import achievement_lists
from generator.views.all_lists import list_at, list_urls
from generator.views.browse import head_of, plain_head
from generator.views.compare import URL as COMPARE_URL
from generator.views.compare import compare_view
from generator.views.data import Downloads, data_view
from generator.views.dictionary import dictionary_view
from generator.views.home import home_view
from generator.views.overview import overview_view
from generator.views.page import Link, Meta, Page
from generator.views.paging import LINES, PAGE_SIZE, Listing, paged
from generator.views.search import SearchView
from generator.views.sections import TITLES, Group, crumbs_to
from generator.views.volume_page import Prints, volume_listing


def list_groups(portal: PublicPortal, prints: Prints) -> Iterator[Group]:
    """The home page, the lists section by section, the overview, the page of search."""
    yield "home", lambda: [_home(portal)]
    for section, (template, listing) in _LISTINGS.items():
        yield section, partial(_listed, portal, section, template, listing)
    yield "awards by year", partial(_awards, portal)
    yield "adoption/", partial(_adoption, portal)
    yield "volumes/", lambda: [_volumes(portal, prints)]
    yield "compare", partial(_compare, portal)
    yield "overview/", partial(_overview, portal)
    yield "search", partial(_search, portal)
    yield "achievements", partial(_achievement_lists, portal)


_LISTINGS: Mapping[str, tuple[str, Callable[[PublicPortal], Listing]]] = {
    "branches/": ("branch_list", listings.branch_listing),
    "studios/": ("studio_list", listings.studio_listing),
    "cases/": ("case_list", listings.case_listing),
    "programmes/": ("programme_list", listings.programme_listing),
    "notices/": ("notice_list", listings.notice_listing),
    "videos/": ("video_list", listings.video_listing),
    "plans/": ("plan_list", listings.plan_listing),
    "policies/": ("policy_list", listings.policy_listing),
    "awards/": ("award_list", listings.award_listing),
    "units/": ("unit_list", listings.unit_listing),
}


def _listed(
    portal: PublicPortal, section: str, template: str, listing: Callable[[PublicPortal], Listing]
) -> Iterator[Page]:
    whole = listing(portal)
    listed = section in list_urls(portal)
    head = head_of(list_at(portal, section)) if listed else plain_head(section, whole.total)
    for url, view in paged(section, whole, head, LINES if section == "units/" else PAGE_SIZE):
        yield _list(section, url, template, view.lead, view, view.number)


def _awards(portal: PublicPortal) -> Iterator[Page]:
    for url, view in listings.awards_by_year(listings.award_listing(portal), head_of(list_at(portal, "awards/"))):
        meta = Meta(view.lead, ("表彰", view.heading), column="表彰")
        crumbs = crumbs_to("awards/", Link(view.heading, ""))
        yield Page(url, "awards/", "award_list", view.heading, meta, view, crumbs)


def _adoption(portal: PublicPortal) -> Iterator[Page]:
    for reverse, rows in ((False, adoption.methods(portal)), (True, adoption.adopters(portal))):
        way = adoption.ADOPTERS_URL if reverse else adoption.URL
        for url, view in paged(way, adoption.listing(rows, reverse=reverse), head_of(list_at(portal, way))):
            yield _list("adoption/", url, "adoption", view.lead, view, view.number)


def _volumes(portal: PublicPortal, prints: Prints) -> Page:
    view = volume_listing(portal, prints)
    return _list("volumes/", "volumes/", "volume_list", view.lead, view)


def _compare(portal: PublicPortal) -> Iterator[Page]:
    compare = compare_view(portal)
    crumbs = crumbs_to("branches/", Link(compare.heading, ""))
    yield Page(
        COMPARE_URL, "branches/", "compare", compare.heading, Meta(compare.lead, (compare.heading,)), compare, crumbs
    )


def _overview(portal: PublicPortal) -> Iterator[Page]:
    lead = "样板党支部、工作室和成果的建设进展。"
    yield _list("overview/", "overview/", "overview", lead, overview_view(portal))


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


def _list(section: str, url: str, template: str, lead: str, view: object, number: int = 1) -> Page:
    name = TITLES[section]
    meta = Meta(lead, (name,), column=name)
    title = name if number == 1 else f"{name}（第{number}页）"
    return Page(url, section, template, title, meta, view, crumbs_to(section))


def _search(portal: PublicPortal) -> Iterator[Page]:
    if portal.site.search:
        sections = tuple(Link(title, url) for url, title in TITLES.items() if url != "search/")
        yield Page(
            "search/",
            "search/",
            "search",
            "搜索",
            Meta("搜索全部支部、工作室、成果、案例和文件。", ("搜索",), column="搜索"),
            SearchView(sections),
            crumbs_to("search/"),
        )


def _achievement_lists(portal: PublicPortal) -> Iterator[Page]:
    for url, view in achievement_lists(portal):
        title = view.heading if view.number == 1 else f"{view.heading}（第{view.number}页）"
        crumbs = crumbs_to("achievements/", *([Link(view.chosen, "")] if view.chosen else []))
        yield Page(
            url,
            "achievements/",
            "achievement_list",
            title,
            Meta(view.lead, ("成果", view.chosen), column="成果"),
            view,
            crumbs,
        )


def data_pages(portal: PublicPortal, downloads: Downloads | None) -> Iterator[Page]:
    lead = (
        "本站全部公开记录的结构化数据：工程、单位、党支部、工作室、成果、任务、政策文件、表彰、案例和公示，"
        "可以整套下载，也可以分表下载，字段和选项都有说明。"
    )
    meta = Meta(lead, ("开放数据", "数据下载"), column="开放数据")
    yield Page("data/", "data/", "data", "开放数据", meta, data_view(portal, downloads), crumbs_to("data/"))
    lead = "开放数据里每个字段的名称、类型和含义，以及全部选项代码。"
    meta = Meta(lead, ("数据字典", "字段说明"), column="数据字典")
    crumbs = crumbs_to("data/", Link("数据字典", ""))
    yield Page(
        addresses.page("data", "dictionary"), "data/", "dictionary", "数据字典", meta, dictionary_view(portal), crumbs
    )
