"""The page of each record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.model.achievement import Achievement
from generator.model.base import Record
from generator.model.branch import Branch
from generator.model.document import Policy
from generator.model.narrative import Case, Notice
from generator.model.programme import Programme
from generator.model.studio import Studio
from generator.model.unit import Unit
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import shortened
from generator.views.achievement import achievement_view
from generator.views.achievement_list import units_of
from generator.views.branch import branch_view
from generator.views.citation import published
from generator.views.film import FilmPage, film_page, films
from generator.views.lookup import name_of
from generator.views.narrative import case_view, notice_view
from generator.views.page import Link, Meta, Page
from generator.views.plan import plan_pages
from generator.views.policy import policy_view
from generator.views.programme import programme_view
from generator.views.sections import TITLES, Group, crumbs_to
from generator.views.studio import studio_view
from generator.views.unit import unit_view
from generator.views.volume import SMALL
from generator.views.volume_page import Prints, reading_pages, volume_page_view
from generator.views.withdrawn import withdrawn_pages


def record_groups(portal: PublicPortal, prints: Prints) -> Iterator[Group]:
    """One group a record, type by type, a volume with the pages for reading it; the videos are one."""
    for kind, page in _RECORD_PAGES.items():
        for record_id in portal.ids(kind):
            yield f"{kind}/{record_id}", partial(_one, page, portal, kind, record_id)
    for plan_id in portal.ids("plans"):
        yield f"plans/{plan_id}", partial(_plan, portal, plan_id)
    yield "videos", partial(_videos, portal)
    yield "withdrawn", partial(withdrawn_pages, portal)
    for volume_id in portal.ids("volumes"):
        yield f"volumes/{volume_id}", partial(_volume, portal, volume_id, prints)


def _volume(portal: PublicPortal, volume_id: str, prints: Prints) -> Iterator[Page]:
    volume = portal.volumes[volume_id]
    view = volume_page_view(portal, volume, prints)
    summary = f"{volume.title}（{volume.period}），{len(view.contents)}章。"
    yield _record(portal, "volumes", "volume", volume, summary, view)
    yield from reading_pages(portal, volume, page_of)


def page_of(portal: PublicPortal, kind: str, record_id: str) -> Page:
    """The page of a record of a type `WITH_PAGES`."""
    return _RECORD_PAGES[kind](portal, portal.of_type(kind)[record_id])


def _one(page: Callable[[PublicPortal, Any], Page], portal: PublicPortal, kind: str, record_id: str) -> list[Page]:
    return [page(portal, portal.of_type(kind)[record_id])]


def _branch(portal: PublicPortal, branch: Branch) -> Page:
    return _record(portal, "branches", "branch", branch, branch.idea, branch_view(portal, branch), branch.unit)


def _studio(portal: PublicPortal, studio: Studio) -> Page:
    host = portal.branches.get(studio.branch)
    return _record(
        portal, "studios", "studio", studio, studio.idea, studio_view(portal, studio), host.unit if host else ""
    )


def _achievement(portal: PublicPortal, achievement: Achievement) -> Page:
    return _record(
        portal,
        "achievements",
        "achievement",
        achievement,
        achievement.summary,
        achievement_view(portal, achievement),
        next(iter(units_of(portal, achievement)), ""),
    )


def _case(portal: PublicPortal, case: Case) -> Page:
    return _record(portal, "cases", "case", case, case.summary, case_view(portal, case), case.unit)


def _programme(portal: PublicPortal, programme: Programme) -> Page:
    return _record(portal, "programmes", "programme", programme, programme.goal, programme_view(portal, programme))


def _policy(portal: PublicPortal, policy: Policy) -> Page:
    return _record(portal, "policies", "policy", policy, policy.summary, policy_view(portal, policy))


def _notice(portal: PublicPortal, notice: Notice) -> Page:
    return _record(
        portal,
        "notices",
        "notice",
        notice,
        notice.summary or notice.title,
        notice_view(portal, notice),
        notice.unit or "",
    )


def _unit(portal: PublicPortal, unit: Unit) -> Page:
    return _record(portal, "units", "unit", unit, unit.summary or unit.name, unit_view(portal, unit), unit.id)


_RECORD_PAGES: Mapping[str, Callable[[PublicPortal, Any], Page]] = {
    "branches": _branch,
    "studios": _studio,
    "achievements": _achievement,
    "cases": _case,
    "programmes": _programme,
    "policies": _policy,
    "notices": _notice,
    "units": _unit,
}


WITH_PAGES = frozenset(_RECORD_PAGES)
"""Types of which each record has one page."""


def _record(
    portal: PublicPortal, kind: str, template: str, record: Record, summary: str, view: object, unit: str = ""
) -> Page:
    section = addresses.page(kind)
    title = name_of(record)
    known = portal.units.get(unit)
    cover = getattr(view, "cover", None)
    meta = Meta(
        description=shortened(summary, 120),
        keywords=(title, TITLES[section]),
        published=f"{published(record)} 00:00" if published(record) else "",
        source=known.name if known else portal.site.issuer,
        image=cover.src if cover else "",
        image_size=(cover.width, cover.height) if cover else (0, 0),
        image_alt=cover.alt if cover else "",
        data=addresses.data_of(kind, record.id),
        booklet=addresses.booklet(kind, record.id) if portal.site.booklets and kind in SMALL else "",
    )
    origin = portal.origins[kind, record.id]
    return Page(
        url=addresses.page(kind, record.id),
        section=section,
        template=template,
        title=title,
        meta=meta,
        view=view,
        crumbs=crumbs_to(section, Link(name_of(record, short=True), "")),
        source=origin.file,
        kind=TITLES[section],
        record=(kind, record.id),
    )


def _plan(portal: PublicPortal, plan_id: str) -> Iterator[Page]:
    plan, origin = portal.plans[plan_id], portal.origins["plans", plan_id]
    for url, view in plan_pages(portal, plan):
        title = f"{plan.title}：{view.heading}" if view.heading else plan.title
        title = title if view.number == 1 else f"{title}（第{view.number}页）"
        own = not view.heading and view.number == 1
        crumbs = [Link("任务表", view.head.url), Link(view.heading, "")] if view.heading else [Link("任务表", "")]
        data = addresses.data_of("plans", plan.id) if own else ""
        booklet = addresses.booklet("plans", plan.id) if portal.site.booklets else ""
        yield Page(
            url,
            "plans/",
            "plan",
            title,
            Meta(plan.summary or plan.title, ("任务分解",), data=data, booklet=booklet),
            view,
            crumbs_to("plans/", *crumbs),
            origin.file,
            "任务分解" if own else "",
            ("plans", plan.id) if own else None,
        )


def _videos(portal: PublicPortal) -> Iterator[Page]:
    for record in films(portal):
        view = film_page(portal, record)
        source = portal.origins["branches" if record.id in portal.branches else "studios", record.id].file
        crumbs = crumbs_to("videos/", Link(view.video.title, ""))
        meta = _video_meta(portal, record.id, view)
        yield Page(view.video.url, "videos/", "video", view.video.title, meta, view, crumbs, source, "微视频")


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
