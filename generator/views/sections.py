"""The sections of the site: the entries of its navigation, and the way from the home page to any page below."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.views.page import Link, Page

TITLES = {
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
    "volumes/": "成果汇编",
    "units/": "单位",
    "search/": "搜索",
    "data/": "开放数据",
    "adoption/": "推广与采用",
}

SECTIONS: tuple[str, ...] = ("", *TITLES)
"""URLs of the navigation entries; each lends its shell to the pages below it."""


Group = tuple[str, Callable[[], Iterable[Page]]]
"""A name, and what makes the pages that are made together."""


def crumbs_to(section: str, *rest: Link) -> tuple[Link, ...]:
    """The way from the home page; the last step has no address."""
    here = Link(TITLES[section], section if rest else "")
    return (Link("首页", "./"), here, *rest)
