"""Every page of the site, from the public Portal alone: the one list that web and sitemap share."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.achievement import Achievement
from generator.model.base import Record
from generator.model.narrative import Case, Notice
from generator.model.programme import Programme
from generator.model.studio import Studio
from generator.model.unit import Unit
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import shortened
from generator.views import listings
from generator.views.achievement import achievement_view
from generator.views.achievement_list import achievement_lists, units_of
from generator.views.branch import branch_view
from generator.views.document import plan_pages, policy_view
from generator.views.film import film_page, films, published
from generator.views.home import home_view
from generator.views.lookup import name_of
from generator.views.narrative import case_view, notice_view
from generator.views.overview import overview_view
from generator.views.page import Link, Meta, Page
from generator.views.programme import programme_view
from generator.views.social import carded, photo_of
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
}

SECTIONS: tuple[str, ...] = ("", *_TITLES)
"""URLs of the navigation entries; each lends its shell to the pages below it."""


def all_pages(portal: PublicPortal) -> Iterator[Page]:
    """Lists first, then records type by type."""
    yield _home(portal)
    yield from _lists(portal)
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


def _home(portal: PublicPortal) -> Page:
    meta = Meta(portal.site.summary, (portal.site.institution,), column="首页")
    meta = carded(portal, meta, "home", title=portal.site.title_breaks or portal.site.title)
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
    views: tuple[tuple[str, str, object], ...] = (
        ("branches/", "branch_list", listings.branch_listing(portal)),
        ("studios/", "studio_list", listings.studio_listing(portal)),
        ("cases/", "case_list", listings.case_listing(portal)),
        ("programmes/", "programme_list", listings.programme_listing(portal)),
        ("overview/", "overview", overview_view(portal)),
        ("notices/", "notice_list", listings.notice_listing(portal)),
        ("videos/", "video_list", listings.video_listing(portal)),
        ("plans/", "plan_list", listings.plan_listing(portal)),
        ("policies/", "policy_list", listings.policy_listing(portal)),
        ("awards/", "award_list", listings.award_listing(portal)),
        ("units/", "unit_list", listings.unit_listing(portal)),
    )
    for url, template, view in views:
        lead = str(getattr(view, "lead", "")) or "样板党支部、工作室和成果的建设进展。"
        meta = _list_card(portal, url, Meta(lead, (_TITLES[url],), column=_TITLES[url]))
        yield Page(url, url, template, _TITLES[url], meta, view, _crumbs(url))


def _list_card(portal: PublicPortal, section: str, meta: Meta) -> Meta:
    """One card for all lists of a section, however they are filtered."""
    return carded(portal, meta, section.rstrip("/"), title=_TITLES[section])


def _achievement_lists(portal: PublicPortal) -> Iterator[Page]:
    for url, view in achievement_lists(portal):
        title = view.heading if view.number == 1 else f"{view.heading}（第{view.number}页）"
        crumbs = _crumbs("achievements/", *([Link(view.chosen, "")] if view.chosen else []))
        yield Page(
            url,
            "achievements/",
            "achievement_list",
            title,
            _list_card(portal, "achievements/", Meta(view.lead, ("成果", view.chosen), column="成果")),
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
        published=f"{_published(record)} 00:00" if _published(record) else "",
        source=known.name if known else portal.site.issuer,
        image=cover.src if cover else "",
    )
    meta = carded(
        portal,
        meta,
        f"{kind}/{record.id}",
        title=title,
        kind=_kind(portal, kind, record),
        unit=known.name if known and known is not record else "",
        photo=photo_of(record),
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
    )


def _kind(portal: PublicPortal, kind: str, record: Record) -> str:
    """What sort of record it is, in the words of its own vocabulary where it has one."""
    match record:
        case Achievement():
            return record.form_label or portal.label("forms", record.form, short=True)
        case Case():
            return portal.label("case_kinds", record.kind)
        case Notice():
            return portal.label("notice_kinds", record.kind)
        case Unit() | Programme() | Studio():
            vocabulary = {"units": "unit_kinds", "programmes": "programme_kinds", "studios": "studio_kinds"}[kind]
            return portal.label(vocabulary, record.kind, short=True)
    return _TITLES[addresses.page(kind)]


def _published(record: Record) -> str:
    if isinstance(record, Case | Notice):
        return record.date.isoformat()
    return record.review.final.date.isoformat() if record.review else ""


def _plans(portal: PublicPortal) -> Iterator[Page]:
    for plan in portal.plans.values():
        origin = portal.origins["plans", plan.id]
        for url, view in plan_pages(portal, plan):
            title = f"{plan.title}：{view.heading}" if view.heading else plan.title
            crumbs = [Link("任务表", view.whole), Link(view.heading, "")] if view.heading else [Link("任务表", "")]
            yield Page(
                url,
                "plans/",
                "plan",
                title,
                carded(
                    portal,
                    Meta(plan.summary or plan.title, ("任务分解",)),
                    f"plans/{plan.id}",
                    title=plan.title,
                    kind="任务分解表",
                ),
                view,
                _crumbs("plans/", *crumbs),
                origin.file,
            )


def _videos(portal: PublicPortal) -> Iterator[Page]:
    for record in films(portal):
        view = film_page(portal, record)
        film = published(record)
        meta = carded(
            portal,
            Meta(view.video.summary or view.video.title, ("微视频",)),
            f"videos/{record.id}",
            title=view.video.title,
            kind=f"微视频　{view.video.duration}",
            unit=view.owner.text,
            photo=film.poster if film else None,
        )
        source = portal.origins["branches" if record.id in portal.branches else "studios", record.id].file
        crumbs = _crumbs("videos/", Link(view.video.title, ""))
        yield Page(view.video.url, "videos/", "video", view.video.title, meta, view, crumbs, source)


def _crumbs(section: str, *rest: Link) -> tuple[Link, ...]:
    """The way from the home page; the last step has no address."""
    here = Link(_TITLES[section], section if rest else "")
    return (Link("首页", "./"), here, *rest)
